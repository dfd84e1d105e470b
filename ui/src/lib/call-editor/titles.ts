/** How the parts of a call are called on the screen. */
import { amount, date, money, percent } from '../format';
import { reader } from '../reader.svelte';
import { asText, isTable } from './content';
import type { FormShape, JsonValue } from '../types';

/** A text in the reader's language, or in the other where it is missing. */
export function textOf(value: JsonValue | undefined): string {
  if (!isTable(value)) return asText(value);
  const [first, second] = reader.language === 'nl' ? ['nl', 'en'] : ['en', 'nl'];
  return asText(value[first as 'nl']) || asText(value[second as 'en']);
}

/** What an entry of a list is called: its title, else its code, else what it says. */
export function entryTitle(entry: JsonValue | undefined): string {
  if (!isTable(entry)) return asText(entry);
  return textOf(entry['title']) || textOf(entry) || asText(entry['id']);
}

/** What else stands on the line of an entry: its amount, day, or explanation. */
export function entryAbout(entry: JsonValue | undefined): string {
  if (!isTable(entry)) return '';
  const amounts = asText(entry['amount']);
  const day = asText(entry['date']) || asText(entry['read-on']);
  return [
    amounts && money(amounts, reader.language),
    day && date(day, reader.language),
    asText(entry['email']) || asText(entry['url']),
    textOf(entry['note']) || textOf(entry['guidance']),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A kept value as its reader types it; what could not be understood stays as it was typed. */
export function shownAs(shape: FormShape, kept: string): string {
  switch (shape.is) {
    case 'euro':
      return /^\d+(\.\d+)?$/.test(kept) ? amount(kept, reader.language) : kept;
    case 'rate': {
      const percents = /^(\d+(?:\.\d+)?)\s*%$/.exec(kept)?.[1];
      if (percents === undefined) return /^[01](\.\d+)?$/.test(kept) ? percent(kept, reader.language, 6) : kept;
      const digits = reader.language === 'nl' ? percents.replace('.', ',') : percents;
      return reader.language === 'nl' ? `${digits}\u00a0%` : `${digits}%`;
    }
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(kept) ? kept.split('-').reverse().join('/') : kept;
    default:
      return kept;
  }
}
