import { describe, expect, it } from 'vitest';
import { offsets, pieces, rowAt } from './viewport';

const many = 10_000;
const heights = Array.from({ length: many }, (_, row) => (row % 10 === 3 ? 42 : 28));
const keys = heights.map((_, row) => `b${row}`);
const starts = offsets(heights);

describe('rows in the window', () => {
  it('are found by their height', () => {
    expect(rowAt(starts, -5)).toBe(0);
    expect(rowAt(starts, 27)).toBe(0);
    expect(rowAt(starts, 28)).toBe(1);
    expect(rowAt(starts, (starts[many] ?? 0) + 100)).toBe(many - 1);
  });

  it('are few, and keep the height of all', () => {
    for (const top of [0, 1234, 140_000, 293_000]) {
      const shown = pieces(starts, keys, top, top + 600, [0]);
      expect(shown.length).toBeLessThan(50);
      const height = shown.reduce((sum, piece) => sum + ('room' in piece ? piece.room : (heights[piece.row] ?? 0)), 0);
      expect(height).toBe(starts[many]);
    }
  });

  it('hold the active row wherever the window is, in its place', () => {
    const shown = pieces(starts, keys, 140_000, 140_600, [2, many - 1]);
    const rows = shown.flatMap((piece) => ('row' in piece ? [piece.row] : []));
    expect(rows[0]).toBe(2);
    expect(rows.at(-1)).toBe(many - 1);
    expect(rows).toEqual([...rows].sort((one, other) => one - other));
  });

  it('have keys of their own', () => {
    const shown = pieces(starts, keys, 140_000, 140_600, [2]);
    expect(new Set(shown.map((piece) => piece.key)).size).toBe(shown.length);
  });

  it('are none where there are none', () => {
    expect(pieces(offsets([]), [], 0, 600, [0])).toEqual([]);
  });
});
