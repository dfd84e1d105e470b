import { reader } from '../reader.svelte';
import type { Text } from '../types';

/** The same words in another language: the same keys, and functions of the same arguments. */
type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends (...given: infer A) => string
    ? (...given: A) => string
    : T[K] extends string
      ? string
      : SameShape<T[K]>;
};

const LANGUAGES = Symbol('both languages');

/** The words of one area, read in the reader's language. */
export type Words<T> = SameShape<T> & { readonly [LANGUAGES]: { nl: SameShape<T>; en: SameShape<T> } };

/**
 * The words of one area in both languages. Leaving one out in either language does not compile. Reading a word in a
 * component follows the reader's language, since the language is reactive state.
 */
export function words<const T extends object>(nl: T, en: SameShape<T>): Words<T> {
  const both = { nl: nl as SameShape<T>, en };
  return new Proxy(both.nl, {
    get: (_, key) => (key === LANGUAGES ? both : Reflect.get(both[reader.language], key)),
  }) as Words<T>;
}

/** A word in both languages at once: what an edit's label wants. */
export function both<T>(area: Words<T>, pick: (words: SameShape<T>) => string): Text {
  const { nl, en } = area[LANGUAGES];
  return { nl: pick(nl), en: pick(en) };
}

/** One or several, with the number in front: `count(2, 'fout', 'fouten')` is "2 fouten". */
export function count(number: number, one: string, several: string): string {
  return `${number}\u00a0${number === 1 ? one : several}`;
}
