/** Shares and amounts as short as a table and a bar want them. */
import { amount, percent } from '../../format';
import type { Language } from '../../types';

/** A share with two decimals in any case, as the app computed it, so that they stand below each other: "21,00 %". */
export function share(fraction: string, language: Language): string {
  const shown = percent(fraction, language, 2);
  const [whole = '', decimals = ''] = shown.replace(/[^\d.,]/g, '').split(/[.,](?=\d{1,2}$)/);
  const mark = language === 'nl' ? ',' : '.';
  return shown.replace(/[\d.,]*\d/, `${whole}${mark}${decimals.padEnd(2, '0')}`);
}

/** An amount without its cents where there are none: "40.000". */
export function brief(decimal: string, language: Language): string {
  return amount(decimal, language).replace(/[.,]00$/, '');
}
