/** Shares and amounts as short as a table and a bar want them. */
import { amount, percent } from '../../format';
import type { Language } from '../../types';

/** A share with one decimal in any case, so that they stand below each other: "21,0 %". */
export function share(fraction: string, language: Language): string {
  const shown = percent(fraction, language, 1);
  const mark = language === 'nl' ? ',' : '.';
  return shown.includes(mark) ? shown : shown.replace(/(\d)(\D*)$/, `$1${mark}0$2`);
}

/** An amount without its cents where there are none: "40.000". */
export function brief(decimal: string, language: Language): string {
  return amount(decimal, language).replace(/[.,]00$/, '');
}
