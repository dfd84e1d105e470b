import { describe, expect, it } from 'vitest';
import { asKept, cleared, copied, filled, filledDown, fits, isCopy, written, type Grid } from './blocks';
import type { Column, Item } from './model';
import type { Block } from './navigate';

const columns: Column[] = [
  { id: 'what', title: 'What', width: null, kind: 'text' },
  { id: 'partner', title: 'Partner', width: 80, kind: 'choice' },
  { id: 'cost', title: 'Cost', width: 80, kind: 'number' },
  { id: 'sum', title: 'Sum', width: 80, kind: 'shown' },
];
const rowsKept: Record<string, Record<string, string>> = {
  a: { what: 'Bus', partner: 'p1', cost: '1200.5' },
  b: { what: '', partner: 'p2', cost: '' },
  c: { what: 'Zaal', partner: '', cost: '80' },
};
const item = (key: string, kind: Item['kind'] = 'row'): Item => ({ kind, key, height: 28 });
const items = [item('staff', 'group'), item('a'), item('b'), item('travel', 'group'), item('c'), item('+', 'entry')];

/** A sheet that shows a point as a comma, and in which the second row's cost is computed. */
function grid(chosen: Block): Grid {
  const kept = (key: string, column: Column) => rowsKept[key]?.[column.id] ?? '';
  return {
    items,
    columns,
    chosen,
    host: {
      kept,
      typed: (key, column) => kept(key, column).replace('.', ','),
      view: ({ key }, column) => ({
        text: column.id === 'sum' ? `sum of ${key}` : kept(key, column),
        fixed: key === 'b' && column.id === 'cost',
      }),
      choices: () => [
        { id: 'p1', label: 'Gemeente Aalveld', short: 'Aalveld' },
        { id: 'p2', label: 'Gemeente Beekdonk', short: 'Beekdonk' },
      ],
    },
  };
}
const all: Block = { top: 0, bottom: 5, left: 0, right: 3 };

describe('a block', () => {
  it('is made empty where it holds something that is not computed', () => {
    expect(cleared(grid(all)).map(({ key, column }) => `${key}.${column}`)).toEqual([
      'a.what',
      'a.partner',
      'a.cost',
      'b.partner',
      'c.what',
      'c.cost',
    ]);
  });

  it('takes its first row, past headings and what is computed', () => {
    const changes = filledDown(grid({ top: 1, bottom: 4, left: 0, right: 3 }));
    expect(changes).toContainEqual({ key: 'c', column: 'cost', value: '1200.5' });
    expect(changes.some(({ column }) => column === 'sum')).toBe(false);
    expect(changes.some(({ key }) => key === 'a')).toBe(false);
  });

  it('of one row takes the row above it, and nothing below a heading', () => {
    expect(filledDown(grid({ top: 2, bottom: 2, left: 0, right: 0 }))).toEqual([
      { key: 'b', column: 'what', value: 'Bus' },
    ]);
    expect(filledDown(grid({ top: 4, bottom: 4, left: 0, right: 0 }))).toEqual([]);
  });

  it('goes to the clipboard as it is typed, and stays here as it is kept', () => {
    const block = copied(grid({ top: 0, bottom: 1, left: 0, right: 3 }));
    expect(block?.text).toBe('Bus\tp1\t1200,5\tsum of a');
    expect(block?.cells).toEqual([['Bus', 'p1', '1200.5', '']]);
    expect(block && isCopy(block, 'Bus\tp1\t1200,5\tsum of a\r\n')).toBe(true);
    expect(block && isCopy(block, 'Bus\tp1\t1200,6\tsum of a')).toBe(false);
    expect(copied(grid({ top: 0, bottom: 0, left: 0, right: 3 }))).toBeNull();
  });

  it('fits where numbers come on numbers and choices on their own column', () => {
    const at = (left: number) => grid({ top: 1, bottom: 1, left, right: left });
    expect(fits(at(0), columns.slice(0, 2))).toBe(true);
    expect(fits(at(1), columns.slice(0, 1))).toBe(false);
    expect(fits(at(2), columns.slice(2, 3))).toBe(true);
    expect(fits(at(3), columns.slice(2, 4))).toBe(false);
  });

  it('takes one value in every cell, and says which columns know no such choice', () => {
    const to = grid({ top: 0, bottom: 2, left: 1, right: 2 });
    expect(filled(to, 'Beekdonk')).toEqual({
      changes: [
        { key: 'a', column: 'partner', value: 'p2' },
        { key: 'a', column: 'cost', value: 'Beekdonk' },
        { key: 'b', column: 'partner', value: 'p2' },
      ],
      added: [],
      unmatched: [],
    });
    expect(filled(grid({ top: 1, bottom: 1, left: 1, right: 1 }), 'Ceulen').unmatched).toEqual(['Ceulen']);
  });

  it('is written over rows past headings, and adds those that the table is too short for', () => {
    const to = grid({ top: 4, bottom: 4, left: 0, right: 0 });
    const cells = [
      ['Tent', 'Aalveld', ' 90 ', '1'],
      ['Gids', 'Ceulen', '', '2'],
      ['', '', '', '3'],
    ];
    expect(written(to, cells, false)).toEqual({
      changes: [
        { key: 'c', column: 'what', value: 'Tent' },
        { key: 'c', column: 'partner', value: 'p1' },
        { key: 'c', column: 'cost', value: '90' },
      ],
      added: [{ what: 'Gids', cost: '' }],
      unmatched: ['Ceulen'],
    });
    expect(written(to, [['Tent', 'p1', '90']], true).changes).toHaveLength(3);
  });

  it('keeps a choice by its identity and a text without the spaces around it', () => {
    const [what, partner] = columns;
    expect(what && asKept(grid(all), what, ' Bus ')).toBe('Bus');
    expect(partner && asKept(grid(all), partner, 'aalveld')).toBe('p1');
    expect(partner && asKept(grid(all), partner, 'nobody')).toBeNull();
  });
});
