import { describe, expect, it } from 'vitest';
import { moved } from './moves';

const groups = [{ lines: ['a', 'b', 'c'] }, { lines: ['x', 'y'] }];
const all = ['a', 'x', 'b', 'c', 'y'];

/** The order after the moves, as the dossier makes them. */
function after(chosen: string[], by: 1 | -1): string[] {
  const order = [...all];
  for (const { id, after: before } of moved(groups, chosen, by, all)) {
    order.splice(order.indexOf(id), 1);
    order.splice(before === null ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order;
}
const inGroup = (order: string[], lines: string[]) => order.filter((id) => lines.includes(id)).join('');

describe('moving rows within their group', () => {
  it.each<[string[], 1 | -1, string]>([
    [['b'], -1, 'bac'],
    [['b'], 1, 'acb'],
    [['b', 'c'], -1, 'bca'],
    [['a', 'b'], 1, 'cab'],
    [['a'], -1, 'abc'],
    [['c'], 1, 'abc'],
  ])('%s by %i', (chosen, by, expected) => {
    expect(inGroup(after(chosen, by), ['a', 'b', 'c'])).toBe(expected);
  });

  it('leaves the other groups in their order', () => {
    expect(inGroup(after(['c'], -1), ['x', 'y'])).toBe('xy');
  });

  it('moves the first row of the dossier to the front by naming nothing before it', () => {
    expect(moved(groups, ['b'], -1, all)).toEqual([{ id: 'b', after: null }]);
  });
});
