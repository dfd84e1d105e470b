import { expect, test } from 'vitest';
import { around, changed, isEmpty, isWithin, keyOf, partsOf, setting, valueAt } from './content';
import type { CallChange, JsonValue } from '../types';

const call: JsonValue = {
  title: { nl: 'Reis', en: 'Travel' },
  dates: { deadline: { date: '2027-01-31' } },
  rule: [{ id: 'a' }, { id: 'b', when: { kind: 'any-of', of: [{ kind: 'balance' }] } }, { id: 'c' }],
};

const after = (...changes: CallChange[]) => changes.reduce(changed, call);
const ids = (content: JsonValue) => (valueAt(content, 'rule') as { id: string }[]).map((rule) => rule.id);

test('a key reads as its parts and back', () => {
  expect(partsOf('rule[12].when.of[0].at-least')).toEqual(['rule', 12, 'when', 'of', 0, 'at-least']);
  for (const key of ['title.nl', 'rule[2]', 'envelope.part[0].title.en']) expect(keyOf(partsOf(key))).toBe(key);
});

test('what stands around a key goes from the inside out', () => {
  expect(around('rule[1].when.kind')).toEqual(['rule[1].when.kind', 'rule[1].when', 'rule[1]', 'rule']);
});

test('a key with the same beginning does not stand within another', () => {
  expect(isWithin('rule[1].when', 'rule[1]')).toBe(true);
  expect(isWithin('rule[12]', 'rule[1]')).toBe(false);
  expect(isWithin('title-short', 'title')).toBe(false);
});

test('a value is found where it stands, and nothing where there is none', () => {
  expect(valueAt(call, 'rule[1].when.of[0].kind')).toBe('balance');
  expect(valueAt(call, 'rule[9].id')).toBeUndefined();
  expect(valueAt(call, 'title[0]')).toBeUndefined();
});

test('setting makes the tables on the way', () => {
  const content = after({ do: 'set', key: 'envelope.authority.certainty', value: 'page' });
  expect(valueAt(content, 'envelope')).toEqual({ authority: { certainty: 'page' } });
});

test('inserting, moving and removing keep the order of the others', () => {
  expect(ids(after({ do: 'insert', key: 'rule[1]', value: { id: 'new' } }))).toEqual(['a', 'new', 'b', 'c']);
  expect(ids(after({ do: 'move', key: 'rule[0]', to: 2 }))).toEqual(['b', 'c', 'a']);
  expect(ids(after({ do: 'move', key: 'rule[2]', to: 0 }))).toEqual(['c', 'a', 'b']);
  expect(ids(after({ do: 'remove', key: 'rule[1]' }))).toEqual(['a', 'c']);
  const first = after({ do: 'insert', key: 'section[0]', value: { id: 'concept' } });
  expect(valueAt(first, 'section[0].id')).toBe('concept');
});

test('a change leaves the call it was made on as it was', () => {
  const before = JSON.stringify(call);
  after({ do: 'set', key: 'title.nl', value: 'Anders' }, { do: 'remove', key: 'rule[0]' });
  expect(JSON.stringify(call)).toBe(before);
});

test('emptying the last key of a table takes the table away, and no entry of a list', () => {
  expect(setting(call, 'dates.deadline.date', '')).toEqual({ do: 'set', key: 'dates', value: null });
  expect(setting(call, 'title.nl', '')).toEqual({ do: 'set', key: 'title.nl', value: null });
  expect(setting(call, 'rule[0].id', '')).toEqual({ do: 'set', key: 'rule[0].id', value: null });
  expect(setting(call, 'title.nl', 'Trein')).toEqual({ do: 'set', key: 'title.nl', value: 'Trein' });
});

test('nothing is filled in where only empty places are', () => {
  expect(isEmpty({ nl: '', en: '' })).toBe(true);
  expect(isEmpty([])).toBe(true);
  expect(isEmpty(false)).toBe(false);
  expect(isEmpty(0)).toBe(false);
});
