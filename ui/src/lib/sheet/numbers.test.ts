import { describe, expect, it } from 'vitest';
import { asTyped, heightFor, roomFor, trouble } from './numbers';

describe('a number as one types it', () => {
  it('has the reader’s decimal sign and no marks between thousands', () => {
    expect(asTyped('1210.50', 'nl')).toBe('1210,50');
    expect(asTyped('1210.50', 'en')).toBe('1210.50');
  });

  it('is left as it is where it is none', () => {
    expect(asTyped('40 u.', 'nl')).toBe('40 u.');
    expect(asTyped('1.2.3', 'nl')).toBe('1.2.3');
    expect(asTyped('', 'nl')).toBe('');
  });
});

describe('what keeps a text from counting', () => {
  it.each([
    ['40 u.', 'notANumber'],
    ['12 x', 'notANumber'],
    ['1.2.3', 'notANumber'],
    ['-5', 'negative'],
    ['− 12,50', 'negative'],
    ['€ -5', 'negative'],
    ['1,23456', 'tooManyDecimals'],
    ['99999999999', 'tooLarge'],
    ['99.999.999.999,00', 'tooLarge'],
  ])('%s', (text, why) => {
    expect(trouble(text)).toBe(why);
  });
});

describe('the room for amounts', () => {
  it('is the usual until a sum is longer', () => {
    expect(roomFor('155824.00', 112)).toBe(112);
    expect(roomFor('131752469.03', 112)).toBeGreaterThan(120);
    expect(roomFor('9999999999999.99', 112)).toBeGreaterThan(roomFor('131752469.03', 112));
  });
});

describe('the height of a row with something wrong', () => {
  it('grows with words that take two lines', () => {
    expect(heightFor('geen getal')).toBe(42);
    expect(heightFor('not a number')).toBe(42);
    expect(heightFor('hoort boven 0')).toBe(58);
    expect(heightFor('te veel decimalen')).toBe(58);
  });
});
