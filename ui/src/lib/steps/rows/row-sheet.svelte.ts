/** A list of the dossier as a sheet: what budget and funding do alike with their rows. */
import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import CirclePlus from '@lucide/svelte/icons/circle-plus';
import Copy from '@lucide/svelte/icons/copy';
import GitFork from '@lucide/svelte/icons/git-fork';
import Clock from '@lucide/svelte/icons/history';
import Pencil from '@lucide/svelte/icons/pencil';
import ScanSearch from '@lucide/svelte/icons/scan-search';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { SvelteSet } from 'svelte/reactivity';
import { session } from '../../dossier.svelte';
import { history } from '../../history/history.svelte';
import { live } from '../../live.svelte';
import { fieldOf, newId, parts, pointer } from '../../pointer';
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
import { asTyped } from '../../sheet/numbers';
import { showFinding } from '../../sheet/show-finding';
import { hereIn } from '../../together/drafting.svelte';
import { choosing } from '../../together/choosing.svelte';
import type { BudgetLine, Edit, Field, FieldValue, FindingView, Funding, Text } from '../../types';
import { concord } from '../../words/concord';
import { both, type Words } from '../../words/define';
import { history as past } from '../../words/history';
import { shortNames } from './short-names';
import { rowWords } from './words';

/** What the rows of one list are called. */
interface Named {
  field: Readonly<Record<string, string>>;
  ofRow: (field: string, row: number) => string;
  newRow: string;
  newRows: (n: number) => string;
  deletedRows: (n: number, row: number) => string;
  movedRows: (n: number, row: number) => string;
  problemAt: (row: number, field: string) => string;
  rowMenu: (row: number) => string;
  rowsMenu: (n: number) => string;
  editRow: string;
  insertBelow: string;
}

export abstract class RowSheet<Line extends BudgetLine | Funding> implements SheetHost {
  /** The row whose form is open. */
  edited = $state<string | null>(null);
  /** The rows whose menu is open. */
  asked = $state.raw<{ keys: readonly string[]; anchor: HTMLElement } | null>(null);

  /** The rows as the dossier has them. */
  protected abstract rows(): readonly Line[];
  abstract readonly columns: readonly Column[];
  abstract readonly items: readonly Item[];
  /** The headings with the rows below them, in the order of the table. */
  abstract readonly groups: readonly { key: string; lines: readonly string[] }[];
  /** Cells that cannot be read, in the order of the rows. */
  abstract readonly wrong: readonly FindingView[];

  protected readonly folded = new SvelteSet<string>();
  #typingIn: Field | null = null;

  constructor(
    protected readonly list: 'budget' | 'funding',
    protected readonly words: Words<Named>,
    protected readonly narrow: () => boolean,
  ) {}

  partners = $derived.by<Choice[]>(() => {
    const names = session.dossier.partners.map((one, at) => one.name.trim() || rowWords.unnamedPartner(at + 1));
    const short = shortNames(names);
    return session.dossier.partners.map((one, at) => ({ id: one.id, label: names[at] ?? '', short: short[at] ?? '' }));
  });

  #all = $derived.by(() => this.rows());
  /** Rows are numbered as the dossier has them: findings speak of the same numbers. */
  numbers = $derived(new Map(this.#all.map((line, at) => [line.id, at + 1])));
  #lines = $derived(new Map(this.#all.map((line) => [line.id, line])));

  line(key: string): Line | undefined {
    return this.#lines.get(key);
  }

  /** The field behind a cell. */
  fieldAt(key: string, column: string): Field {
    return fieldOf(this.list, key, column);
  }

  // ---- What cells show

  view = (item: Item, column: Column): CellView => {
    const mark = session.conflicts.length > 0 ? this.contested(item, column) : undefined;
    const here = item.kind === 'row' ? hereIn(this.fieldAt(item.key, column.id)) : undefined;
    return mark || here ? { ...this.plain(item, column), mark, here } : this.plain(item, column);
  };

  /** What a cell shows, but for what several people filled in. */
  protected abstract plain(item: Item, column: Column): CellView;

  /** The mark of a contested cell; the first of a row stands for what has no column of its own now. */
  protected abstract contested(item: Item, column: Column): CellMark | undefined;

  typed(key: string, column: Column): string {
    const kept = this.kept(key, column);
    if (column.kind === 'number') return asTyped(kept, reader.language);
    if (column.kind !== 'choice') return kept;
    return this.choices(column).find((one) => one.id === kept)?.label ?? kept;
  }

  abstract kept(key: string, column: Column): string;
  abstract choices(column: Column): readonly Choice[];
  abstract groupName(key: string): string;

  groupSize(key: string): number {
    return this.groups.find((one) => one.key === key)?.lines.length ?? 0;
  }

  /** The cell of a field, with its group opened; null for a field that is not of this list. */
  cellFor(field: Field): Cell | null {
    const [list, id, name] = parts(field);
    if (list !== this.list) return null;
    const first = this.columns[0]?.id ?? '';
    if (id === undefined || !this.#lines.has(id)) return { key: ENTRY, column: first };
    const own = this.groups.find((one) => one.lines.includes(id));
    if (own) this.fold(own.key, false);
    return { key: id, column: this.columns.some((one) => one.id === name) ? (name ?? first) : first };
  }

  /** "rij 2, aantal". */
  where(finding: FindingView): string {
    const [, id = '', name = ''] = parts(finding.field ?? '');
    return this.words.problemAt(this.numbers.get(id) ?? 0, this.words.field[name] ?? name);
  }

  // ---- What changing them means

  /** The edits of changed cells. */
  protected abstract changing(changes: readonly Change[]): Edit[];

  /** Cells' values as the fields take them. */
  protected fieldsOf(values: Readonly<Record<string, string>>): Record<string, FieldValue> {
    return { ...values };
  }

  /** What a row shares with those of its group, which one that is put below it gets too. */
  protected abstract sharedWith(line: Line): Record<string, FieldValue>;

  #adding(after: string | null, fields: Record<string, FieldValue>): Edit & { id: string } {
    return { edit: 'add', list: this.list, id: newId(this.list), after, fields };
  }

  change(changes: readonly Change[], added: readonly Readonly<Record<string, string>>[], kept: boolean): void {
    const edits = this.changing(changes);
    let after = this.#all.at(-1)?.id ?? null;
    for (const values of added) {
      const add = this.#adding(after, this.fieldsOf(values));
      edits.push(add);
      after = add.id;
    }
    void session.edit(edits, this.label(changes, added.length), kept);
  }

  typing(cell: Cell | null): void {
    if (this.#typingIn !== null) session.endsTyping(this.#typingIn);
    this.#typingIn = cell && this.fieldAt(cell.key, cell.column);
    if (this.#typingIn !== null) session.beginsTyping(this.#typingIn);
  }

  begin(column: Column, value: string): string {
    const add = this.#adding(this.#all.at(-1)?.id ?? null, this.fieldsOf({ [column.id]: value }));
    void session.edit(
      [add],
      both(this.words, (one) => one.newRow),
    );
    return add.id;
  }

  isFolded(key: string): boolean {
    return this.folded.has(key);
  }

  fold(key: string, closed: boolean): void {
    if (closed) this.folded.add(key);
    else this.folded.delete(key);
  }

  deleteRows(keys: readonly string[]): void {
    const label = both(this.words, (one) => one.deletedRows(keys.length, this.first(keys)));
    void session.edit(
      keys.map((id): Edit => ({ edit: 'remove', list: this.list, id })),
      label,
      true,
    );
    live.say(`${tr(label)}. ${rowWords.undoable}`);
  }

  insertBelow(key: string): string | null {
    const line = this.#lines.get(key);
    if (!line) return null;
    const add = this.#adding(key, this.sharedWith(line));
    void session.edit(
      [add],
      both(this.words, (one) => one.newRow),
      true,
    );
    return add.id;
  }

  duplicate(keys: readonly string[]): void {
    let after = keys.at(-1) ?? null;
    const edits = keys.flatMap((key): Edit[] => {
      const line: BudgetLine | Funding | undefined = this.#lines.get(key);
      if (!line) return [];
      const { id: _, ...fields } = line;
      const add = this.#adding(after, fields);
      after = add.id;
      return [add];
    });
    if (edits.length === 0) return;
    void session.edit(
      edits,
      both(this.words, (one) => one.newRows(edits.length)),
      true,
    );
  }

  moveRows(keys: readonly string[], by: 1 | -1): void {
    const all = this.#all.map((line) => line.id);
    const moves = moved(this.groups, keys, by, all);
    if (moves.length === 0) return;
    void session.edit(
      moves.map(({ id, after }): Edit => ({ edit: 'move', list: this.list, id, after })),
      both(this.words, (one) => one.movedRows(keys.length, this.first(keys))),
      true,
    );
  }

  /** The name of an edit: of the one cell, or of how many cells and rows. */
  protected label(changes: readonly Change[], added: number): Text {
    const [first] = changes;
    if (first && changes.length === 1 && added === 0) {
      return both(this.words, (one) => one.ofRow(one.field[first.column] ?? first.column, this.first([first.key])));
    }
    const cells = changes.length > 0 ? both(rowWords, (one) => one.cells(changes.length)) : null;
    const rows = added > 0 ? both(this.words, (one) => one.newRows(added)) : null;
    const joined = (language: 'nl' | 'en') => [cells?.[language], rows?.[language]].filter(Boolean).join(', ');
    return { nl: joined('nl'), en: joined('en') };
  }

  /** The number of the first of these rows. */
  protected first(keys: readonly string[]): number {
    return this.numbers.get(keys[0] ?? '') ?? 0;
  }

  // ---- Their menu

  menu(keys: readonly string[], anchor: HTMLElement): void {
    this.asked = { keys, anchor };
  }

  get menuLabel(): string {
    const keys = this.asked?.keys ?? [];
    return keys.length === 1 ? this.words.rowMenu(this.first(keys)) : this.words.rowsMenu(keys.length);
  }

  /** What one can do with rows of this list alone. */
  protected abstract ownActs(keys: readonly string[]): RowAct[];

  get acts(): RowAct[] {
    const keys = this.asked?.keys.filter((key) => this.#lines.has(key)) ?? [];
    const [key] = keys;
    if (key === undefined) return [];
    const one = keys.length === 1;
    const finding = keys.flatMap((key) => session.markOf(this.list, key) ?? [])[0];
    const acts: (RowAct | false)[] = [
      finding !== undefined && {
        id: 'finding',
        label: rowWords.toFinding(tr(finding.title)),
        icon: ScanSearch,
        run: () => showFinding(finding),
      },
      ...choosing.inRows(this.list, keys).map(({ field, name }) => ({
        id: `choose-${field}`,
        label: concord.chooseOf(tr(name)),
        icon: GitFork,
        run: () => choosing.look(field),
      })),
      one && { id: 'edit', label: this.words.editRow, icon: Pencil, run: () => (this.edited = key) },
      ...this.ownActs(keys),
      {
        id: 'insert',
        label: this.words.insertBelow,
        icon: CirclePlus,
        keys: 'Ctrl +',
        run: () => this.insertBelow(keys.at(-1) ?? ''),
      },
      { id: 'duplicate', label: rowWords.duplicate, icon: Copy, run: () => this.duplicate(keys) },
      { id: 'up', label: rowWords.moveUp, icon: ArrowUp, keys: 'Alt ↑', run: () => this.moveRows(keys, -1) },
      { id: 'down', label: rowWords.moveDown, icon: ArrowDown, keys: 'Alt ↓', run: () => this.moveRows(keys, 1) },
      one && { id: 'history', label: past.row, icon: Clock, run: () => history.open(pointer(this.list, key)) },
      {
        id: 'delete',
        label: rowWords.delete,
        icon: Trash2,
        keys: 'Ctrl −',
        danger: true,
        run: () => this.deleteRows(keys),
      },
    ];
    return acts.filter((act) => act !== false);
  }
}
