import { describe, expect, it } from 'vitest';
import { block, isSingle, move, type Motion, type Place, type Shape } from './navigate';

// 0 heading, 1 and 2 rows, 3 heading, 4 row, 5 the empty row, 6 the computed row; the last column is computed.
const shape: Shape = {
  kinds: ['group', 'row', 'row', 'group', 'row', 'entry', 'computed'],
  stops: [true, true, true, false],
  page: 3,
};
const to = (row: number, column: number, motion: Motion): [number, number] | null => {
  const place = move(shape, { row, column }, motion);
  return place && [place.row, place.column];
};

describe('moving', () => {
  it.each<[string, number, number, Motion, [number, number]]>([
    ['arrows visit headings', 2, 1, 'down', [3, 1]],
    ['and stop at the first row', 0, 2, 'up', [0, 2]],
    ['and at the last', 6, 2, 'down', [6, 2]],
    ['and at the first column', 1, 0, 'left', [1, 0]],
    ['and at the last column', 1, 3, 'right', [1, 3]],
    ['Enter passes over headings', 2, 1, 'below', [4, 1]],
    ['backwards too', 4, 1, 'above', [2, 1]],
    ['and stays where nothing follows', 6, 1, 'below', [6, 1]],
    ['Tab goes to the next cell', 1, 0, 'next', [1, 1]],
    ['passes over what is computed, and over headings', 2, 2, 'next', [4, 0]],
    ['and back', 4, 0, 'previous', [2, 2]],
    ['from a heading it goes to the row below', 0, 2, 'next', [1, 0]],
    ['and from a heading back to the row above', 3, 2, 'previous', [2, 2]],
    ['Home', 2, 3, 'row-start', [2, 0]],
    ['End', 2, 0, 'row-end', [2, 3]],
    ['Ctrl+Home goes to the first row that is no heading', 5, 2, 'start', [1, 0]],
    ['Ctrl+End', 1, 0, 'end', [6, 3]],
    ['a page down', 1, 1, 'page-down', [4, 1]],
    ['a page up stops at the top', 2, 1, 'page-up', [0, 1]],
    ['Ctrl+Down to the end of the group', 1, 1, 'edge-down', [2, 1]],
    ['then to the end of the next', 2, 1, 'edge-down', [4, 1]],
    ['Ctrl+Up to its beginning', 2, 1, 'edge-up', [1, 1]],
    ['Ctrl+Up at the top stays', 1, 1, 'edge-up', [1, 1]],
  ])('%s', (_, row, column, motion, place) => {
    expect(to(row, column, motion)).toEqual(place);
  });

  it('leaves the table by Tab at its end and at its beginning', () => {
    expect(to(6, 2, 'next')).toBeNull();
    expect(to(1, 0, 'previous')).toBeNull();
  });

  it('stays inside whatever the motion', () => {
    const motions: Motion[] = [
      'up',
      'down',
      'left',
      'right',
      'above',
      'below',
      'row-start',
      'row-end',
      'start',
      'end',
      'page-up',
      'page-down',
      'edge-up',
      'edge-down',
      'next',
      'previous',
    ];
    for (const motion of motions) {
      for (let row = 0; row < shape.kinds.length; row++) {
        for (let column = 0; column < shape.stops.length; column++) {
          const place: Place | null = move(shape, { row, column }, motion);
          if (!place) continue;
          expect(shape.kinds[place.row]).toBeDefined();
          expect(shape.stops[place.column]).toBeDefined();
        }
      }
    }
  });
});

describe('a block', () => {
  it('has the same edges whichever corner one began at', () => {
    const edges = { top: 1, bottom: 4, left: 0, right: 2 };
    expect(block({ row: 4, column: 0 }, { row: 1, column: 2 })).toEqual(edges);
    expect(block({ row: 1, column: 2 }, { row: 4, column: 0 })).toEqual(edges);
  });

  it('of one cell is single', () => {
    expect(isSingle(block({ row: 3, column: 1 }, { row: 3, column: 1 }))).toBe(true);
    expect(isSingle(block({ row: 3, column: 1 }, { row: 3, column: 2 }))).toBe(false);
  });
});
