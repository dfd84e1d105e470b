/** What a sheet is made of: a table that is worked in as in a spreadsheet. It knows no dossier and no backend. */

/** A column. Its id is the name of the field, so that a place in the sheet is a place in the dossier. */
export interface Column {
  id: string;
  title: string;
  /** In pixels; null for the one that takes what is left. */
  width: number | null;
  /** The least width of the column that takes what is left. */
  least?: number;
  /** Numbers stand at the right. */
  end?: boolean;
  kind: 'text' | 'number' | 'choice' | 'shown';
  /** Less weight: what only explains the column beside it. */
  quiet?: boolean;
  /** Stays in place while the table scrolls sideways, and names its row. */
  held?: boolean;
}

export type ItemKind = 'group' | 'row' | 'entry' | 'computed';

/** A row of the sheet: a heading with its sum, a row of the list, the empty row to type in, or a computed one. */
export interface Item {
  kind: ItemKind;
  /** The entity's identity; for the others a name that no entity has. */
  key: string;
  height: number;
}

/** A cell by its names: it stays the same cell when rows are added, moved or folded away. */
export interface Cell {
  key: string;
  column: string;
}

/** A mark in a cell: what it says, and what it opens. */
export interface CellMark {
  text: string;
  open: () => void;
}

/** What a cell shows. */
export interface CellView {
  text: string;
  /** All of it, where the cell shows it shorter. */
  whole?: string | undefined;
  /** What is wrong with it, in a word or two. */
  problem?: string | undefined;
  /** Something to look into, at the cell itself. */
  mark?: CellMark | undefined;
  /** Who else is in it: the hue of the first, and what is said of all. */
  here?: { hue: number; text: string } | undefined;
  /** A remark behind it. */
  tag?: string | undefined;
  /** It is computed. */
  fixed?: boolean;
  quiet?: boolean;
}

/** One of the things a choice cell can hold. */
export interface Choice {
  id: string;
  label: string;
  /** The short form that the cell shows. */
  short: string;
  /** Stands beside the label in the list. */
  note?: string;
}

/** A change that somebody made to a cell. */
export interface Change extends Cell {
  value: string;
}

export const ROW_HEIGHT = 28;
export const ERROR_HEIGHT = 42;

/** The key of the empty row to type in. */
export const ENTRY = '+';
