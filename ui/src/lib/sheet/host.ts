/** What a sheet asks of the list it shows. */
import type { LucideIcon } from '@lucide/svelte';
import type { Cell, CellView, Change, Choice, Column, Item } from './model';

export interface SheetHost {
  /** What a cell shows. */
  view(item: Item, column: Column): CellView;
  /** The text one edits. */
  typed(key: string, column: Column): string;
  /** The value as the dossier keeps it. */
  kept(key: string, column: Column): string;
  /** What a choice cell can hold. */
  choices(column: Column): readonly Choice[];
  /**
   * Makes the changes as one step, and adds rows of these values behind the last. `kept` says that the values are in
   * the form a dossier keeps, not as somebody typed them.
   */
  change(changes: readonly Change[], added: readonly Readonly<Record<string, string>>[], kept: boolean): void;
  /** What is typed from here on is typed on what this cell holds now; null when nothing is being typed any more. */
  typing?(cell: Cell | null): void;
  /** Begins a new row with this value, and gives its key. */
  begin(column: Column, value: string): string;
  /** Opens or closes a group. */
  fold(key: string, closed: boolean): void;
  isFolded(key: string): boolean;
  deleteRows(keys: readonly string[]): void;
  /** Adds a row below this one, and gives its key. */
  insertBelow(key: string): string | null;
  moveRows(keys: readonly string[], by: 1 | -1): void;
  /** A block that came from elsewhere: shown before it is taken. Without it, the cells are written over at once. */
  paste?(text: string, at: Cell | null): void;
  /** Opens the menu of these rows beside an element. */
  menu(keys: readonly string[], anchor: HTMLElement): void;
}

/** Something one can do with rows. */
export interface RowAct {
  id: string;
  label: string;
  icon?: LucideIcon;
  /** The keys that do the same. */
  keys?: string;
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}
