/** A mark that a screen puts at its fields, such as for a value that is contested; the fields themselves know of none. */
import { getContext, setContext, type Component } from 'svelte';
import type { Field } from '../types';

export interface FieldMark {
  /** Whether a field has it. */
  has: (field: Field) => boolean;
  /** The mark; what it says stands in an element of this id. */
  Mark: Component<{ field: Field; id: string }>;
  /** Whether somebody else is in a field now. */
  isHere: (field: Field) => boolean;
  /** Who; that is said in an element of this id too. */
  Here: Component<{ field: Field; id: string }>;
}

const KEY = Symbol('field mark');

/** Gives all fields below this component their mark. */
export function markFields(mark: FieldMark): void {
  setContext(KEY, mark);
}

/** The elements that say more about a field; none where there is nothing to say. */
export function described(
  id: string,
  mark: FieldMark | undefined,
  field: Field | undefined,
  says: { error?: string | undefined; note?: unknown; hint?: string | undefined },
): string | undefined {
  const ids = [
    field !== undefined && mark?.has(field) && 'mark',
    says.error && 'error',
    says.note && 'note',
    says.hint && 'hint',
    field !== undefined && mark?.isHere(field) && 'here',
  ];
  const there = ids.filter((one) => typeof one === 'string' && one !== '').map((one) => `${id}-${String(one)}`);
  return there.length > 0 ? there.join(' ') : undefined;
}

/** The mark of the screen that a field stands on; none where there are no marks. */
export function fieldMark(): FieldMark | undefined {
  return getContext<FieldMark | undefined>(KEY);
}
