/** What is done to a block of cells at once: each says what would change, and changes nothing. */
import { toText } from './block-text';
import { named } from './choices';
import type { SheetHost } from './host';
import { ENTRY, type Change, type Column, type Item } from './model';
import type { Block } from './navigate';

/** A block within its sheet. */
export interface Grid {
  items: readonly Item[];
  columns: readonly Column[];
  chosen: Block;
  host: Pick<SheetHost, 'view' | 'typed' | 'kept' | 'choices'>;
}

/** What was copied here, so that it comes back as the dossier keeps it. */
export interface Copied {
  text: string;
  columns: readonly Column[];
  cells: readonly (readonly string[])[];
}

/** What a block that is written over others comes to. */
export interface Written {
  changes: Change[];
  /** The rows that the table is too short for. */
  added: Record<string, string>[];
  /** Texts that are no choice of their column. */
  unmatched: string[];
}

const wide = ({ columns, chosen }: Grid) => columns.slice(chosen.left, chosen.right + 1);
const high = ({ items, chosen }: Grid) => items.slice(chosen.top, chosen.bottom + 1);
const isFixed = ({ host }: Grid, item: Item, column: Column) =>
  column.kind === 'shown' || host.view(item, column).fixed === true;

/** The rows of the list in a block. */
export function rows(grid: Grid): Item[] {
  return high(grid).filter(({ kind }) => kind === 'row');
}

/** A block made empty. */
export function cleared(grid: Grid): Change[] {
  const { host } = grid;
  return high(grid)
    .filter(({ kind }) => kind === 'row' || kind === 'computed')
    .flatMap((item) =>
      wide(grid)
        .filter((column) => !isFixed(grid, item, column) && host.kept(item.key, column) !== '')
        .map((column) => ({ key: item.key, column: column.id, value: '' })),
    );
}

/** Its first row in all of them; a single row takes what stands above it. */
export function filledDown(grid: Grid): Change[] {
  const { items, chosen, host } = grid;
  const below = rows(grid);
  const above = chosen.top === chosen.bottom ? items[chosen.top - 1] : below.shift();
  if (above?.kind !== 'row') return [];
  const columns = wide(grid).filter(({ kind }) => kind !== 'shown');
  return below.flatMap(({ key }) =>
    columns.map((column) => ({ key, column: column.id, value: host.kept(above.key, column) })),
  );
}

/** A block as it goes to the clipboard; null where it holds no row. */
export function copied(grid: Grid): Copied | null {
  const { host } = grid;
  const from = high(grid).filter(({ kind }) => kind === 'row' || kind === 'computed');
  if (from.length === 0) return null;
  const columns = wide(grid);
  const text = (item: Item, column: Column) =>
    column.kind === 'shown' || item.kind === 'computed' ? host.view(item, column).text : host.typed(item.key, column);
  return {
    text: toText(from.map((item) => columns.map((column) => text(item, column)))),
    columns,
    cells: from.map(({ key }) => columns.map((column) => host.kept(key, column))),
  };
}

/** Whether a text from the clipboard is what was copied here; others write its line ends otherwise. */
export function isCopy({ text }: Copied, pasted: string): boolean {
  return text.replaceAll('\r', '') === pasted.replaceAll('\r', '').replace(/\n$/, '');
}

/** Whether copied columns go where they are pasted: numbers on numbers, choices on their own column. */
export function fits({ columns, chosen }: Grid, from: readonly Column[]): boolean {
  return from.every((column, at) => {
    const to = columns[chosen.left + at];
    return to && (to.kind === 'choice' || column.kind === 'choice' ? to.id === column.id : to.kind === column.kind);
  });
}

/** A text for a cell, as it is kept; null where it is no choice of its column. */
export function asKept({ host }: Pick<Grid, 'host'>, column: Column, text: string): string | null {
  return column.kind === 'choice' ? named(host.choices(column), text) : text.trim();
}

/** One value in every cell of a block. */
export function filled(grid: Grid, value: string): Written {
  const written: Written = { changes: [], added: [], unmatched: [] };
  for (const item of high(grid)) {
    if (item.kind === 'group') continue;
    for (const column of wide(grid)) {
      if (isFixed(grid, item, column)) continue;
      const kept = asKept(grid, column, value);
      if (kept === null) written.unmatched.push(value);
      else written.changes.push({ key: item.key, column: column.id, value: kept });
    }
  }
  return written;
}

/** Cells over those from the block's first on; `kept` says that they are as the dossier keeps them. */
export function written(grid: Grid, cells: readonly (readonly string[])[], kept: boolean): Written {
  const { items, columns, chosen } = grid;
  const below = items.slice(chosen.top).filter(({ kind }) => kind === 'row');
  const all: Written = { changes: [], added: [], unmatched: [] };
  cells.forEach((line, at) => {
    const key = below[at]?.key ?? ENTRY;
    const values = line.flatMap((text, offset): Change[] => {
      const column = columns[chosen.left + offset];
      if (!column || column.kind === 'shown') return [];
      const value = kept ? text : asKept(grid, column, text);
      if (value === null) all.unmatched.push(text);
      return value === null ? [] : [{ key, column: column.id, value }];
    });
    if (key !== ENTRY) all.changes.push(...values);
    else if (values.some(({ value }) => value))
      all.added.push(Object.fromEntries(values.map(({ column, value }) => [column, value])));
  });
  return all;
}
