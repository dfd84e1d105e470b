/** A mark that a screen puts at its fields, such as for a value that is contested; the fields themselves know of none. */
import { getContext, setContext, type Component } from 'svelte';
import type { Field } from '../types';

export interface FieldMark {
  /** Whether a field has it. */
  has: (field: Field) => boolean;
  /** The mark; what it says stands in an element of this id. */
  Mark: Component<{ field: Field; id: string }>;
}

const KEY = Symbol('field mark');

/** Gives all fields below this component their mark. */
export function markFields(mark: FieldMark): void {
  setContext(KEY, mark);
}

/** The mark of the screen that a field stands on; none where there are no marks. */
export function fieldMark(): FieldMark | undefined {
  return getContext<FieldMark | undefined>(KEY);
}
