/** Codes: proposed from a title, unique within their list, and changed everywhere when they change in one place. */
import { child, entriesAt, isTable, item, textAt, valueAt } from './content';
import type { CallChange, CallForm, FormKey, FormShape, JsonValue, FormName } from '../types';

/** The lists whose entries have a code that other keys name. */
const DECLARED: Record<Exclude<FormName, 'action-or-own'>, string> = {
  document: 'source',
  funding: 'cofinancer',
  category: 'category',
  section: 'section',
  declaration: 'declaration',
  annex: 'annex',
  action: 'menu.action',
};

/** The list that declares codes of a sort. */
export function listOf(of: FormName): string {
  return DECLARED[of === 'action-or-own' ? 'action' : of];
}

const LONGEST = 40;

/** A title as a code: small letters, digits and hyphens. */
export function codeFrom(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (plain.length <= LONGEST) return plain;
  const cut = plain.slice(0, LONGEST + 1);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : plain.slice(0, LONGEST);
}

/** The code, with a number behind it where the list has it already. */
export function unique(code: string, taken: readonly string[]): string {
  if (!taken.includes(code)) return code;
  let number = 2;
  while (taken.includes(`${code}-${number}`)) number += 1;
  return `${code}-${number}`;
}

/** The codes of a list's entries, but for one of them. */
export function codesIn(content: JsonValue, list: string, but?: number): string[] {
  return entriesAt(content, list)
    .map((_, at) => (at === but ? '' : textAt(content, child(item(list, at), 'id'))))
    .filter(Boolean);
}

/** Goes through all keys that a call fills in, with their shape. */
export function walk(
  form: CallForm,
  content: JsonValue,
  visit: (key: string, shape: FormShape, value: JsonValue) => void,
): void {
  const kinds = new Map(form.kinds.map((kind) => [kind.kind, kind.keys]));
  const keys = (at: string, known: readonly FormKey[]) => {
    for (const one of known) value(child(at, one.key), one.shape);
  };
  const value = (at: string, shape: FormShape): void => {
    const found = valueAt(content, at);
    if (found === undefined || found === null) return;
    visit(at, shape, found);
    if (shape.is === 'list' && Array.isArray(found)) found.forEach((_, index) => value(item(at, index), shape.of));
    else if (shape.is === 'table') keys(at, shape.keys);
    else if ((shape.is === 'condition' || shape.is === 'rule') && isTable(found)) {
      if (shape.is === 'rule') keys(at, form.rule);
      if (typeof found['kind'] === 'string') keys(at, kinds.get(found['kind']) ?? []);
    }
  };
  for (const group of form.groups) keys('', group.keys);
  value('rule', { is: 'list', of: { is: 'rule' } });
}

/** Every key that names a code. */
export function usesOf(form: CallForm, content: JsonValue, of: FormName, code: string): string[] {
  const uses: string[] = [];
  walk(form, content, (key, shape, value) => {
    if (shape.is === 'name' && listOf(shape.of) === listOf(of) && value === code) uses.push(key);
  });
  return [...new Set(uses)];
}

/** What sort of code a list declares, if other keys can name it. */
export function sortOf(list: string): FormName | null {
  const found = Object.entries(DECLARED).find(([, declared]) => declared === list);
  return (found?.[0] as FormName | undefined) ?? null;
}

/** The changes that give an entry another code, and everyone who names it with it. */
export function renaming(form: CallForm, content: JsonValue, key: string, code: string): CallChange[] {
  const set: CallChange = { do: 'set', key, value: code || null };
  const [, list] = /^(.+)\[\d+\]\.id$/.exec(key) ?? [];
  const of = list ? sortOf(list) : null;
  const before = textAt(content, key);
  if (!list || !of || !before || !code) return [set];
  // Two entries with one code: nobody can say which of them is meant.
  if (codesIn(content, list).filter((one) => one === before).length > 1) return [set];
  return [set, ...usesOf(form, content, of, before).map((use): CallChange => ({ do: 'set', key: use, value: code }))];
}
