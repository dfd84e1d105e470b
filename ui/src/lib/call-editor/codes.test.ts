import { expect, test } from 'vitest';
import { codeFrom, codesIn, renaming, unique, usesOf } from './codes';
import type { CallForm, FormKey, FormShape, JsonValue } from '../types';

const both = (text: string) => ({ nl: text, en: text });
const key = (name: string, shape: FormShape): FormKey => ({
  key: name,
  label: both(name),
  about: both(''),
  required: false,
  shape,
});
const form: CallForm = {
  groups: [
    {
      id: 'costs',
      title: both('costs'),
      about: both(''),
      keys: [key('category', { is: 'list', of: { is: 'table', keys: [key('id', { is: 'code' })] } })],
    },
  ],
  rule: [key('id', { is: 'code' }), key('when', { is: 'condition' })],
  families: [],
  kinds: [
    {
      kind: 'category-cap',
      title: both('cap'),
      about: both(''),
      family: 'money',
      keys: [key('categories', { is: 'list', of: { is: 'name', of: 'category' } })],
    },
    {
      kind: 'any-of',
      title: both('any'),
      about: both(''),
      family: 'groups',
      keys: [key('of', { is: 'list', of: { is: 'condition' } })],
    },
  ],
};
const call: JsonValue = {
  category: [{ id: 'staff' }, { id: 'travel' }],
  rule: [
    { id: 'staff', kind: 'category-cap', categories: ['travel', 'staff'] },
    {
      id: 'b',
      kind: 'any-of',
      of: [{ kind: 'category-cap', categories: ['staff'] }],
      when: { kind: 'category-cap', categories: ['staff'] },
    },
  ],
};

test('a title becomes a code of small letters, digits and hyphens', () => {
  expect(codeFrom('Één & zelfde “reis” (2027)')).toBe('een-zelfde-reis-2027');
  expect(codeFrom('—')).toBe('');
});

test('a long title is cut between words', () => {
  const code = codeFrom('Ondersteuning van vrijwilligers in kleine gemeenten en steden');
  expect(code.length).toBeLessThanOrEqual(40);
  expect('ondersteuning-van-vrijwilligers-in-kleine').toContain(code);
  expect(code.endsWith('-')).toBe(false);
  expect(codeFrom('a'.repeat(60))).toHaveLength(40);
});

test('a code that is taken gets a number', () => {
  expect(unique('staff', codesIn(call, 'category'))).toBe('staff-2');
  expect(unique('staff', codesIn(call, 'category', 0))).toBe('staff');
  expect(unique('x', ['x', 'x-2'])).toBe('x-3');
});

test('everyone who names a code is found, in rules, conditions and groups', () => {
  expect(usesOf(form, call, 'category', 'staff').sort()).toEqual([
    'rule[0].categories[1]',
    'rule[1].of[0].categories[0]',
    'rule[1].when.categories[0]',
  ]);
});

test('a code that changes changes everywhere, and nothing else with the same letters', () => {
  const keys = renaming(form, call, 'category[0].id', 'people').map((change) => change.key);
  expect(keys).toHaveLength(4);
  expect(keys).not.toContain('rule[0].id');
  expect(renaming(form, call, 'rule[0].id', 'people')).toEqual([{ do: 'set', key: 'rule[0].id', value: 'people' }]);
});
