/** How somebody who is there is shown. */
import type { LiveOther } from '../types';
import { draftingWords } from '../words/drafting';

/** The same name has the same hue in every window. */
export function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % 4) + 1;
}

/** The first letter of a name, for where there is no room for more. */
export function letterOf(name: string): string {
  return name.match(/\p{L}|\p{N}/u)?.[0].toUpperCase() ?? '?';
}

/** Who is at a field, in words. */
export function saidAt(others: readonly LiveOther[]): string {
  return draftingWords.atField(others.map(({ name }) => name || draftingWords.somebody));
}
