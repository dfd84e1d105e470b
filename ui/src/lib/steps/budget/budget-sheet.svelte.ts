/** The budget as a sheet: which rows and columns it has, what its cells show, and what changing them means. */
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import CirclePlus from '@lucide/svelte/icons/circle-plus';
import GitFork from '@lucide/svelte/icons/git-fork';
import Copy from '@lucide/svelte/icons/copy';
import Clock from '@lucide/svelte/icons/history';
import Merge from '@lucide/svelte/icons/merge';
import Pencil from '@lucide/svelte/icons/pencil';
import ScanSearch from '@lucide/svelte/icons/scan-search';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { SvelteSet } from 'svelte/reactivity';
import { session } from '../../dossier.svelte';
import { amount, number, percent, quantity } from '../../format';
import { history } from '../../history/history.svelte';
import { live } from '../../live.svelte';
import { newId, parts, pointer } from '../../pointer';
import { reader, tr } from '../../reader.svelte';
import type { RowAct, SheetHost } from '../../sheet/host';
import {
  ENTRY,
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
import { settling } from '../../together/settling.svelte';
import type { BudgetLine, Edit, Field, FindingView, Text } from '../../types';
import { concord } from '../../words/concord';
import { both } from '../../words/define';
import { history as past } from '../../words/history';
import { adding, changing, duplicating, fieldAt } from './edits';
import { arrange, group, INDIRECT, type Group, type Grouping } from './groups';
import { shortNames } from './short-names';
import { budgetWords as words } from './words';

type Name = keyof typeof words.field;

/** Where a block from elsewhere is pasted. */
export interface Pasting {
  text: string;
  at: Cell | null;
}

export class BudgetSheet implements SheetHost {
  /** How the reader wants the rows together; none yet means as the call has them. */
  wanted = $state<Grouping | null>(null);
  /** The row whose form is open. */
  edited = $state<string | null>(null);
  /** The block that is being looked at before it is taken. */
  pasting = $state.raw<Pasting | null>(null);
  /** The rows whose menu is open. */
  asked = $state.raw<{ keys: readonly string[]; anchor: HTMLElement } | null>(null);

  #narrow: () => boolean;
  #folded = new SvelteSet<string>();
  #typingIn: Field | null = null;

  constructor(narrow: () => boolean) {
    this.#narrow = narrow;
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
      { id: 'description', title: titles.description, width: null, least: 160, kind: 'text', held: true },
      { id: 'partner', title: titles.partner, width: 92, kind: 'choice' },
      { id: 'action', title: titles.action, width: reader.language === 'nl' ? 48 : 58, kind: 'choice' },
      { id: 'category', title: titles.category, width: 86, kind: 'choice', quiet: true },
      { id: 'quantity', title: titles.quantity, width: reader.language === 'nl' ? 72 : 84, kind: 'number', end: true },
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
    if (this.#narrow()) ['action', 'category'].forEach((one) => hidden.add(one));
    if (session.call.category.length === 0) hidden.add('category');
    return all.filter((column) => !hidden.has(column.id));
  });

  partners = $derived.by<Choice[]>(() => {
    const names = session.dossier.partners.map((one, at) => one.name.trim() || words.unnamedPartner(at + 1));
    const short = shortNames(names);
    return session.dossier.partners.map((one, at) => ({ id: one.id, label: names[at] ?? '', short: short[at] ?? '' }));
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

  /** Rows are numbered as the dossier has them: findings speak of the same numbers. */
  numbers = $derived(new Map(session.dossier.budget.map((line, at) => [line.id, at + 1])));
  #lines = $derived(new Map(session.dossier.budget.map((line) => [line.id, line])));

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
      const value = name === 'unit_cost' ? this.#lines.get(id)?.unit_cost : this.#lines.get(id)?.quantity;
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
    arrange(this.groups, this.grouping, this.#folded, this.#wrongRows, session.call.indirect !== null),
  );

  // ---- What cells show

  view = (item: Item, column: Column): CellView => {
    const mark = item.kind === 'row' || item.kind === 'computed' ? this.#contested(item, column) : undefined;
    return mark ? { ...this.#plain(item, column), mark } : this.#plain(item, column);
  };

  /** The mark of a contested cell; the first of a row stands for what has no column of its own now. */
  #contested(item: Item, column: Column): CellMark | undefined {
    if (session.conflicts.length === 0) return undefined;
    if (item.kind === 'computed') return column.id === 'quantity' ? choosing.markIn('/indirect_rate') : undefined;
    const own = fieldAt(item.key, column.id);
    if (!column.held) return choosing.markIn(own);
    const shown = new Set(this.columns.map((one) => one.id));
    const hidden = ['eligible', 'action', 'category'].filter((name) => !shown.has(name));
    return choosing.markIn(own, ...hidden.map((name) => fieldAt(item.key, name)));
  }

  #plain(item: Item, column: Column): CellView {
    if (item.kind === 'group') return { text: column.id === 'amount' ? this.#subtotal(item.key) : '', fixed: true };
    if (item.kind === 'entry') return { text: '' };
    if (item.kind === 'computed') return this.#indirect(column);
    const line = this.#lines.get(item.key);
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

  typed(key: string, column: Column): string {
    if (key === INDIRECT) return this.#rate();
    const kept = this.kept(key, column);
    if (column.kind === 'number') return asTyped(kept, reader.language);
    if (column.kind !== 'choice') return kept;
    return this.choices(column).find((one) => one.id === kept)?.label ?? kept;
  }

  kept(key: string, column: Column): string {
    if (key === INDIRECT) return session.dossier.indirect_rate;
    const line = this.#lines.get(key);
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

  groupSize(key: string): number {
    return this.#byKey.get(key)?.lines.length ?? 0;
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

  /** The cell of a field, with its group opened; null for a field that is not of the budget. */
  cellFor(field: Field): Cell | null {
    const [list, id, name] = parts(field);
    if (list === 'indirect_rate') return session.call.indirect ? { key: INDIRECT, column: 'quantity' } : null;
    if (list !== 'budget') return null;
    if (id === undefined || !this.#lines.has(id)) return { key: ENTRY, column: 'description' };
    const own = this.groups.find((one) => one.lines.includes(id));
    if (own) this.fold(own.key, false);
    const column = this.columns.find((one) => one.id === name) ?? this.columns[0];
    return { key: id, column: column?.id ?? '' };
  }

  line(key: string): BudgetLine | undefined {
    return this.#lines.get(key);
  }

  // ---- What changing them means

  change(changes: readonly Change[], added: readonly Readonly<Record<string, string>>[], kept: boolean): void {
    const follow = this.grouping === 'category' ? 'category' : null;
    const edits = changing(changes, session.dossier.budget, follow);
    let after = session.dossier.budget.at(-1)?.id ?? null;
    for (const fields of added) {
      const id = newId('budget');
      edits.push(adding(id, after, fields));
      after = id;
    }
    void session.edit(edits, this.#label(changes, added.length), kept);
  }

  typing(cell: Cell | null): void {
    if (this.#typingIn !== null) session.endsTyping(this.#typingIn);
    this.#typingIn = cell && fieldAt(cell.key, cell.column);
    if (this.#typingIn !== null) session.beginsTyping(this.#typingIn);
  }

  begin(column: Column, value: string): string {
    const id = newId('budget');
    const after = session.dossier.budget.at(-1)?.id ?? null;
    void session.edit(
      [adding(id, after, { [column.id]: value })],
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
    const edits = keys.map((id): Edit => ({ edit: 'remove', list: 'budget', id }));
    const label = both(words, (one) => one.deletedRows(keys.length, this.#first(keys)));
    void session.edit(edits, label, true);
    live.say(`${tr(label)}. ${words.undoable}`);
  }

  insertBelow(key: string): string | null {
    const line = this.#lines.get(key);
    if (!line) return null;
    const id = newId('budget');
    // In the same group, or it would be elsewhere than where it was asked for.
    const fields = this.grouping === 'none' ? {} : { [this.grouping]: line[this.grouping] };
    void session.edit(
      [adding(id, key, fields)],
      both(words, (one) => one.newRow),
      true,
    );
    return id;
  }

  duplicate(keys: readonly string[]): string | null {
    const lines = keys.flatMap((key) => this.#lines.get(key) ?? []);
    let after = keys.at(-1);
    if (after === undefined || lines.length === 0) return null;
    const edits: Edit[] = [];
    for (const line of lines) {
      const id = newId('budget');
      edits.push(duplicating(line, id, after));
      after = id;
    }
    void session.edit(
      edits,
      both(words, (one) => one.newRows(lines.length)),
      true,
    );
    return after;
  }

  moveRows(keys: readonly string[], by: 1 | -1): void {
    const all = session.dossier.budget.map((line) => line.id);
    const moves = moved(this.groups, keys, by, all);
    if (moves.length === 0) return;
    const label = both(words, (one) => one.movedRows(keys.length, this.#first(keys)));
    void session.edit(
      moves.map(({ id, after }): Edit => ({ edit: 'move', list: 'budget', id, after })),
      label,
      true,
    );
  }

  setEligible(keys: readonly string[], eligible: boolean): void {
    const edits = keys.map((id): Edit => ({ edit: 'set', field: fieldAt(id, 'eligible'), value: eligible }));
    const label = both(words, (one) =>
      keys.length === 1
        ? one.ofRow(one.field.eligible, this.#first(keys))
        : `${one.field.eligible}, ${one.rows(keys.length)}`,
    );
    void session.edit(edits, label, true);
  }

  paste(text: string, at: Cell | null): void {
    this.pasting = { text, at };
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
    const [first] = keys;
    const line = first === undefined ? undefined : this.#lines.get(first);
    if (!line) return [];
    const marks = keys.flatMap((key) => session.markOf('budget', key) ?? []);
    const finding = marks[0];
    const eligible = keys.every((key) => this.#lines.get(key)?.eligible);
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
      ...choosing.inRows('budget', keys).map(({ field, name }) => ({
        id: `choose-${field}`,
        label: concord.chooseOf(tr(name)),
        icon: GitFork,
        run: () => choosing.look(field),
      })),
      ...(keys.length === 1
        ? [{ id: 'edit', label: words.editRow, icon: Pencil, run: () => (this.edited = line.id) }]
        : []),
      ...(keys.length === 1 ? settling.alikeTo('budget', line.id) : []).map((other) => ({
        id: `join-${other}`,
        label: words.joinWith(this.numbers.get(other) ?? 0),
        icon: Merge,
        run: () => void settling.compare('budget', line.id, other),
      })),
      { id: 'eligible', label: words.eligible, checked: eligible, run: () => this.setEligible(keys, !eligible) },
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
        ? [{ id: 'history', label: past.row, icon: Clock, run: () => history.open(pointer('budget', line.id)) }]
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

  #menuTitle(code: string): string {
    return tr(session.call.menu.action.find((one) => one.id === code)?.title);
  }

  #list(by: 'partner' | 'action' | 'category'): Choice[] {
    return by === 'partner' ? this.partners : by === 'action' ? this.actions : this.categories;
  }

  #rowOf(finding: FindingView): number {
    return this.numbers.get(parts(finding.field ?? '')[1] ?? '') ?? Number.MAX_SAFE_INTEGER;
  }

  #first(keys: readonly string[]): number {
    return this.numbers.get(keys[0] ?? '') ?? 0;
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

  #label(changes: readonly Change[], added: number): Text {
    const [first] = changes;
    if (first && changes.length === 1 && added === 0) {
      if (first.key === INDIRECT) return both(words, (one) => one.rateEdit);
      const name = first.column as Name;
      return both(words, (one) => one.ofRow(one.field[name], this.#first([first.key])));
    }
    return both(words, (one) =>
      [changes.length > 0 ? one.cells(changes.length) : '', added > 0 ? one.newRows(added) : '']
        .filter(Boolean)
        .join(', '),
    );
  }
}
