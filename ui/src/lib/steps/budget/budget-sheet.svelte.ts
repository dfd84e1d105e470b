/** The budget as a sheet: which rows and columns it has, what its cells show, and what changing them means. */
import Merge from '@lucide/svelte/icons/merge';
import { session } from '../../dossier.svelte';
import { amount, number, percent, quantity } from '../../format';
import { parts } from '../../pointer';
import { reader, tr } from '../../reader.svelte';
import type { RowAct } from '../../sheet/host';
import type { Cell, CellMark, CellView, Change, Choice, Column, Item } from '../../sheet/model';
import { heightFor, roomFor, trouble } from '../../sheet/numbers';
import { sheetWords } from '../../sheet/words';
import { choosing } from '../../together/choosing.svelte';
import { settling } from '../../together/settling.svelte';
import type { BudgetLine, Edit, Field, FieldValue, FindingView, Text } from '../../types';
import { both } from '../../words/define';
import { RowSheet } from '../rows/row-sheet.svelte';
import { changing, fieldAt } from './edits';
import { arrange, group, INDIRECT, type Group, type Grouping } from './groups';
import { budgetWords as words } from './words';

/** Where a block from elsewhere is pasted. */
export interface Pasting {
  text: string;
  at: Cell | null;
}

export class BudgetSheet extends RowSheet<BudgetLine> {
  /** How the reader wants the rows together; none yet means as the call has them. */
  wanted = $state<Grouping | null>(null);
  /** The block that is being looked at before it is taken. */
  pasting = $state.raw<Pasting | null>(null);

  constructor(narrow: () => boolean) {
    super('budget', words, narrow);
  }

  protected rows(): readonly BudgetLine[] {
    return session.dossier.budget;
  }

  grouping = $derived.by<Grouping>(() => {
    const hasCategories = session.call.category.length > 0;
    const wanted = this.wanted ?? (hasCategories ? 'category' : 'none');
    return wanted === 'category' && !hasCategories ? 'none' : wanted;
  });

  columns = $derived.by<Column[]>(() => {
    const titles = words.columns;
    const { cost, indirect_base } = session.judged.totals;
    const all: Column[] = [
      { id: 'description', title: titles.description, width: null, least: 120, kind: 'text', held: true },
      { id: 'partner', title: titles.partner, width: 92, kind: 'choice' },
      { id: 'action', title: titles.action, width: reader.language === 'nl' ? 48 : 58, kind: 'choice' },
      { id: 'category', title: titles.category, width: 76, kind: 'choice', quiet: true },
      { id: 'quantity', title: titles.quantity, width: reader.language === 'nl' ? 66 : 78, kind: 'number', end: true },
      { id: 'unit', title: titles.unit, width: 64, kind: 'text', quiet: true },
      {
        id: 'unit_cost',
        title: titles.unit_cost,
        width: roomFor(indirect_base, 88),
        kind: 'number',
        end: true,
      },
      { id: 'amount', title: titles.amount, width: roomFor(cost, 112), kind: 'shown', end: true },
    ];
    const hidden = new Set<string>();
    if (this.narrow()) ['action', 'category', 'unit'].forEach((one) => hidden.add(one));
    if (session.call.category.length === 0) hidden.add('category');
    return all.filter((column) => !hidden.has(column.id));
  });

  actions = $derived.by<Choice[]>(() =>
    session.dossier.actions.map((one, at) => ({
      id: one.id,
      label: one.title.trim() || this.#menuTitle(one.menu) || words.untitledAction(at + 1),
      short: `A${at + 1}`,
      note: `A${at + 1}`,
    })),
  );
  categories = $derived.by<Choice[]>(() =>
    session.call.category.map((one) => ({ id: one.id, label: tr(one.title), short: tr(one.title) })),
  );
  #chosen = $derived({
    partner: new Map(this.partners.map((one) => [one.id, one])),
    action: new Map(this.actions.map((one) => [one.id, one])),
    category: new Map(this.categories.map((one) => [one.id, one])),
  });

  /** Cells that cannot be read, in the order of the rows. */
  wrong = $derived(
    session.errors
      .filter((finding) => finding.kind === 'unreadable' && finding.step === 'budget')
      .sort((one, other) => this.#rowOf(one) - this.#rowOf(other)),
  );
  /** The rows with such cells, each as high as what is wrong needs. */
  #wrongRows = $derived.by(() => {
    const heights = new Map<string, number>();
    for (const { field } of this.wrong) {
      const [, id = '', name] = parts(field ?? '');
      const isRate = field === '/indirect_rate';
      const value = name === 'unit_cost' ? this.line(id)?.unit_cost : this.line(id)?.quantity;
      const words = sheetWords.trouble[trouble(isRate ? session.dossier.indirect_rate : (value ?? ''))];
      const key = isRate ? INDIRECT : id;
      heights.set(key, Math.max(heights.get(key) ?? 0, heightFor(words)));
    }
    return heights;
  });

  groups = $derived.by<Group[]>(() => {
    const by = this.grouping;
    const order = by === 'none' ? [] : this.#list(by).map((one) => one.id);
    return group(session.dossier.budget, by, order);
  });
  #byKey = $derived(new Map(this.groups.map((one) => [one.key, one])));
  items = $derived<Item[]>(
    arrange(this.groups, this.grouping, this.folded, this.#wrongRows, session.call.indirect !== null),
  );

  // ---- What cells show

  override fieldAt(key: string, column: string): Field {
    return fieldAt(key, column);
  }

  protected contested(item: Item, column: Column): CellMark | undefined {
    if (item.kind === 'computed') return column.id === 'quantity' ? choosing.markIn('/indirect_rate') : undefined;
    const own = fieldAt(item.key, column.id);
    if (!column.held) return choosing.markIn(own);
    const shown = new Set(this.columns.map((one) => one.id));
    const hidden = ['eligible', 'action', 'category', 'unit'].filter((name) => !shown.has(name));
    return choosing.markIn(own, ...hidden.map((name) => fieldAt(item.key, name)));
  }

  protected plain(item: Item, column: Column): CellView {
    if (item.kind === 'group') return { text: column.id === 'amount' ? this.#subtotal(item.key) : '', fixed: true };
    if (item.kind === 'entry') return { text: '' };
    if (item.kind === 'computed') return this.#indirect(column);
    const line = this.line(item.key);
    if (!line) return { text: '' };
    switch (column.id) {
      case 'description':
        return {
          text: line.description,
          whole: line.description || undefined,
          tag: line.eligible ? undefined : words.notEligible,
        };
      case 'partner':
      case 'action':
      case 'category': {
        const code = line[column.id];
        const choice = this.#chosen[column.id].get(code);
        return { text: choice?.short ?? code, whole: choice?.label };
      }
      case 'quantity':
        return this.#number(line.id, 'quantity', quantity(line.quantity, reader.language));
      case 'unit_cost':
        return this.#number(line.id, 'unit_cost', amount(line.unit_cost, reader.language));
      case 'amount': {
        const sum = session.amounts[line.id];
        if (sum !== undefined) return { text: amount(sum, reader.language), fixed: true };
        const isWrong = this.#wrongRows.has(line.id);
        return { text: '', tag: isWrong ? sheetWords.uncounted : undefined, fixed: true };
      }
      default:
        return { text: line.unit, whole: line.unit || undefined };
    }
  }

  override typed(key: string, column: Column): string {
    return key === INDIRECT ? this.#rate() : super.typed(key, column);
  }

  kept(key: string, column: Column): string {
    if (key === INDIRECT) return session.dossier.indirect_rate;
    const line = this.line(key);
    const value = line && column.id in line ? line[column.id as keyof BudgetLine] : '';
    return typeof value === 'string' ? value : '';
  }

  choices(column: Column): readonly Choice[] {
    return column.id === 'partner' || column.id === 'action' || column.id === 'category' ? this.#list(column.id) : [];
  }

  groupName(key: string): string {
    const by = this.grouping;
    const code = this.#byKey.get(key)?.code ?? '';
    if (by === 'none') return '';
    if (code === '') return words.noneYet[by];
    const choice = this.#chosen[by].get(code);
    if (!choice) return code;
    return by === 'action' ? `${choice.short} ${choice.label}` : choice.label;
  }

  /** The code that the rows of a group share. */
  codeOf(key: string): string {
    return this.#byKey.get(key)?.code ?? '';
  }

  /** "berekend: 15 % van personeel". */
  get indirectBasis(): string {
    const codes = session.call.indirect?.categories ?? [];
    const names = codes.map(
      (code) => this.#chosen.category.get(code)?.label.toLocaleLowerCase(reader.language) ?? code,
    );
    const last = names.pop();
    const what =
      last === undefined ? words.indirectAll : names.length > 0 ? `${names.join(', ')} ${words.and} ${last}` : last;
    const rate = session.dossier.indirect_rate;
    return rate === '' || this.#wrongRows.has(INDIRECT)
      ? words.indirectNoRate(what)
      : words.indirectOf(percent(rate, reader.language), what);
  }

  override cellFor(field: Field): Cell | null {
    if (field !== '/indirect_rate') return super.cellFor(field);
    return session.call.indirect ? { key: INDIRECT, column: 'quantity' } : null;
  }

  // ---- What changing them means

  protected changing(changes: readonly Change[]): Edit[] {
    return changing(changes, session.dossier.budget, this.grouping === 'category' ? 'category' : null);
  }

  /** A row stays in the group in which it was asked for. */
  protected sharedWith(line: BudgetLine): Record<string, FieldValue> {
    return this.grouping === 'none' ? {} : { [this.grouping]: line[this.grouping] };
  }

  setEligible(keys: readonly string[], eligible: boolean): void {
    const edits = keys.map((id): Edit => ({ edit: 'set', field: fieldAt(id, 'eligible'), value: eligible }));
    const label = both(words, (one) =>
      keys.length === 1
        ? one.ofRow(one.field.eligible, this.first(keys))
        : `${one.field.eligible}, ${one.rows(keys.length)}`,
    );
    void session.edit(edits, label, true);
  }

  paste(text: string, at: Cell | null): void {
    this.pasting = { text, at };
  }

  protected ownActs(keys: readonly string[]): RowAct[] {
    const eligible = keys.every((key) => this.line(key)?.eligible);
    const [key = ''] = keys;
    return [
      ...(keys.length === 1 ? settling.alikeTo('budget', key) : []).map((other) => ({
        id: `join-${other}`,
        label: words.joinWith(this.numbers.get(other) ?? 0),
        icon: Merge,
        run: () => void settling.compare('budget', key, other),
      })),
      { id: 'eligible', label: words.eligible, checked: eligible, run: () => this.setEligible(keys, !eligible) },
    ];
  }

  // ---- Small parts

  #menuTitle(code: string): string {
    return tr(session.call.menu.action.find((one) => one.id === code)?.title);
  }

  #list(by: 'partner' | 'action' | 'category'): Choice[] {
    return by === 'partner' ? this.partners : by === 'action' ? this.actions : this.categories;
  }

  #rowOf(finding: FindingView): number {
    return this.numbers.get(parts(finding.field ?? '')[1] ?? '') ?? Number.MAX_SAFE_INTEGER;
  }

  /** What is wrong with a field comes from the app alone: what is still on its way to it is not wrong yet. */
  #number(id: string, name: 'quantity' | 'unit_cost', text: string): CellView {
    const isWrong = this.#wrongRows.has(id) && session.problemAt(fieldAt(id, name)) !== undefined;
    return isWrong ? { text, whole: text, problem: sheetWords.trouble[trouble(text)] } : { text };
  }

  #subtotal(key: string): string {
    const by = this.grouping;
    if (by === 'none') return '';
    const sums = session.judged.totals[`by_${by}`];
    return amount(sums[this.#byKey.get(key)?.code ?? '']?.total ?? '0.00', reader.language);
  }

  /** The rate as the number before its percent sign, in the reader's form. */
  #rate(): string {
    const kept = session.dossier.indirect_rate;
    return percent(kept, reader.language, 4).replace(/[\s\u00a0]*%$/, '');
  }

  #indirect(column: Column): CellView {
    const { indirect, indirect_base } = session.judged.totals;
    switch (column.id) {
      case 'quantity': {
        const isWrong = this.#wrongRows.has(INDIRECT);
        return isWrong
          ? { text: this.#rate(), problem: sheetWords.trouble[trouble(this.#rate())] }
          : { text: this.#rate() };
      }
      case 'unit':
        return { text: '%', fixed: true };
      case 'unit_cost':
        return { text: number(indirect_base, reader.language, 2), fixed: true };
      case 'amount':
        return { text: amount(indirect, reader.language), fixed: true };
      default:
        return { text: '', fixed: true };
    }
  }

  override where(finding: FindingView): string {
    return finding.field === '/indirect_rate' ? tr(finding.title) : super.where(finding);
  }

  protected override label(changes: readonly Change[], added: number): Text {
    const isRate = changes.length === 1 && added === 0 && changes[0]?.key === INDIRECT;
    return isRate ? both(words, (one) => one.rateEdit) : super.label(changes, added);
  }
}
