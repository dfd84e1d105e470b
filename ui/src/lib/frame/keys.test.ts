import { describe, expect, it } from 'vitest';
import { placeInRail } from './keys';

const NONE = { ctrlKey: false, metaKey: false, altKey: false };

describe('Alt and a digit', () => {
  it('is a place in the rail, on whatever keyboard', () => {
    expect(placeInRail({ ...NONE, altKey: true, key: '4', code: 'Digit4' })).toBe(4);
    expect(placeInRail({ ...NONE, altKey: true, key: '4', code: 'Numpad4' })).toBe(4);
    // Belgian and French: the row above the letters gives signs.
    expect(placeInRail({ ...NONE, altKey: true, key: "'", code: 'Digit4' })).toBe(4);
    // Layouts on which the digits lie elsewhere: what the key gives comes first.
    expect(placeInRail({ ...NONE, altKey: true, key: '9', code: 'Digit8' })).toBe(9);
  });

  it('is none without Alt alone', () => {
    expect(placeInRail({ ...NONE, key: '4', code: 'Digit4' })).toBeNull();
    expect(placeInRail({ ...NONE, altKey: true, ctrlKey: true, key: '{', code: 'Digit4' })).toBeNull();
    expect(placeInRail({ ...NONE, altKey: true, key: 'd', code: 'KeyD' })).toBeNull();
  });
});
