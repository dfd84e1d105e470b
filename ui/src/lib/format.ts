/**
 * How decimal strings, days and times read. Amounts come as decimal strings ("1234.50") and stay strings: nothing here
 * turns one into a float, so every digit shown is a digit that was kept.
 */
import type { Language } from './types';

const SPACE = '\u00a0';
const MINUS = '\u2212';
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

const SIGNS = { nl: { group: '.', decimal: ',' }, en: { group: ',', decimal: '.' } } as const;

/** A decimal string with thousands apart; a text that is no decimal comes back as it is. */
export function number(decimal: string, language: Language, decimals?: number): string {
  const parts = DECIMAL.exec(decimal);
  if (!parts) return decimal;
  const [, sign = '', whole = '0', fraction = ''] = parts;
  const { group, decimal: mark } = SIGNS[language];
  const digits = whole.replace(/^0+(?=\d)/, '');
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, group);
  const shown = decimals === undefined ? fraction : fraction.padEnd(decimals, '0');
  const nothing = /^0*$/.test(digits + shown);
  return `${sign && !nothing ? MINUS : ''}${grouped}${shown ? mark + shown : ''}`;
}

/** An amount without the euro sign: "1.234,56". For tables that name the currency in their header. */
export function amount(decimal: string, language: Language): string {
  return number(decimal, language, 2);
}

/** An amount with the euro sign: "€ 1.234,56", in English "€1,234.56". */
export function money(decimal: string, language: Language): string {
  if (!DECIMAL.test(decimal)) return decimal;
  const shown = amount(decimal, language);
  const negative = shown.startsWith(MINUS);
  const bare = negative ? shown.slice(1) : shown;
  const signed = language === 'nl' ? `€${SPACE}${bare}` : `€${bare}`;
  return negative ? `${MINUS}${language === 'nl' ? SPACE : ''}${signed}` : signed;
}

/** An amount without its sign: for sentences that say 'too much' themselves. */
export function magnitude(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : decimal;
}

/** Whether a decimal string stands for less than nothing. */
export function isNegative(decimal: string): boolean {
  return decimal.startsWith('-') && /[1-9]/.test(decimal);
}

/** Whether a decimal string stands for nothing. */
export function isZero(decimal: string): boolean {
  return DECIMAL.test(decimal) && !/[1-9]/.test(decimal);
}

/** A quantity as kept, with the reader's signs: "1.5" is "1,5". */
export function quantity(decimal: string, language: Language): string {
  return number(decimal, language);
}

/** A share kept as a fraction of one ("0.478"), as percent: "47,8 %"; in English "47.8%". At most `decimals` decimals are shown, cut not rounded. */
export function percent(fraction: string, language: Language, decimals = 2): string {
  const parts = DECIMAL.exec(fraction);
  if (!parts) return fraction;
  const [, sign = '', whole = '0', part = ''] = parts;
  const padded = part.padEnd(2, '0');
  const hundredfold = `${sign}${whole}${padded.slice(0, 2)}`;
  const rest = padded.slice(2, 2 + decimals).replace(/0+$/, '');
  const shown = number(rest ? `${hundredfold}.${rest}` : hundredfold, language);
  return language === 'nl' ? `${shown}${SPACE}%` : `${shown}%`;
}

const MONTHS = {
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;
const SHORT_MONTHS = {
  nl: ['jan.', 'feb.', 'mrt.', 'apr.', 'mei', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'dec.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const;
const DAY = /^(\d{4})-(\d{2})-(\d{2})/;

function day(iso: string, language: Language, months: Record<Language, readonly string[]>, withYear: boolean): string {
  const parts = DAY.exec(iso);
  const month = parts && months[language][Number(parts[2]) - 1];
  if (!parts || !month) return iso;
  return [String(Number(parts[3])), month, withYear ? parts[1] : ''].filter(Boolean).join(SPACE);
}

/** "2020-10-16" as "16 oktober 2020"; a text that is no day comes back as it is. */
export function date(iso: string, language: Language): string {
  return day(iso, language, MONTHS, true);
}

/** "2020-10-16" as "16 okt. 2020". */
export function shortDate(iso: string, language: Language): string {
  return day(iso, language, SHORT_MONTHS, true);
}

/** "2020-10-16" as "16/10/2020": the form that is typed. */
export function typedDate(iso: string): string {
  const parts = DAY.exec(iso);
  return parts && iso.length === 10 ? `${parts[3]}/${parts[2]}/${parts[1]}` : iso;
}

/** A day typed in full: worth understanding while the field is still being typed in. */
export const WHOLE_DAY = /^\s*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})\s*$/;

/** The time of "2026-11-23T14:32:07": "14:32:07". */
export function time(iso: string): string {
  return /T(\d{2}:\d{2}:\d{2})/.exec(iso)?.[1] ?? iso;
}

/** When something was saved, as short as the day allows: "14:32" today, "3 nov." this year, "28 feb. 2018" before. */
export function moment(iso: string, today: string, language: Language): string {
  if (iso.slice(0, 10) === today) return time(iso).slice(0, 5);
  return day(iso, language, SHORT_MONTHS, iso.slice(0, 4) !== today.slice(0, 4));
}

/** A file's size in a unit people read: "412 kB". */
export function bytes(size: number, language: Language): string {
  const kilo = Math.max(1, Math.round(size / 1000));
  if (kilo < 1000) return `${kilo}${SPACE}kB`;
  const tenths = Math.round(size / 100_000);
  return `${number(`${Math.floor(tenths / 10)}.${tenths % 10}`, language)}${SPACE}MB`;
}
