import { expect, it } from 'vitest';
import { carried } from './caret';

it('stays with its word where something comes before or behind', () => {
  expect(carried(3, 'Wij leren', 'Wij leren samen')).toBe(3);
  expect(carried(9, 'Wij leren', 'Nu: Wij leren')).toBe(13);
  expect(carried(9, 'Wij leren', 'Wij leren')).toBe(9);
  expect(carried(6, 'Wij leren', 'Wij')).toBe(3);
  expect(carried(0, '', 'Wij')).toBe(0);
});
