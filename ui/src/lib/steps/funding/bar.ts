/**
 * Where things stand in the bar that shows the money against the cost and the call's limits. Lengths are for drawing
 * only: every figure that is shown is one that the app computed.
 */
import type { FundingGroupKind, FundingLimit } from '../../types';

export interface Money {
  id: string;
  source: string;
  group: FundingGroupKind;
  /** The amount as the app keeps it; a source that does not count is not drawn. */
  amount: string;
}

export interface Segment {
  id: string;
  group: FundingGroupKind;
  /** Which of its group it is: neighbours are drawn in another hue. */
  nth: number;
  from: number;
  to: number;
}

export interface Tick {
  limit: FundingLimit;
  at: number;
}

export interface Bar {
  segments: Segment[];
  /** What may still be asked, drawn over the money it would replace. */
  room: { from: number; to: number } | null;
  /** What is asked beyond the limit. */
  over: { from: number; to: number } | null;
  /** What no source covers yet. */
  gap: { from: number; to: number } | null;
  /** Where the cost ends. */
  cost: number;
  ticks: Tick[];
}

const length = (decimal: string) => {
  const number = Number(decimal);
  return Number.isFinite(number) && number > 0 ? number : 0;
};

/** How near two limits may stand before one tick is drawn for both. */
const SAME = 0.006;

/**
 * The bar of a dossier's money, in parts of its whole length. `room` is what may still be asked, below zero when it is
 * too much; `binding` is the rule that says so, whose tick is drawn in any case.
 */
export function bar(
  money: readonly Money[],
  cost: string,
  room: string | null,
  limits: readonly FundingLimit[],
  binding: string | null,
): Bar | null {
  const sum = money.reduce((all, one) => all + length(one.amount), 0);
  const whole = Math.max(length(cost), sum);
  if (whole === 0) return null;

  const segments: Segment[] = [];
  const count = new Map<FundingGroupKind, number>();
  let at = 0;
  let asked = 0;
  for (const one of money) {
    const part = length(one.amount) / whole;
    if (part === 0) continue;
    const nth = count.get(one.group) ?? 0;
    count.set(one.group, nth + 1);
    segments.push({ id: one.id, group: one.group, nth, from: at, to: at + part });
    at += part;
    if (one.group === 'asked') asked = at;
  }

  const change = room === null ? 0 : Number(room) / whole;
  const end = length(cost) / whole;
  const ticks: Tick[] = [];
  const ranked = [...limits].sort((one, other) => Number(other.rule === binding) - Number(one.rule === binding));
  for (const limit of ranked) {
    const place = tickAt(limit, money, whole, end);
    if (place === null || place < 0 || place > 1.0001) continue;
    if (ticks.length < 2 && ticks.every((tick) => Math.abs(tick.at - place) > SAME))
      ticks.push({ limit, at: Math.min(1, place) });
  }
  return {
    segments,
    room: change > 0 && asked + change <= 1.0001 ? { from: asked, to: Math.min(1, asked + change) } : null,
    over: change < 0 ? { from: Math.max(0, asked + change), to: asked } : null,
    gap: at < end - 0.0005 ? { from: at, to: end } : null,
    cost: end,
    ticks: ticks.sort((one, other) => one.at - other.at),
  };
}

/** A ceiling stands where its sources would end; a floor of what is not asked, where it would have to begin. */
function tickAt(limit: FundingLimit, money: readonly Money[], whole: number, end: number): number | null {
  const bound = length(limit.amount) / whole;
  const groups = new Set(money.filter((one) => limit.sources.includes(one.source)).map((one) => one.group));
  const isAsked = groups.has('asked') || limit.sources.includes('grant');
  if (limit.bound === 'at-least' && !isAsked) return end - bound;
  if (limit.bound !== 'at-most' && limit.bound !== 'at-least') return null;
  let begin = 0;
  for (const one of money) {
    if (limit.sources.includes(one.source)) return begin + bound;
    begin += length(one.amount) / whole;
  }
  return isAsked ? bound : null;
}
