/** Places inside a dossier: a JSON pointer with identities for list positions, such as `/budget/b1/unit_cost`. */
import type { Field, List, Step } from './types';

const LISTS: readonly List[] = ['partners', 'actions', 'budget', 'funding', 'annexes'];

const escape = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
const unescape = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** A pointer from its parts. */
export function pointer(...parts: string[]): Field {
  return parts.map((part) => `/${escape(part)}`).join('');
}

/** A field of an entity; a nested one is named by its own pointer, `contact/email`. */
export function fieldOf(list: List, id: string, name: string): Field {
  return `/${list}/${escape(id)}/${name}`;
}

/** The parts of a pointer. */
export function parts(field: Field): string[] {
  return field.replace(/^\//, '').split('/').map(unescape);
}

/** The list and the entity that a field belongs to, if any. */
export function entityOf(field: Field): { list: List; id: string } | null {
  const [first, id] = parts(field);
  const list = LISTS.find((one) => one === first);
  return list && id ? { list, id } : null;
}

/** The pointer itself and everything around it, from the inside out: a field, its entity, its list. */
export function outward(field: Field): Field[] {
  const all: Field[] = [];
  for (let at = field; at; at = at.slice(0, at.lastIndexOf('/'))) all.push(at);
  return all;
}

/** The step on which a field is filled in. */
export function stepOf(field: Field): Step {
  switch (parts(field)[0]) {
    case 'partners':
      return 'partners';
    case 'actions':
      return 'actions';
    case 'budget':
    case 'indirect_rate':
      return 'budget';
    case 'funding':
      return 'funding';
    case 'texts':
    case 'declarations':
    case 'annexes':
      return 'texts';
    default:
      return 'call';
  }
}

/** A new identity within a list: the list's letter and something that no other draft makes. */
export function newId(list: List): string {
  return `${list === 'annexes' ? 'x' : list.charAt(0)}${crypto.randomUUID()}`;
}
