/** Places in a call that is being written, such as `rule[2].at-least`, and what a change does to what is shown. */
import type { CallChange, JsonValue } from '../types';

type Part = string | number;

/** "rule[2].at-least" as its parts: `rule`, 2, `at-least`. */
export function partsOf(key: string): Part[] {
  return [...key.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) => (index ? Number(index) : (name ?? '')));
}

export function keyOf(parts: readonly Part[]): string {
  return parts.reduce<string>((key, part) => (typeof part === 'number' ? item(key, part) : child(key, part)), '');
}

/** A key of a table. */
export function child(key: string, name: string): string {
  return key ? `${key}.${name}` : name;
}

/** An entry of a list. */
export function item(key: string, index: number): string {
  return `${key}[${index}]`;
}

/** The entry of the outermost list that a key stands in: `rule[2]` of `rule[2].of[0]`; empty where there is none. */
export function entryOf(key: string): string {
  const end = key.indexOf(']');
  return end === -1 ? '' : key.slice(0, end + 1);
}

/** The key itself and everything around it, from the inside out. */
export function around(key: string): string[] {
  const parts = partsOf(key);
  return parts.map((_, at) => keyOf(parts.slice(0, parts.length - at)));
}

/** Whether a key is the other one, or stands within it. */
export function isWithin(key: string, outer: string): boolean {
  return key === outer || (key.startsWith(outer) && /^[.[]/.test(key.slice(outer.length)));
}

export function valueAt(content: JsonValue, key: string): JsonValue | undefined {
  let at: JsonValue | undefined = content;
  for (const part of partsOf(key)) {
    if (typeof part === 'number') at = Array.isArray(at) ? at[part] : undefined;
    else at = isTable(at) ? at[part] : undefined;
  }
  return at;
}

export function isTable(value: JsonValue | undefined): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entries of a list; none where there is no list. */
export function entriesAt(content: JsonValue, key: string): JsonValue[] {
  const value = valueAt(content, key);
  return Array.isArray(value) ? value : [];
}

/** A text at a place; empty where there is none. A number that was kept as such reads as its digits. */
export function textAt(content: JsonValue, key: string): string {
  return asText(valueAt(content, key));
}

export function asText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** Whether nothing is filled in there. */
export function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isTable(value) && Object.values(value).every(isEmpty);
}

/** The content after a change. What did not change stays the same object. */
export function changed(content: JsonValue, change: CallChange): JsonValue {
  const parts = partsOf(change.key);
  return within(content, parts, (around, last) => {
    if (typeof last === 'string') {
      const table = isTable(around) ? { ...around } : {};
      if (change.do === 'set' && change.value !== null) table[last] = change.value;
      else if (change.do === 'set' || change.do === 'remove') delete table[last];
      return table;
    }
    const list = Array.isArray(around) ? [...around] : [];
    if (change.do === 'set' && change.value !== null) list[Math.min(last, list.length)] = change.value;
    else if (change.do === 'insert') list.splice(last, 0, change.value);
    else if (change.do === 'move') list.splice(change.to, 0, ...list.splice(last, 1));
    else list.splice(last, 1);
    return list;
  });
}

function within(
  value: JsonValue | undefined,
  [part, ...rest]: readonly Part[],
  act: (around: JsonValue | undefined, last: Part) => JsonValue,
): JsonValue {
  if (part === undefined) return value ?? null;
  if (rest.length === 0) return act(value, part);
  if (typeof part === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    list[part] = within(list[part], rest, act);
    return list;
  }
  const table = isTable(value) ? value : {};
  return { ...table, [part]: within(table[part], rest, act) };
}

/**
 * The changes that set a value, leaving no empty tables behind: emptying the last key of a table takes the table away,
 * up to the entry of a list.
 */
export function setting(content: JsonValue, key: string, value: JsonValue): CallChange {
  if (!isEmpty(value)) return { do: 'set', key, value };
  let goes = key;
  for (const outer of around(key).slice(1)) {
    if (outer.endsWith(']')) break;
    const table = valueAt(content, outer);
    const others = isTable(table) ? Object.keys(table).filter((name) => child(outer, name) !== goes) : [];
    if (others.length > 0) break;
    goes = outer;
  }
  return { do: 'set', key: goes, value: null };
}
