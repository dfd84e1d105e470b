import { describe, expect, it } from 'vitest';
import { hueOf, letterOf, saidAt } from './person';

const at = (name: string) => ({ name, at: 'budget', field: '/budget/b1/unit_cost', field_name: null });

describe('somebody who is there', () => {
  it('has one hue and one letter, whatever the name is', () => {
    expect(hueOf('Stad B')).toBe(hueOf('Stad B'));
    for (const name of ['', 'An', 'Ήλιος', '👩‍🌾', 'x'.repeat(200)]) expect([1, 2, 3, 4]).toContain(hueOf(name));
    expect(['élan', ' ‘Brug’', '3de wijk', '👩‍🌾', ''].map(letterOf)).toEqual(['É', 'B', '3', '?', '?']);
  });

  it('is named, alone and with others', () => {
    expect(saidAt([at('An')])).toBe('An is hier bezig');
    expect(saidAt([at('An'), at('')])).toBe('An en Iemand zijn hier bezig');
  });
});
