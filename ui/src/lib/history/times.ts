/** Moments as they are read: '3 maart 2026, 14:05'. */
import { date, time } from '../format';
import type { HistoryEntry, Language } from '../types';

export function said(at: string, language: Language): string {
  return `${date(at.slice(0, 10), language)}, ${hour(at)}`;
}

/** The hour and minute. */
export function hour(at: string): string {
  return time(at).slice(0, 5);
}

/** What one person did on a day. */
export interface Stretch {
  author: string;
  entries: HistoryEntry[];
}

/** A day, with what each did on it, in the order of the list. */
export interface Day {
  day: string;
  stretches: Stretch[];
}

/** The entries by day and person; who takes turns is named each time. */
export function byDay(entries: readonly HistoryEntry[]): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const on = entry.at.slice(0, 10);
    let last = days.at(-1);
    if (last?.day !== on) days.push((last = { day: on, stretches: [] }));
    const stretch = last.stretches.at(-1);
    if (stretch?.author === entry.author) stretch.entries.push(entry);
    else last.stretches.push({ author: entry.author, entries: [entry] });
  }
  return days;
}
