import { afterEach, describe, expect, it, vi } from 'vitest';
import { backend } from '../backend';
import { Filter } from './filter.svelte';
import { library } from '../library.svelte';
import type { CallCard } from '../types';

const card = (pin: string) => ({ pin, closed: true, call: { themes: [], beneficiaries: [] } }) as unknown as CallCard;

describe('looking for words', () => {
  afterEach(() => vi.restoreAllMocks());

  it('shows what was found, the best first, and all of it again without words', async () => {
    library.start = { ...library.start, calls: ['a@1', 'b@1', 'c@1'].map(card) };
    const filter = new Filter();
    vi.spyOn(backend, 'findCalls').mockResolvedValue(['c@1', 'a@1']);
    await filter.look('stage');
    expect(filter.shown.map(({ pin }) => pin)).toEqual(['c@1', 'a@1']);
    await filter.look('  ');
    expect(filter.shown.map(({ pin }) => pin)).toEqual(['a@1', 'b@1', 'c@1']);
  });

  it('leaves what was found until the answer to what was typed last is there', async () => {
    library.start = { ...library.start, calls: ['a@1', 'b@1'].map(card) };
    const filter = new Filter();
    const answers: ((pins: string[]) => void)[] = [];
    vi.spyOn(backend, 'findCalls').mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const first = filter.look('st');
    const second = filter.look('stage');
    answers[1]?.(['b@1']);
    await second;
    answers[0]?.(['a@1']);
    await first;
    expect(filter.shown.map(({ pin }) => pin)).toEqual(['b@1']);
  });
});
