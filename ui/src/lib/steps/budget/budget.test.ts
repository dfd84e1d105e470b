import { describe, expect, it } from 'vitest';
import type { BudgetLine, Totals } from '../../types';
import { emptyJudged } from '../../empty';
import { asRate, changing, duplicating } from './edits';
import { arrange, group, INDIRECT } from './groups';
import { matrix } from './matrix';
import { shortNames } from '../rows/short-names';

const line = (id: string, category: string, partner = 'p1'): BudgetLine => ({
  id,
  partner,
  action: '',
  category,
  description: id,
  unit: '',
  quantity: '1',
  unit_cost: '1.00',
  eligible: true,
});
const lines = [
  line('b1', 'staff'),
  line('b2', 'external'),
  line('b3', ''),
  line('b4', 'staff', 'p2'),
  line('b5', 'gone'),
];
const order = ['staff', 'operating', 'external'];

describe('rows in groups', () => {
  it('follow the call’s order, then unknown codes, then what is not chosen', () => {
    expect(group(lines, 'category', order).map((one) => [one.code, one.lines])).toEqual([
      ['staff', ['b1', 'b4']],
      ['external', ['b2']],
      ['gone', ['b5']],
      ['', ['b3']],
    ]);
  });

  it('are one group without a heading when nobody wants groups', () => {
    const groups = group(lines, 'none', []);
    expect(groups).toHaveLength(1);
    const items = arrange(groups, 'none', new Set(), new Map(), true);
    expect(items.map((item) => item.key)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5', '+', INDIRECT]);
  });

  it('are hidden by a folded heading, never the empty row', () => {
    const groups = group(lines, 'partner', ['p1', 'p2']);
    const items = arrange(groups, 'partner', new Set(['group:p1']), new Map(), false);
    expect(items.map((item) => item.key)).toEqual(['group:p1', 'group:p2', 'b4', '+']);
  });

  it('are higher where a cell says what is wrong', () => {
    const items = arrange(group(lines, 'none', []), 'none', new Set(), new Map([['b2', 42]]), false);
    expect(items.map((item) => item.height)).toEqual([28, 42, 28, 28, 28, 28]);
  });

  it('show the empty row alone in an empty budget', () => {
    expect(arrange(group([], 'category', order), 'category', new Set(), new Map(), false)).toEqual([
      { kind: 'entry', key: '+', height: 28 },
    ]);
  });
});

describe('changes as edits', () => {
  it('set fields, of lines and of the rate', () => {
    expect(
      changing(
        [
          { key: 'b/1', column: 'quantity', value: '12,5' },
          { key: INDIRECT, column: 'quantity', value: '7' },
        ],
        lines,
        null,
      ),
    ).toEqual([
      { edit: 'set', field: '/budget/b~11/quantity', value: '12,5' },
      { edit: 'set', field: '/indirect_rate', value: '7 %' },
    ]);
  });

  it('take a row to the end of the category it gets', () => {
    expect(changing([{ key: 'b2', column: 'category', value: 'staff' }], lines, 'category')).toEqual([
      { edit: 'set', field: '/budget/b2/category', value: 'staff' },
      { edit: 'move', list: 'budget', id: 'b2', after: 'b4' },
    ]);
  });

  it('take several one behind the other', () => {
    const edits = changing(
      [
        { key: 'b2', column: 'category', value: 'staff' },
        { key: 'b3', column: 'category', value: 'staff' },
      ],
      lines,
      'category',
    );
    expect(edits.filter((edit) => edit.edit === 'move')).toEqual([
      { edit: 'move', list: 'budget', id: 'b2', after: 'b4' },
      { edit: 'move', list: 'budget', id: 'b3', after: 'b2' },
    ]);
  });

  it('leave a row where it is when its category is emptied, new or the same', () => {
    for (const value of ['', 'operating']) {
      expect(changing([{ key: 'b4', column: 'category', value }], lines, 'category')).toHaveLength(1);
    }
    expect(changing([{ key: 'b4', column: 'category', value: 'staff' }], lines, 'category')).toHaveLength(1);
  });

  it('duplicate every field but the identity', () => {
    const copy = duplicating(lines[0] ?? line('', ''), 'b9', 'b1');
    expect(copy).toMatchObject({ edit: 'add', id: 'b9', after: 'b1', fields: { description: 'b1', eligible: true } });
    expect(copy.edit === 'add' && 'id' in copy.fields).toBe(false);
  });

  it('read a rate as a percentage, and leave what is no number', () => {
    expect(asRate(' 0,5 ')).toBe('0,5 %');
    expect(asRate('7 %')).toBe('7 %');
    expect(asRate('veel')).toBe('veel');
  });
});

describe('names of partners', () => {
  it('are shortened while they stay apart', () => {
    expect(shortNames(['Gemeente Lindebeke', 'Stad Oosterveld', 'De Brug vzw', 'OCMW van Lindebeke'])).toEqual([
      'Gemeente Lindebeke',
      'Oosterveld',
      'De Brug',
      'OCMW van Lindebeke',
    ]);
    expect(shortNames(['gemeente', 'vzw'])).toEqual(['gemeente', 'vzw']);
  });
});

describe('costs by partner and category', () => {
  const cost = (total: string) => ({ total, eligible: total, lines: 1 });
  const totals: Totals = {
    ...emptyJudged().totals,
    by_partner: { p2: cost('50.00'), p1: cost('200.00'), '': cost('10.00') },
    by_category: { staff: cost('150.00'), '': cost('110.00') },
    by_partner_and_category: { p1: { staff: '150.00', '': '50.00' }, p2: { '': '50.00' }, '': { '': '10.00' } },
  };

  it('keep the order of the dossier and of the call, with what is not chosen last', () => {
    const table = matrix(totals, ['p1', 'p2', 'p3'], ['staff', 'travel']);
    expect(table.categories).toEqual(['staff', '']);
    expect(table.rows.map((row) => [row.partner, row.total])).toEqual([
      ['p1', '200.00'],
      ['p2', '50.00'],
      ['', '10.00'],
    ]);
  });

  it('draw each part behind the one before, against the longest bar', () => {
    const [first, second] = matrix(totals, ['p1', 'p2'], ['staff']).rows;
    expect(first?.parts).toEqual([
      { code: 'staff', amount: '150.00', from: 0, length: 0.75 },
      { code: '', amount: '50.00', from: 0.75, length: 0.25 },
    ]);
    expect(second?.parts[0]?.length).toBe(0.25);
  });
});
