/** The funding as a sheet: its sources by group, what their cells show, and what changing them means. */
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import CirclePlus from '@lucide/svelte/icons/circle-plus';
import GitFork from '@lucide/svelte/icons/git-fork';
import Copy from '@lucide/svelte/icons/copy';
import Clock from '@lucide/svelte/icons/history';
import Pencil from '@lucide/svelte/icons/pencil';
import ScanSearch from '@lucide/svelte/icons/scan-search';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { SvelteSet } from 'svelte/reactivity';
import { session } from '../../dossier.svelte';
import { amount } from '../../format';
import { history } from '../../history/history.svelte';
import { live } from '../../live.svelte';
import { fieldOf, newId, parts, pointer } from '../../pointer';
import { reader, tr } from '../../reader.svelte';
import type { RowAct, SheetHost } from '../../sheet/host';
import {
  ENTRY,
  ROW_HEIGHT,
  type Cell,
  type CellMark,
  type CellView,
  type Change,
  type Choice,
  type Column,
  type Item,
} from '../../sheet/model';
import { moved } from '../../sheet/moves';
import { asTyped, heightFor, roomFor, trouble } from '../../sheet/numbers';
import { showFinding } from '../../sheet/show-finding';
import { sheetWords } from '../../sheet/words';
import { choosing } from '../../together/choosing.svelte';
import type { Edit, Field, FieldValue, FindingView, Funding, FundingGroupKind, Text } from '../../types';
import { concord } from '../../words/concord';
import { both } from '../../words/define';
import { history as past } from '../../words/history';
import { shortNames } from '../budget/short-names';
import type { Money } from './bar';
import { hue, type Hue } from './hue';
import { share } from './share';
import { fundingWords as words } from './words';

type Name = keyof typeof words.field;
type OwnSource = keyof typeof words.sources;

const GROUPS: readonly FundingGroupKind[] = ['asked', 'own', 'other'];
const PREFIX = 'group:';
const YES = 'true';
const NO = 'false';

export class FundingSheet implements SheetHost {
  /** The source whose form is open. */
  edited = $state<string | null>(null);
  /** The rows whose menu is open. */
  asked = $state.raw<{ keys: readonly string[]; anchor: HTMLElement } | null>(null);

  #narrow: () => boolean;
  #folded = new SvelteSet<string>();
  #typingIn: Field | null = null;

  constructor(narrow: () => boolean) {
    this.#narrow = narrow;
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
    return this.#narrow() ? all.filter((column) => column.id !== 'note') : all;
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
  partners = $derived.by<Choice[]>(() => {
    const names = session.dossier.partners.map((one, at) => one.name.trim() || words.unnamedPartner(at + 1));
    const short = shortNames(names);
    return session.dossier.partners.map((one, at) => ({ id: one.id, label: names[at] ?? '', short: short[at] ?? '' }));
  });

  numbers = $derived(new Map(session.dossier.funding.map((one, at) => [one.id, at + 1])));
  #lines = $derived(new Map(session.dossier.funding.map((one) => [one.id, one])));

  wrong = $derived(session.errors.filter((finding) => finding.kind === 'unreadable' && finding.step === 'funding'));
  #wrongRows = $derived(
    new Map(
      this.wrong.map((finding) => {
        const id = parts(finding.field ?? '')[1] ?? '';
        return [id, heightFor(sheetWords.trouble[trouble(this.#lines.get(id)?.amount ?? '')])];
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
      if (this.#folded.has(key)) continue;
      for (const id of lines) items.push({ kind: 'row', key: id, height: this.#wrongRows.get(id) ?? ROW_HEIGHT });
    }
    items.push({ kind: 'entry', key: ENTRY, height: ROW_HEIGHT });
    return items;
  });

  /** What counts, in the order of the table: what the bar draws. */
  money = $derived.by<Money[]>(() =>
    this.groups.flatMap(({ group, lines }) =>
      lines.flatMap((id) => {
        const line = this.#lines.get(id);
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
    const line = this.#lines.get(id);
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

  view = (item: Item, column: Column): CellView => {
    const mark = item.kind === 'row' ? this.#contested(item, column) : undefined;
    return mark ? { ...this.#plain(item, column), mark } : this.#plain(item, column);
  };

  /** The mark of a contested cell; the first of a row stands for a remark that has no column in a narrow window. */
  #contested(item: Item, column: Column): CellMark | undefined {
    const own = fieldOf('funding', item.key, column.id);
    const hidden = column.held && this.#narrow() ? [fieldOf('funding', item.key, 'note')] : [];
    return choosing.markIn(own, ...hidden);
  }

  #plain(item: Item, column: Column): CellView {
    if (item.kind === 'group') return { text: this.#ofGroup(item.key, column), fixed: true };
    const line = this.#lines.get(item.key);
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

  typed(key: string, column: Column): string {
    const kept = this.kept(key, column);
    if (column.kind === 'number') return asTyped(kept, reader.language);
    if (column.kind !== 'choice') return kept;
    return this.choices(column).find((one) => one.id === kept)?.label ?? kept;
  }

  kept(key: string, column: Column): string {
    const line = this.#lines.get(key);
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

  groupSize(key: string): number {
    return this.groups.find((one) => one.key === key)?.lines.length ?? 0;
  }

  cellFor(field: Field): Cell | null {
    const [list, id, name] = parts(field);
    if (list !== 'funding') return null;
    if (id === undefined || !this.#lines.has(id)) return { key: ENTRY, column: 'source' };
    const own = this.groups.find((one) => one.lines.includes(id));
    if (own) this.fold(own.key, false);
    const column = this.columns.find((one) => one.id === name) ?? this.columns[0];
    return { key: id, column: column?.id ?? '' };
  }

  line(key: string): Funding | undefined {
    return this.#lines.get(key);
  }

  // ---- What changing them means

  change(changes: readonly Change[], added: readonly Readonly<Record<string, string>>[], kept: boolean): void {
    const edits = changes.map(({ key, column, value }): Edit => ({
      edit: 'set',
      field: fieldOf('funding', key, column),
      value: valueOf(column, value),
    }));
    let after = session.dossier.funding.at(-1)?.id ?? null;
    for (const fields of added) {
      const id = newId('funding');
      edits.push({ edit: 'add', list: 'funding', id, after, fields: valuesOf(fields) });
      after = id;
    }
    void session.edit(edits, this.#label(changes, added.length), kept);
  }

  typing(cell: Cell | null): void {
    if (this.#typingIn !== null) session.endsTyping(this.#typingIn);
    this.#typingIn = cell && fieldOf('funding', cell.key, cell.column);
    if (this.#typingIn !== null) session.beginsTyping(this.#typingIn);
  }

  begin(column: Column, value: string): string {
    const id = newId('funding');
    const after = session.dossier.funding.at(-1)?.id ?? null;
    const add: Edit = { edit: 'add', list: 'funding', id, after, fields: valuesOf({ [column.id]: value }) };
    void session.edit(
      [add],
      both(words, (one) => one.newRow),
    );
    return id;
  }

  isFolded(key: string): boolean {
    return this.#folded.has(key);
  }

  fold(key: string, closed: boolean): void {
    if (closed) this.#folded.add(key);
    else this.#folded.delete(key);
  }

  deleteRows(keys: readonly string[]): void {
    const label = both(words, (one) => one.deletedRows(keys.length, this.#first(keys)));
    void session.edit(
      keys.map((id): Edit => ({ edit: 'remove', list: 'funding', id })),
      label,
      true,
    );
    live.say(`${tr(label)}. ${words.undoable}`);
  }

  insertBelow(key: string): string | null {
    const line = this.#lines.get(key);
    if (!line) return null;
    const id = newId('funding');
    const add: Edit = { edit: 'add', list: 'funding', id, after: key, fields: { source: line.source } };
    void session.edit(
      [add],
      both(words, (one) => one.newRow),
      true,
    );
    return id;
  }

  duplicate(keys: readonly string[]): void {
    const lines = keys.flatMap((key) => this.#lines.get(key) ?? []);
    let after = keys.at(-1) ?? null;
    const edits = lines.map((line): Edit => {
      const { id: _, ...fields } = line;
      const id = newId('funding');
      const add: Edit = { edit: 'add', list: 'funding', id, after, fields };
      after = id;
      return add;
    });
    if (edits.length > 0)
      void session.edit(
        edits,
        both(words, (one) => one.newRows(edits.length)),
        true,
      );
  }

  moveRows(keys: readonly string[], by: 1 | -1): void {
    const all = session.dossier.funding.map((one) => one.id);
    const moves = moved(this.groups, keys, by, all);
    if (moves.length === 0) return;
    const label = both(words, (one) => one.movedRows(keys.length, this.#first(keys)));
    void session.edit(
      moves.map(({ id, after }): Edit => ({ edit: 'move', list: 'funding', id, after })),
      label,
      true,
    );
  }

  menu(keys: readonly string[], anchor: HTMLElement): void {
    this.asked = { keys, anchor };
  }

  get menuLabel(): string {
    const keys = this.asked?.keys ?? [];
    return keys.length === 1 ? words.rowMenu(this.#first(keys)) : words.rowsMenu(keys.length);
  }

  get acts(): RowAct[] {
    const keys = this.asked?.keys ?? [];
    const line = this.#lines.get(keys[0] ?? '');
    if (!line) return [];
    const finding = keys.flatMap((key) => session.markOf('funding', key) ?? [])[0];
    const confirmed = keys.every((key) => this.#lines.get(key)?.confirmed);
    const confirm = keys.map((key): Change => ({ key, column: 'confirmed', value: confirmed ? NO : YES }));
    return [
      ...(finding
        ? [
            {
              id: 'finding',
              label: words.toFinding(tr(finding.title)),
              icon: ScanSearch,
              run: () => showFinding(finding),
            },
          ]
        : []),
      ...choosing.inRows('funding', keys).map(({ field, name }) => ({
        id: `choose-${field}`,
        label: concord.chooseOf(tr(name)),
        icon: GitFork,
        run: () => choosing.look(field),
      })),
      ...(keys.length === 1
        ? [{ id: 'edit', label: words.editRow, icon: Pencil, run: () => (this.edited = line.id) }]
        : []),
      { id: 'confirmed', label: words.confirm, checked: confirmed, run: () => this.change(confirm, [], true) },
      {
        id: 'insert',
        label: words.insertBelow,
        icon: CirclePlus,
        keys: 'Ctrl +',
        run: () => this.insertBelow(keys.at(-1) ?? ''),
      },
      { id: 'duplicate', label: words.duplicate, icon: Copy, run: () => this.duplicate(keys) },
      { id: 'up', label: words.moveUp, icon: ArrowUp, keys: 'Alt ↑', run: () => this.moveRows(keys, -1) },
      { id: 'down', label: words.moveDown, icon: ArrowDown, keys: 'Alt ↓', run: () => this.moveRows(keys, 1) },
      ...(keys.length === 1
        ? [{ id: 'history', label: past.row, icon: Clock, run: () => history.open(pointer('funding', line.id)) }]
        : []),
      {
        id: 'delete',
        label: words.delete,
        icon: Trash2,
        keys: 'Ctrl −',
        danger: true,
        run: () => this.deleteRows(keys),
      },
    ];
  }

  // ---- Small parts

  #ofGroup(key: string, column: Column): string {
    const group = this.groups.find((one) => one.key === key)?.group;
    const sum = session.judged.mix.groups.find((one) => one.group === group);
    if (!sum) return '';
    if (column.id === 'amount') return amount(sum.amount, reader.language);
    return column.id === 'share' && sum.share !== null ? share(sum.share, reader.language) : '';
  }

  #first(keys: readonly string[]): number {
    return this.numbers.get(keys[0] ?? '') ?? 0;
  }

  /** "bron 2, bedrag". */
  where(finding: FindingView): string {
    const [, id = '', name = ''] = parts(finding.field ?? '');
    const row = this.numbers.get(id) ?? 0;
    return words.problemAt(row, name in words.field ? words.field[name as Name] : name);
  }

  #label(changes: readonly Change[], added: number): Text {
    const [first] = changes;
    if (first && changes.length === 1 && added === 0) {
      return both(words, (one) => one.ofRow(one.field[first.column as Name], this.#first([first.key])));
    }
    return both(words, (one) =>
      [changes.length > 0 ? one.cells(changes.length) : '', added > 0 ? one.newRows(added) : '']
        .filter(Boolean)
        .join(', '),
    );
  }
}

/** A cell's value as the dossier's field takes it. */
function valueOf(column: string, value: string): FieldValue {
  return column === 'confirmed' ? value === YES : value;
}

function valuesOf(fields: Readonly<Record<string, string>>): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, valueOf(name, value)]));
}
