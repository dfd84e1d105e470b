/** Which rows stand in the window, so that ten thousand of them cost no more than forty. */

/** Where each row begins, with the end of the last behind it. */
export function offsets(heights: readonly number[]): number[] {
  const all = [0];
  let at = 0;
  for (const height of heights) all.push((at += height));
  return all;
}

/** The row at this height. */
export function rowAt(starts: readonly number[], y: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** What is put on the page: rows, and the room that the others would take. */
export type Piece = { key: string; row: number } | { key: string; room: number };

/**
 * The rows between two heights with some to spare, and those that have to be there in any case (the one with the focus),
 * with the room between them.
 */
export function pieces(
  starts: readonly number[],
  keys: readonly string[],
  top: number,
  bottom: number,
  always: readonly number[],
  spare = 8,
): Piece[] {
  const count = keys.length;
  if (count === 0) return [];
  const first = Math.max(0, rowAt(starts, top) - spare);
  const last = Math.min(count - 1, rowAt(starts, bottom) + spare);
  const rows = new Set<number>();
  for (const row of always) if (row >= 0 && row < count) rows.add(row);
  for (let row = first; row <= last; row++) rows.add(row);
  const all: Piece[] = [];
  let end = 0;
  for (const row of [...rows].sort((one, other) => one - other)) {
    if (row > end) all.push({ key: `room:${row}`, room: (starts[row] ?? 0) - (starts[end] ?? 0) });
    all.push({ key: `row:${keys[row]}`, row });
    end = row + 1;
  }
  if (end < count) all.push({ key: 'room:end', room: (starts[count] ?? 0) - (starts[end] ?? 0) });
  return all;
}
