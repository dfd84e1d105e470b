import { describe, expect, test } from 'vitest';
import { emptyCall } from '../../empty';
import type { Call, Rule } from '../../types';
import { COUNTRIES, countryNames, matching } from '../../partner/countries';
import { isLocal } from '../../partner/fields';
import { admitted } from './kinds';
import { enterpriseForm, wholeNumber } from '../../partner/numbers';

const about = {
  severity: 'blocking',
  authority: { certainty: 'page', document: 'd', section: '' },
  note: { nl: '', en: '' },
  when: null,
} as const;
const callWith = (...rule: Rule[]): Call => ({ ...emptyCall(), rule });

describe('the kinds a call admits', () => {
  const lead: Rule = { ...about, id: 'lead', kind: 'applicant-kinds', roles: ['lead'], kinds: ['municipality', 'vgc'] };

  test('are all kinds where no rule speaks', () => {
    expect(admitted(emptyCall(), 'lead')).toHaveLength(18);
  });

  test('follow the rule of that role alone', () => {
    expect(admitted(callWith(lead), 'lead')).toEqual(['municipality', 'vgc']);
    expect(admitted(callWith(lead), 'co-applicant')).toHaveLength(18);
  });

  test('are what all rules leave, within the beneficiaries', () => {
    const all: Rule = {
      ...about,
      id: 'all',
      kind: 'applicant-kinds',
      roles: [],
      kinds: ['municipality', 'ngo', 'school'],
    };
    const call = { ...callWith(lead, all), beneficiaries: ['municipality' as const, 'ngo' as const] };
    expect(admitted(call, 'lead')).toEqual(['municipality']);
    expect(admitted(call, 'co-applicant')).toEqual(['municipality', 'ngo']);
  });

  test('may come from one of several rules', () => {
    const some: Rule = {
      ...about,
      id: 'some',
      kind: 'any-of',
      of: [
        { kind: 'applicant-kinds', roles: ['lead'], kinds: ['vgc'] },
        { kind: 'applicant-kinds', roles: ['lead'], kinds: ['ocmw'] },
      ],
    };
    expect(admitted(callWith(some), 'lead')).toEqual(['ocmw', 'vgc']);
  });

  test('are not narrowed by advice, nor by what holds only sometimes', () => {
    const advice: Rule = { ...lead, severity: 'advice' };
    const sometimes: Rule = { ...lead, when: { kind: 'balance' } };
    expect(admitted(callWith(advice, sometimes), 'lead')).toHaveLength(18);
  });

  test('tell local authorities apart', () => {
    expect(isLocal('ocmw')).toBe(true);
    expect(isLocal('ngo')).toBe(false);
  });
});

describe('an enterprise number while it is typed', () => {
  test.each([
    ['', ''],
    ['0403', '0403'],
    ['04030', '0403.0'],
    ['0403019261', '0403.019.261'],
    ['0403.019.261', '0403.019.261'],
    ['BE 0403 019 261', '0403.019.261'],
    ['BE', 'BE'],
    ['04030192611', '04030192611'],
    ['geen', 'geen'],
  ])('%j is %j', (typed, form) => {
    expect(enterpriseForm(typed)).toBe(form);
  });
});

describe('a whole number', () => {
  test.each([
    ['', 'nl', null],
    ['12000', 'nl', 12000],
    ['12.000', 'nl', 12000],
    ['12 000', 'nl', 12000],
    ['1.234.567', 'nl', 1234567],
    ['12,000', 'en', 12000],
    ['12,000', 'nl', NaN],
    ['12.5', 'nl', NaN],
    ['-3', 'nl', NaN],
    ['veel', 'nl', NaN],
    ['99999999999', 'nl', NaN],
  ] as const)('%j in %s', (typed, language, number) => {
    expect(wholeNumber(typed, language)).toBe(number);
  });
});

describe('countries', () => {
  test('have a name in both languages and none twice', () => {
    expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
    for (const language of ['nl', 'en'] as const) {
      for (const { code, name } of countryNames(language)) expect(name, code).not.toBe(code);
    }
  });

  test('are found by name, without accents, and by code', () => {
    const dutch = countryNames('nl');
    expect(matching(dutch, 'belg').map((one) => one.code)).toEqual(['BE']);
    expect(matching(dutch, 'tsjec').map((one) => one.code)).toContain('CZ');
    expect(matching(dutch, 'roemenie').map((one) => one.code)).toEqual(['RO']);
    expect(matching(dutch, 'nl')[0]?.code).toBe('NL');
    expect(matching(dutch, 'xyz')).toEqual([]);
    expect(matching(dutch, '')).toHaveLength(COUNTRIES.length);
  });

  test('are sorted for the reader', () => {
    const names = countryNames('nl').map((one) => one.name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'nl')));
  });
});
