import { describe, expect, test } from 'vitest';
import type { FindingView } from '../../types';
import { closingState, stateOf } from './outline';
import { countWords } from './words';

const text = { nl: '', en: '' };

function finding(some: Partial<FindingView>): FindingView {
  const empty = {
    title: text,
    text,
    because: null,
    authority: text,
    certainty: null,
    bar: null,
    rows: [],
    missing: [],
    fixes: [],
  };
  return {
    ...empty,
    rule: 'r',
    kind: 'text-length',
    severity: 'blocking',
    status: 'broken',
    step: 'texts',
    field: '/texts/a',
    ...some,
  };
}

describe('the state of a text', () => {
  test('is empty until something stands there, whatever waits for it', () => {
    const missing = [{ field: '/texts/a', name: text, step: 'texts' as const }];
    expect(stateOf('/texts/a', ' \n', [finding({ status: 'undecided', field: null, missing })])).toBe('empty');
    expect(stateOf('/texts/a', 'tekst', [])).toBe('ready');
  });

  test('is an error only for what blocks, and only for its own findings', () => {
    expect(stateOf('/texts/a', 'tekst', [finding({})])).toBe('error');
    expect(stateOf('/texts/a', '', [finding({})])).toBe('error');
    expect(stateOf('/texts/b', 'tekst', [finding({})])).toBe('ready');
    expect(stateOf('/texts/a', 'tekst', [finding({ severity: 'warning' })])).toBe('busy');
    expect(stateOf('/texts/a', 'tekst', [finding({ status: 'met' })])).toBe('ready');
  });
});

describe('the state of declarations and annexes', () => {
  const none = { declarations: {}, annexes: [] };
  const some = { declarations: { a: true }, annexes: [] };
  const asked = finding({ kind: 'declaration', status: 'undecided', field: '/declarations/b' });

  test('goes from empty over busy to ready', () => {
    expect(closingState(none, [asked])).toBe('empty');
    expect(closingState(some, [asked])).toBe('busy');
    expect(closingState(some, [{ ...asked, status: 'met' }])).toBe('ready');
    expect(closingState(none, [])).toBe('empty');
  });

  test('is an error for what blocks', () => {
    expect(closingState(some, [{ ...asked, status: 'broken' }])).toBe('error');
    expect(closingState(some, [finding({})])).toBe('ready');
  });
});

test('words are what stands between blanks and can be read aloud', () => {
  expect(countWords('')).toBe(0);
  expect(countWords('Een woord, nog een – en 5\u00a0%.')).toBe(6);
  expect(countWords('’s avonds\nin De Brug/‘t Huis')).toBe(6);
});
