/** The funding as a sheet: its sources by group, what their cells show, and what changing them means. */
import { session } from '../../dossier.svelte';
import { amount } from '../../format';
import { fieldOf, parts } from '../../pointer';
import { reader, tr } from '../../reader.svelte';
import type { RowAct } from '../../sheet/host';
import {
  ENTRY,
  ROW_HEIGHT,
  type CellMark,
  type CellView,
  type Change,
  type Choice,
  type Column,
  type Item,
} from '../../sheet/model';
import { heightFor, roomFor, trouble } from '../../sheet/numbers';
import { sheetWords } from '../../sheet/words';
import { choosing } from '../../together/choosing.svelte';
import type { Edit, FieldValue, Funding, FundingGroupKind } from '../../types';
import { RowSheet } from '../rows/row-sheet.svelte';
import type { Money } from './bar';
import { hue, type Hue } from './hue';
import { share } from './share';
import { fundingWords as words } from './words';

type OwnSource = keyof typeof words.sources;

const GROUPS: readonly FundingGroupKind[] = ['asked', 'own', 'other'];
const PREFIX = 'group:';
const YES = 'true';
const NO = 'false';

export class FundingSheet extends RowSheet<Funding> {
  constructor(narrow: () => boolean) {
    super('funding', words, narrow);
  }

  protected rows(): readonly Funding[] {
    return session.dossier.funding;
  }

  columns = $derived.by<Column[]>(() => {
    const titles = words.columns;
    const all: Column[] = [
      { id: 'source', title: titles.source, width: null, least: 170, kind: 'choice', held: true },
      { id: 'partner', title: titles.partner, width: 100, kind: 'choice' },
      { id: 'confirmed', title: titles.confirmed, width: 128, kind: 'choice' },
      { id: 'note', title: titles.note, width: 110, kind: 'text', quiet: true },
      { id: 'share', title: titles.share, width: 88, kind: 'shown', end: true, quiet: true },
      {
        id: 'amount',
        title: titles.amount,
        width: roomFor(session.judged.totals.funding, 112),
        kind: 'number',
        end: true,
      },
    ];
    return this.narrow() ? all.filter((column) => column.id !== 'note') : all;
  });

  sources = $derived.by<Choice[]>(() => {
    const own: OwnSource[] = ['own', 'other-public', 'other-private', 'income'];
    const choice = (id: string, label: string) => ({ id, label, short: label });
    return [
      choice('grant', words.sources.grant),
      ...session.call.cofinancer.map((one) => choice(one.id, tr(one.title))),
      ...own.map((id) => choice(id, words.sources[id])),
    ];
  });
  wrong = $derived(session.errors.filter((finding) => finding.kind === 'unreadable' && finding.step === 'funding'));
  #wrongRows = $derived(
    new Map(
      this.wrong.map((finding) => {
        const id = parts(finding.field ?? '')[1] ?? '';
        return [id, heightFor(sheetWords.trouble[trouble(this.line(id)?.amount ?? '')])];
      }),
    ),
  );

  groups = $derived.by(() =>
    GROUPS.map((group) => ({
      group,
      key: PREFIX + group,
      lines: session.dossier.funding.filter((one) => this.groupOf(one.source) === group).map((one) => one.id),
    })).filter(({ lines }) => lines.length > 0),
  );
  items = $derived.by<Item[]>(() => {
    const items: Item[] = [];
    for (const { key, lines } of this.groups) {
      items.push({ kind: 'group', key, height: ROW_HEIGHT });
      if (this.folded.has(key)) continue;
      for (const id of lines) items.push({ kind: 'row', key: id, height: this.#wrongRows.get(id) ?? ROW_HEIGHT });
    }
    items.push({ kind: 'entry', key: ENTRY, height: ROW_HEIGHT });
    return items;
  });

  /** What counts, in the order of the table: what the bar draws. */
  money = $derived.by<Money[]>(() =>
    this.groups.flatMap(({ group, lines }) =>
      lines.flatMap((id) => {
        const line = this.line(id);
        const counts = line && !session.judged.totals.uncounted_funding.includes(id);
        return counts ? [{ id, source: line.source, group, amount: line.amount }] : [];
      }),
    ),
  );

  groupOf(source: string): FundingGroupKind {
    const isAsked = source === 'grant' || session.call.cofinancer.some((one) => one.id === source && one.asked);
    return isAsked ? 'asked' : source === 'own' ? 'own' : 'other';
  }

  /** The hue of a source, in its row as in the bar; none while it counts for nothing. */
  hueOf(id: string): Hue | null {
    const own = this.money.find((one) => one.id === id);
    if (!own) return null;
    const nth = this.money.filter((one) => one.group === own.group).findIndex((one) => one.id === id);
    return hue(own.group, nth);
  }

  /** Who brings it, or else what it is. */
  shortName(id: string): string {
    const line = this.line(id);
    if (!line) return '';
    return this.partners.find((one) => one.id === line.partner)?.short ?? this.sourceName(line.source);
  }

  sourceName(code: string): string {
    if (code === '') return words.noSource;
    return this.sources.find((one) => one.id === code)?.label ?? code;
  }

  standing(line: Funding): string {
    if (line.confirmed) return words.confirmed;
    return this.groupOf(line.source) === 'asked' && line.source !== '' ? words.asked : words.notConfirmed;
  }

  // ---- What cells show

  /** A remark has no column of its own in a narrow window. */
  protected contested(item: Item, column: Column): CellMark | undefined {
    if (item.kind !== 'row') return undefined;
    const own = fieldOf('funding', item.key, column.id);
    const hidden = column.held && this.narrow() ? [fieldOf('funding', item.key, 'note')] : [];
    return choosing.markIn(own, ...hidden);
  }

  protected plain(item: Item, column: Column): CellView {
    if (item.kind === 'group') return { text: this.#ofGroup(item.key, column), fixed: true };
    const line = this.line(item.key);
    if (!line) return { text: '' };
    switch (column.id) {
      case 'source':
        return { text: this.sourceName(line.source), whole: this.sourceName(line.source), quiet: line.source === '' };
      case 'partner': {
        const partner = this.partners.find((one) => one.id === line.partner);
        return { text: partner?.short ?? line.partner ?? '', whole: partner?.label };
      }
      case 'confirmed':
        return { text: this.standing(line) };
      case 'note': {
        const needless = line.note === '' && this.groupOf(line.source) === 'asked';
        return { text: needless ? words.noProof : line.note, whole: line.note || undefined, quiet: needless };
      }
      case 'share': {
        const part = session.judged.mix.shares[line.id];
        return { text: part === undefined ? '' : share(part, reader.language), fixed: true };
      }
      default: {
        const text = amount(line.amount, reader.language);
        const isWrong =
          session.problemAt(fieldOf('funding', line.id, 'amount')) !== undefined && this.#wrongRows.has(line.id);
        return isWrong ? { text, whole: text, problem: sheetWords.trouble[trouble(text)] } : { text };
      }
    }
  }

  kept(key: string, column: Column): string {
    const line = this.line(key);
    if (!line) return '';
    if (column.id === 'confirmed') return line.confirmed ? YES : NO;
    const value = column.id in line ? line[column.id as keyof Funding] : '';
    return typeof value === 'string' ? value : '';
  }

  choices(column: Column): readonly Choice[] {
    switch (column.id) {
      case 'source':
        return this.sources;
      case 'partner':
        return this.partners;
      case 'confirmed':
        return [
          { id: YES, label: words.confirmed, short: words.confirmed },
          { id: NO, label: words.notYet, short: words.notConfirmed },
        ];
      default:
        return [];
    }
  }

  groupName(key: string): string {
    const group = this.groups.find((one) => one.key === key)?.group;
    return group ? words.groups[group] : '';
  }

  // ---- What changing them means

  protected changing(changes: readonly Change[]): Edit[] {
    return changes.map(({ key, column, value }) => ({
      edit: 'set',
      field: this.fieldAt(key, column),
      value: valueOf(column, value),
    }));
  }

  protected override fieldsOf(values: Readonly<Record<string, string>>): Record<string, FieldValue> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueOf(name, value)]));
  }

  protected sharedWith(line: Funding): Record<string, FieldValue> {
    return { source: line.source };
  }

  protected ownActs(keys: readonly string[]): RowAct[] {
    const confirmed = keys.every((key) => this.line(key)?.confirmed);
    const confirm = keys.map((key): Change => ({ key, column: 'confirmed', value: confirmed ? NO : YES }));
    return [{ id: 'confirmed', label: words.confirm, checked: confirmed, run: () => this.change(confirm, [], true) }];
  }

  // ---- Small parts

  #ofGroup(key: string, column: Column): string {
    const group = this.groups.find((one) => one.key === key)?.group;
    const sum = session.judged.mix.groups.find((one) => one.group === group);
    if (!sum) return '';
    if (column.id === 'amount') return amount(sum.amount, reader.language);
    return column.id === 'share' && sum.share !== null ? share(sum.share, reader.language) : '';
  }
}

/** A cell's value as the dossier's field takes it. */
function valueOf(column: string, value: string): FieldValue {
  return column === 'confirmed' ? value === YES : value;
}
