/** Where everything stands on the timeline. Days come as they are kept; what is no day has no place. */
import { scaleUtc } from 'd3-scale';
import type { Action, Call, Dossier } from '../../types';

/** From the first moment of the first day to the last moment of the last. */
export interface Span {
  from: Date;
  to: Date;
}

/** A window of which one side may be open. */
export interface Window {
  start: string | null;
  end: string | null;
}

export interface Bar {
  id: string;
  /** Place in the list, from 0. */
  at: number;
  span: Span;
  /** Whether part of it lies outside the project. */
  outside: boolean;
}

export interface Timeline {
  domain: Span;
  project: Span | null;
  window: Window;
  bars: Bar[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MORNING = 'T00:00:00Z';
const A_DAY = 86_400_000;

function morning(iso: string | null): Date | null {
  if (iso === null || !DAY.test(iso)) return null;
  const date = new Date(iso + MORNING);
  return Number.isNaN(date.getTime()) ? null : date;
}

function evening(iso: string | null): Date | null {
  const start = morning(iso);
  return start && new Date(start.getTime() + A_DAY);
}

/** A span of two days; none while either is missing, or when they are the wrong way round. */
export function span(start: string, end: string): Span | null {
  const [from, to] = [morning(start), evening(end)];
  return from && to && from < to ? { from, to } : null;
}

/** Within which days the call wants projects. */
export function windowOf(call: Call): Window {
  const rule = call.rule.find((one) => one.kind === 'project-window');
  return rule?.kind === 'project-window' ? { start: rule.start, end: rule.end } : { start: null, end: null };
}

/** The timeline of a dossier; nothing while nothing has its days. */
export function timeline(call: Call, dossier: Pick<Dossier, 'period' | 'actions'>): Timeline | null {
  const project = span(dossier.period.start, dossier.period.end);
  const window = windowOf(call);
  const bars = dossier.actions.flatMap((action: Action, at): Bar[] => {
    const own = span(action.start, action.end);
    if (!own) return [];
    const outside = project !== null && (own.from < project.from || own.to > project.to);
    return [{ id: action.id, at, span: own, outside }];
  });
  const spans = [...bars.map((bar) => bar.span), ...(project ? [project] : [])];
  if (spans.length === 0) return null;
  const edges = [...spans.flatMap(({ from, to }) => [from, to]), morning(window.start), evening(window.end)]
    .filter((date) => date !== null)
    .map((date) => date.getTime());
  return { domain: wholeMonths(Math.min(...edges), Math.max(...edges)), project, window, bars };
}

function wholeMonths(from: number, to: number): Span {
  const [first, last] = [new Date(from), new Date(to - 1)];
  return {
    from: new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1)),
    to: new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1)),
  };
}

export interface Tick {
  x: number;
  /** First day of the month, `2021-01-01`. */
  day: string;
  /** Whether a year begins here. */
  year: boolean;
}

/** Room that a month's name needs. */
const NARROWEST = 34;
/** Months between two ticks, the densest first. */
const STEPS = [1, 2, 3, 6, 12, 24, 60];

/** Places on a picture of that width. */
export function places({ domain, window }: Timeline, width: number) {
  const scale = scaleUtc().domain([domain.from, domain.to]).range([0, width]);
  const months: Date[] = [];
  for (let at = domain.from; at < domain.to; at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)))
    months.push(at);
  const room = width / Math.max(1, months.length);
  const every = STEPS.find((step) => step * room >= NARROWEST) ?? 120;
  const number = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
  const ticks = months
    .filter((month) => number(month) % every === 0)
    .map((month): Tick => ({
      x: scale(month),
      day: month.toISOString().slice(0, 10),
      year: month.getUTCMonth() === 0,
    }));
  const [start, end] = [morning(window.start), evening(window.end)];
  return {
    ticks,
    at: ({ from, to }: Span) => ({ x: scale(from), width: Math.max(2, scale(to) - scale(from)) }),
    window: { from: start ? scale(start) : null, to: end ? scale(end) : null },
  };
}
