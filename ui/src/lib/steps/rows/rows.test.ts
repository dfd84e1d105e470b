import { expect, test } from 'vitest';
import { behind, neighbour } from './moves';

const ids = ['a', 'b', 'c'];

test('a row goes one place up or down, and no further than the ends', () => {
  expect(behind(ids, 'a', true)).toBe('b');
  expect(behind(ids, 'b', true)).toBe('c');
  expect(behind(ids, 'c', true)).toBeUndefined();
  expect(behind(ids, 'c', false)).toBe('a');
  expect(behind(ids, 'b', false)).toBeNull();
  expect(behind(ids, 'a', false)).toBeUndefined();
  expect(behind(ids, 'gone', true)).toBeUndefined();
});

test('the focus stays near a row that is gone', () => {
  expect(neighbour(ids, 'b')).toBe('c');
  expect(neighbour(ids, 'c')).toBe('b');
  expect(neighbour(['a'], 'a')).toBeUndefined();
});
