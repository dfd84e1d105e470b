import { describe, expect, it } from 'vitest';
import { matching, named } from './choices';
import type { Choice } from './model';

const choices: Choice[] = [
  { id: 'p1', label: 'Gemeente Lindebeke', short: 'Lindebeke' },
  { id: 'p2', label: 'Gemeente Oosterveld', short: 'Oosterveld' },
  { id: 'p3', label: 'De Brug vzw', short: 'De Brug' },
  { id: 'p4', label: 'Café Lindé', short: 'Café Lindé' },
];
const ids = (typed: string) => matching(choices, typed).map((one) => one.id);

describe('a choice by typing', () => {
  it('shows all of them for nothing typed', () => {
    expect(ids(' ')).toEqual(['p1', 'p2', 'p3', 'p4']);
  });

  it('puts what begins so before what only holds it, whatever the accents and capitals', () => {
    expect(ids('LINDE')).toEqual(['p1', 'p4']);
    expect(ids('cafe')).toEqual(['p4']);
    expect(ids('brug')).toEqual(['p3']);
    expect(ids('xyz')).toEqual([]);
  });

  it('is named in full, in short, or by the only part it can be', () => {
    expect(named(choices, 'gemeente lindebeke')).toBe('p1');
    expect(named(choices, 'De  Brug')).toBe('p3');
    expect(named(choices, 'ooster')).toBe('p2');
    expect(named(choices, '')).toBe('');
  });

  it('is not guessed', () => {
    expect(named(choices, 'gemeente')).toBeNull();
    expect(named(choices, 'Brussel')).toBeNull();
  });
});
