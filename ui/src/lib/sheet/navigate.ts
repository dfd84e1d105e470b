/** Where a key takes one: as in a spreadsheet, over a list of rows of which some are headings. */
import type { ItemKind } from './model';

export interface Place {
  row: number;
  column: number;
}

export interface Shape {
  kinds: readonly ItemKind[];
  /** For each column, whether Tab stops there: what is computed is passed over. */
  stops: readonly boolean[];
  /** How many rows fill the window. */
  page: number;
}

export type Motion =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  /** The row above or below that is no heading: what Enter does. */
  | 'above'
  | 'below'
  /** The next or previous cell that can be filled in: what Tab does. */
  | 'next'
  | 'previous'
  | 'row-start'
  | 'row-end'
  | 'start'
  | 'end'
  | 'page-up'
  | 'page-down'
  /** The edge of the group, or of the next one. */
  | 'edge-up'
  | 'edge-down';

/** The place after a motion; null where Tab leaves the table. */
export function move(shape: Shape, from: Place, motion: Motion): Place | null {
  const last = shape.kinds.length - 1;
  const right = shape.stops.length - 1;
  const { row, column } = from;
  const at = (to: number) => ({ row: Math.min(last, Math.max(0, to)), column });
  switch (motion) {
    case 'up':
      return at(row - 1);
    case 'down':
      return at(row + 1);
    case 'left':
      return { row, column: Math.max(0, column - 1) };
    case 'right':
      return { row, column: Math.min(right, column + 1) };
    case 'above':
      return { row: fillable(shape, row, -1) ?? row, column };
    case 'below':
      return { row: fillable(shape, row, 1) ?? row, column };
    case 'next':
      return step(shape, from, 1);
    case 'previous':
      return step(shape, from, -1);
    case 'row-start':
      return { row, column: 0 };
    case 'row-end':
      return { row, column: right };
    case 'start':
      return { row: fillable(shape, -1, 1) ?? 0, column: 0 };
    case 'end':
      return { row: last, column: right };
    case 'page-up':
      return at(row - shape.page);
    case 'page-down':
      return at(row + shape.page);
    case 'edge-up':
      return { row: edge(shape, row, -1), column };
    case 'edge-down':
      return { row: edge(shape, row, 1), column };
  }
}

/** The next row that is no heading. */
function fillable(shape: Shape, from: number, by: 1 | -1): number | null {
  for (let row = from + by; row >= 0 && row < shape.kinds.length; row += by) {
    if (shape.kinds[row] !== 'group') return row;
  }
  return null;
}

function step(shape: Shape, from: Place, by: 1 | -1): Place | null {
  let { row, column } = from;
  const inHeading = shape.kinds[row] === 'group';
  for (;;) {
    column = inHeading && row === from.row ? -1 : column + by;
    if (column < 0 || column >= shape.stops.length) {
      const next = fillable(shape, row, by);
      if (next === null) return null;
      row = next;
      column = by === 1 ? 0 : shape.stops.length - 1;
    }
    if (shape.stops[column]) return { row, column };
  }
}

function edge(shape: Shape, from: number, by: 1 | -1): number {
  const next = fillable(shape, from, by);
  if (next === null) return from;
  const kind = shape.kinds[next];
  let row = next;
  while (shape.kinds[row + by] === kind && kind === 'row') row += by;
  return row;
}

/** A block of cells, edges included. */
export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The block between two corners. */
export function block(one: Place, other: Place): Block {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function isSingle({ top, bottom, left, right }: Block): boolean {
  return top === bottom && left === right;
}
