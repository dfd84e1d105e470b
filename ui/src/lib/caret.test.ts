import { expect, it } from 'vitest';
import { carried } from './caret';

it('stays with its word where something comes before or behind', () => {
  expect(carried(3, 'Wij leren', 'Wij leren samen')).toBe(3);
  expect(carried(9, 'Wij leren', 'Nu: Wij leren')).toBe(13);
  expect(carried(9, 'Wij leren', 'Wij leren')).toBe(9);
  expect(carried(6, 'Wij leren', 'Wij')).toBe(3);
  expect(carried(0, '', 'Wij')).toBe(0);
});

it('stays beside its letters where others wrote on both sides of it', () => {
  const before = 'Wij leren taal. Wij sporten samen. Wij koken.';
  const after = 'Vooraf. Wij leren taal. Wij sporten graag samen. Wij koken vaak.';
  const at = before.indexOf(' samen');
  expect(carried(at, before, after)).toBe(after.indexOf(' graag'));
  const typed = before.indexOf('koken');
  expect(carried(typed, before, after)).toBe(after.indexOf('koken'));
});

it('goes to the end of what changed where nothing of it is left', () => {
  expect(carried(5, 'abcdefghij', 'aXYZj')).toBe(4);
});
