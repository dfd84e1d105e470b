import { describe, expect, it } from 'vitest';
import { isThing } from './field';

describe('what has a history', () => {
  it('tells a thing from a field of it', () => {
    expect(isThing('/budget/b1')).toBe(true);
    expect(isThing('/budget/b1/unit_cost')).toBe(false);
    expect(isThing('/title')).toBe(false);
  });
});
