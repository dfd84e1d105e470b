import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../types';
import { byDay, said } from './times';

const entry = (at: string, author: string): HistoryEntry => ({
  moment: `${at}${author}`,
  author,
  at,
  label: { nl: '', en: '' },
  turned: false,
  lines: [],
  more: 0,
  steps: [],
});

describe('the history by day and person', () => {
  it('keeps the order and names who takes turns each time', () => {
    const days = byDay([
      entry('2026-03-03T14:05:00', 'An'),
      entry('2026-03-03T14:04:00', 'An'),
      entry('2026-03-03T13:00:00', 'Bert'),
      entry('2026-03-03T12:00:00', 'An'),
      entry('2026-03-02T09:00:00', 'An'),
    ]);
    expect(days.map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-02']);
    expect(days[0]?.stretches.map(({ author, entries }) => [author, entries.length])).toEqual([
      ['An', 2],
      ['Bert', 1],
      ['An', 1],
    ]);
  });

  it('says a moment as people do', () => {
    expect(said('2026-03-03T14:05:09', 'nl').replaceAll('\u00a0', ' ')).toBe('3 maart 2026, 14:05');
  });
});
