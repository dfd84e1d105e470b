import { describe, expect, it } from 'vitest';
import type { FundingLimit } from '../../types';
import { bar, type Money } from './bar';
import { brief, share } from './share';

const money = (id: string, source: string, group: Money['group'], amount: string): Money => ({
  id,
  source,
  group,
  amount,
});
const limit = (rule: string, bound: FundingLimit['bound'], sources: string[], amount: string): FundingLimit => ({
  rule,
  bound,
  sources,
  amount,
  title: { nl: rule, en: rule },
  broken: false,
});
const sources = [
  money('f1', 'grant', 'asked', '40000.00'),
  money('f2', 'own', 'own', '50000.00'),
  money('f3', 'other-private', 'other', '10000.00'),
];

describe('the bar of money', () => {
  it('is none while there is neither cost nor money', () => {
    expect(bar([], '0.00', null, [], null)).toBeNull();
    expect(bar([money('f1', 'grant', 'asked', '')], '0.00', null, [], null)).toBeNull();
  });

  it('puts the sources behind each other', () => {
    const drawn = bar(sources, '100000.00', null, [], null);
    expect(drawn?.segments.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['f1', 0, 0.4],
      ['f2', 0.4, 0.9],
      ['f3', 0.9, 1],
    ]);
    expect(drawn).toMatchObject({ gap: null, room: null, over: null, cost: 1 });
  });

  it('shows what no source covers yet, and a cost that the money goes beyond', () => {
    expect(bar(sources, '200000.00', null, [], null)?.gap).toEqual({ from: 0.5, to: 1 });
    expect(bar(sources, '80000.00', null, [], null)).toMatchObject({ gap: null, cost: 0.8 });
  });

  it('shows the room behind what is asked, and what is asked too much before its end', () => {
    expect(bar(sources, '100000.00', '10000.00', [], null)?.room).toEqual({ from: 0.4, to: 0.5 });
    const over = bar(sources, '100000.00', '-10000.00', [], null)?.over;
    expect(over?.from).toBeCloseTo(0.3);
    expect(over?.to).toBe(0.4);
  });

  it('sets a ceiling from the left, also of a source that comes later, and a floor of own money from the right', () => {
    const limits = [limit('half', 'at-most', ['grant'], '50000.00'), limit('own', 'at-least', ['own'], '30000.00')];
    expect(bar(sources, '100000.00', null, limits, null)?.ticks.map((tick) => tick.at)).toEqual([0.5, 0.7]);
    const later = [limit('own-cap', 'at-most', ['own'], '20000.00')];
    expect(bar(sources, '100000.00', null, later, null)?.ticks[0]?.at).toBeCloseTo(0.6);
  });

  it('draws one tick where two limits stand together, two at most, and the binding one in any case', () => {
    const limits = ['30000.00', '50000.00', '50010.00', '60000.00'].map((amount, at) =>
      limit(`r${at}`, 'at-most', ['grant'], amount),
    );
    const drawn = bar(sources, '100000.00', null, limits, 'r3');
    expect(drawn?.ticks.map((tick) => tick.limit.rule)).toEqual(['r0', 'r3']);
    expect(bar(sources, '100000.00', null, limits.slice(1, 3), null)?.ticks).toHaveLength(1);
  });

  it('leaves out limits beyond its end', () => {
    expect(bar(sources, '100000.00', null, [limit('far', 'at-most', ['grant'], '1000000.00')], null)?.ticks).toEqual(
      [],
    );
  });
});

describe('figures of the table', () => {
  it('are shares with two decimals, as computed', () => {
    expect(share('0.4781', 'nl')).toBe('47,81\u00a0%');
    expect(share('0.21', 'nl')).toBe('21,00\u00a0%');
    expect(share('0.215', 'en')).toBe('21.50%');
    expect(share('12.345', 'nl')).toBe('1.234,50\u00a0%');
    expect(share('1', 'en')).toBe('100.00%');
  });

  it('are amounts without empty cents in the bar', () => {
    expect(brief('40000.00', 'nl')).toBe('40.000');
    expect(brief('40000.50', 'en')).toBe('40,000.50');
  });
});
