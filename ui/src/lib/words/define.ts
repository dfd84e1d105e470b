import { number } from '../format';
import { reader } from '../reader.svelte';
import type { Language, Text } from '../types';

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

/** The language in which a word is made just now, where that is not the reader's. */
let making: Language | null = null;

/** A word in both languages at once: what an edit's label wants. */
export function both<T>(area: Words<T>, pick: (words: SameShape<T>) => string): Text {
  const made = (language: Language) => {
    making = language;
    try {
      return pick(area[LANGUAGES][language]);
    } finally {
      making = null;
    }
  };
  return { nl: made('nl'), en: made('en') };
}

/** How many, with thousands apart as the language has them: "10.000" or "10,000". */
export function figure(many: number): string {
  return number(String(many), making ?? reader.language);
}

/** One or several, with the number in front: `count(2, 'fout', 'fouten')` is "2 fouten". */
export function count(many: number, one: string, several: string): string {
  return `${figure(many)}\u00a0${many === 1 ? one : several}`;
}
