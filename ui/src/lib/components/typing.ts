/** Who wants to know on what one types; the fields themselves know of no dossier. */
import { getContext, setContext } from 'svelte';
import type { Field } from '../types';

export interface Typing {
  /** What is typed in this field from here on is typed on what it shows now. */
  begins: (field: Field) => void;
  /** Nothing is being typed in it any more. */
  ends: (field: Field) => void;
}

const KEY = Symbol('typing');

/** All fields below this component tell when one types in them. */
export function watchTyping(typing: Typing): void {
  setContext(KEY, typing);
}

/** Who is told; none where nobody asked. */
export function typing(): Typing | undefined {
  return getContext<Typing | undefined>(KEY);
}
