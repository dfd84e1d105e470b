/** Numbers as they are typed into a partner's form. Whether one is right is for the rules to say. */
import type { Language } from '../types';

/** A Belgian enterprise number in its usual form as far as it is typed: "0403019261" is "0403.019.261". */
export function enterpriseForm(typed: string): string {
  const bare = typed.replace(/^\s*BE\s*(?=[\d.\s])/i, '');
  if (!/^[\d.\s]*$/.test(bare)) return typed;
  const digits = bare.replace(/\D/g, '');
  if (digits.length > 10) return typed;
  return [digits.slice(0, 4), digits.slice(4, 7), digits.slice(7)].filter(Boolean).join('.');
}

/** A whole number as typed, thousands apart or not: null while empty, not a number where it is none. */
export function wholeNumber(typed: string, language: Language): number | null {
  const text = typed.trim();
  if (text === '') return null;
  const mark = language === 'nl' ? '\\.' : ',';
  const form = new RegExp(`^(\\d+|\\d{1,3}(?:[${mark}\\s\\u00a0]\\d{3})+)$`);
  if (!form.test(text)) return NaN;
  const number = Number(text.replace(/\D/g, ''));
  return number <= 4_294_967_295 ? number : NaN;
}
