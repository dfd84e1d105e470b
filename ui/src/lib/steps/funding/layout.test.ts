import { describe, expect, it } from 'vitest';
import { amount as figures } from '../../format';
import type { FundingGroupKind, FundingLimit } from '../../types';
import { bar, type Bar, type Money } from './bar';
import { beside, between, free, lengthOf, nearest, stretch } from './labels';
import { layout, type Layout, type Role, type Saying } from './layout';

describe('words beside a tick', () => {
  it('take the first place that is free and inside', () => {
    const { after, before } = beside(100);
    expect(free(60, 760, [after, before], [])).toEqual(after);
    expect(free(60, 760, [after, before], [[120, 130]])).toEqual(before);
    expect(free(60, 150, [after, before], [])).toEqual(before);
  });

  it('are left out where no place is free', () => {
    const { after, before } = beside(100);
    expect(free(60, 760, [after, before], [[0, 760]])).toBeUndefined();
    expect(free(60, 40, [{ x: 0, anchor: 'start' }], [])).toBeUndefined();
    expect(nearest(60, 100, 20, [[30, 70]])).toBeUndefined();
  });

  it('stand as near as they can to where they are wanted', () => {
    expect(nearest(60, 760, 100, [])).toEqual({ x: 100, anchor: 'start' });
    expect(nearest(60, 760, 100, [[150, 170]])).toEqual({ x: 86, anchor: 'start' });
    expect(nearest(60, 760, 740, [])).toEqual({ x: 700, anchor: 'start' });
  });

  it('reach to the side they are anchored away from', () => {
    expect(stretch({ x: 200, anchor: 'end' }, 60)).toEqual([140, 200]);
  });
});

it('a stretch is cut by the ticks inside it', () => {
  expect(between([10, 90], [50, 5, 70])).toEqual([
    [10, 50],
    [50, 70],
    [70, 90],
  ]);
});

interface Box {
  what: string;
  from: number;
  to: number;
  top: number;
  bottom: number;
}

/** What words take: letters stand 9 pixels above their line and reach 2 below it. */
const boxes = ({ labels }: Layout): Box[] =>
  labels.map((label) => {
    const text = label.parts.map((part) => part.text).join('');
    const [from, to] = stretch(label, lengthOf(text));
    return { what: `${label.role} “${text}”`, from, to, top: label.y - 9, bottom: label.y + 2 };
  });

function expectApart(drawn: Bar, width: number, said: Saying) {
  const placed = layout(drawn, width, said);
  const words = boxes(placed);
  const ticks = placed.ticks.map(({ x, y, height }) => ({
    what: 'a tick',
    from: x,
    to: x + 2,
    top: y,
    bottom: y + height,
  }));
  const meet = (one: Box, other: Box) =>
    one.from < other.to && other.from < one.to && one.top < other.bottom && other.top < one.bottom;
  const met = words.flatMap((one, at) =>
    [...words.slice(at + 1), ...ticks]
      .filter((other) => meet(one, other))
      .map((other) => `${one.what} on ${other.what}`),
  );
  expect(met).toEqual([]);
  for (const { what, from, to, bottom } of words) {
    expect(from, what).toBeGreaterThanOrEqual(-2);
    expect(to, what).toBeLessThanOrEqual(width + 2);
    expect(bottom, what).toBeLessThanOrEqual(placed.height);
  }
  return placed;
}

const TITLES = [
  'Subsidie hoogstens € 75.000,00',
  'Subsidie hoogstens 75 % van de kosten',
  'Eigen inbreng minstens 20 % van de subsidiabele kosten van het hele project',
];
const GROUPS: FundingGroupKind[] = ['asked', 'asked', 'own', 'own', 'other', 'other', 'other', 'other'];
const euro = (cents: number) => `€ ${figures((cents / 100).toFixed(2), 'nl')}`;

/** A dossier's money: as many sources as asked for, of amounts in cents. */
function moneyOf(amounts: readonly number[]): Money[] {
  return amounts.map((cents, at) => {
    const group = GROUPS[at] ?? 'other';
    return { id: `f${at}`, source: `${group}-${at}`, group, amount: (cents / 100).toFixed(2) };
  });
}

function saying(drawn: Bar, money: readonly Money[], cost: number): Saying {
  return {
    asked: 'Gevraagd 47,81 %',
    rest: 'Eigen en andere middelen 52,19 %',
    room: drawn.room ? 'nog € 12.345,67' : drawn.over ? '€ 12.345,67 te veel' : '',
    limits: drawn.ticks.map(({ limit }) => ({ amount: euro(Number(limit.amount) * 100), title: limit.title.nl ?? '' })),
    cost: ['Kosten', euro(cost)],
    side: drawn.gap ? 'nog € 12.345,67 te vinden' : 'Gemeente Lindebeke 12.345,67',
    name: ({ id }) => ['Subsidie van de oproep', 'Eigen middelen', 'OCMW'][Number(id.slice(1)) % 3] ?? '',
    amount: ({ id }) => figures(money.find((one) => one.id === id)?.amount ?? '', 'nl'),
  };
}

/** The same dice for every run. */
function dice(seed: number) {
  let state = seed;
  return (until: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * until);
  };
}

describe('the words and ticks of the bar', () => {
  it.each([1000, 720, 560, 480])('never stand on each other, with one to eight sources, at %d pixels', (width) => {
    const throwOne = dice(width);
    for (let round = 0; round < 1500; round += 1) {
      const amounts = Array.from({ length: 1 + (round % 8) }, () => 1 + throwOne(10_000_000));
      const money = moneyOf(amounts);
      const sum = amounts.reduce((all, one) => all + one, 0);
      // Now balanced, now with money still to find, now with too much of it.
      const cost = [sum, sum + throwOne(sum), Math.round(sum * (0.3 + throwOne(70) / 100))][throwOne(3)] ?? sum;
      const first = throwOne(Math.max(cost, sum) * 1.05);
      // The second limit is anywhere, or right beside the first.
      const second = throwOne(2) ? throwOne(cost * 1.05) : first * (1 + (throwOne(40) - 20) / 1000);
      const limits = [first, second].map((cents, at): FundingLimit => ({
        rule: `r${at}`,
        bound: throwOne(4) ? 'at-most' : 'at-least',
        sources: [money[throwOne(money.length)]?.source ?? ''],
        amount: (cents / 100).toFixed(2),
        title: { nl: TITLES[throwOne(TITLES.length)] ?? '', en: '' },
        broken: false,
      }));
      const room = [null, (throwOne(sum) / 100).toFixed(2), (-throwOne(amounts[0] ?? 1) / 100).toFixed(2)][throwOne(3)];
      const drawn = bar(money, (cost / 100).toFixed(2), room ?? null, limits, 'r1');
      if (drawn) expectApart(drawn, width, saying(drawn, money, cost));
    }
  });

  it('say every limit, the cost and what is still to be found, however narrow', () => {
    const money = moneyOf([4_000_000, 3_000_000]);
    const limits = ['45000.00', '46000.00'].map((amount, at): FundingLimit => ({
      rule: `r${at}`,
      bound: 'at-most',
      sources: ['asked-0'],
      amount,
      title: { nl: TITLES[1] ?? '', en: '' },
      broken: false,
    }));
    const drawn = bar(money, '90000.00', '5000.00', limits, 'r0');
    expect(drawn?.ticks).toHaveLength(2);
    for (const width of [1000, 560, 400]) {
      if (!drawn) continue;
      const { labels } = expectApart(drawn, width, saying(drawn, money, 9_000_000));
      const roles = (role: Role) => labels.filter((label) => label.role === role).length;
      expect([roles('limit'), roles('cost'), roles('side'), roles('room')]).toEqual([2, 1, 1, 1]);
    }
  });

  it('keep a tick that has room as long as its words', () => {
    const money = moneyOf([4_000_000, 6_000_000]);
    const limits: FundingLimit[] = [
      {
        rule: 'r',
        bound: 'at-most',
        sources: ['asked-0'],
        amount: '50000.00',
        title: { nl: 'Half', en: '' },
        broken: false,
      },
    ];
    const drawn = bar(money, '100000.00', '10000.00', limits, 'r');
    const placed = drawn && layout(drawn, 760, saying(drawn, money, 10_000_000));
    expect(placed?.ticks).toEqual([{ x: 379, y: 46, height: 78 }]);
    expect(placed?.labels.find((label) => label.role === 'limit')).toMatchObject({ x: 372, anchor: 'end', y: 106 });
  });
});
