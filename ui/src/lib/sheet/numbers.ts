/** Numbers in the form that is typed and copied: the reader's decimal sign, and no marks between thousands. */
import type { Language } from '../types';
import { ERROR_HEIGHT } from './model';

/** So many letters fit on a line of the narrowest column of numbers. */
const LINE = 12;

const KEPT = /^-?\d+(\.\d+)?$/;

/** A kept number as one would type it: "1210.50" is "1210,50" in Dutch. A text that is no number comes as it is. */
export function asTyped(kept: string, language: Language): string {
  return KEPT.test(kept) && language === 'nl' ? kept.replace('.', ',') : kept;
}

/** What keeps a text from being counted, as a name for its words. */
export type Trouble = 'notANumber' | 'negative' | 'tooManyDecimals' | 'tooLarge';

/** Says why a text that the app could not read as a number is none. */
export function trouble(text: string): Trouble {
  const bare = text.replace(/[\s€]/g, '');
  if (/^[-−–]\d[\d.,]*$/.test(bare)) return 'negative';
  if (!/^\d[\d.,]*$/.test(bare)) return 'notANumber';
  const [whole = '', decimals = ''] = bare.split(/[.,](?=\d+$)/);
  if (decimals.length > 2 && whole.replace(/\D/g, '').length < 7) return 'tooManyDecimals';
  return whole.replace(/\D/g, '').length >= 7 ? 'tooLarge' : 'notANumber';
}

/** The width that an amount needs when it is the largest of its column: figures are never cut. */
export function roomFor(decimal: string, least: number): number {
  const digits = decimal.replace(/\D/g, '').length;
  const marks = Math.floor((digits - 3) / 3) + 1;
  return Math.max(least, Math.ceil(digits * 8.6 + marks * 4 + 26));
}

/** The height of a row in which these words say what is wrong: long ones take two lines of their column. */
export function heightFor(words: string): number {
  return words.length > LINE ? ERROR_HEIGHT + 16 : ERROR_HEIGHT;
}
