/**
 * Where ticks and words stand around and in the bar. A limit's tick goes from the bar to its words; where words have no
 * room beside a tick, they stand beyond its end, so that no tick runs through words.
 */
import type { Bar, Segment } from './bar';
import { around, beside, between, free, lengthOf, nearest, stretch, type Place, type Stretch } from './labels';

/** Where the bar stands, and how high it is. */
export const TOP = 52;
export const HIGH = 36;
const FOOT = TOP + HIGH;
const LINE = 16;
/** A cost this near to the end of the bar is its end. */
const WHOLE = 0.998;

/** What is to be said; an empty text is nothing to say. */
export interface Saying {
  asked: string;
  rest: string;
  /** What may still be asked, or is asked too much. */
  room: string;
  /** The limits of `bar.ticks`: amount and title. */
  limits: readonly { amount: string; title: string }[];
  /** "Costs", and how much. */
  cost: readonly [name: string, amount: string];
  /** At the end of the bar: what is still to be found, or the last source when it has no room for its name. */
  side: string;
  name: (segment: Segment) => string;
  amount: (segment: Segment) => string;
}

export type Role = 'asked' | 'rest' | 'room' | 'limit' | 'title' | 'cost' | 'side' | 'name' | 'in';

export interface Label extends Place {
  role: Role;
  /** The line on which the letters stand. */
  y: number;
  /** What is said, in parts of which the strong ones stand out. */
  parts: readonly { text: string; strong: boolean }[];
  /** The segment it is written in. */
  segment?: Segment;
}

export interface Tick {
  x: number;
  y: number;
  height: number;
}

export interface Layout {
  labels: Label[];
  ticks: Tick[];
  height: number;
}

export function layout(bar: Bar, width: number, saying: Saying): Layout {
  const below = belowBar(bar, width, saying);
  const ticks = [...aboveTicks(bar, width, saying), ...below.ticks];
  const labels = [...aboveBar(bar, width, saying), ...below.labels, ...inBar(bar, width, saying)];
  return { labels, ticks, height: below.height };
}

const plain = (text: string) => [{ text, strong: false }];
const strong = (text: string) => [{ text, strong: true }];

/** The part of a segment that no hatching covers, in pixels. */
function clear(bar: Bar, segment: Segment, width: number): Stretch {
  const covered = segment.group !== 'asked' && bar.room ? bar.room.to : segment.from;
  const until = segment.group === 'asked' && bar.over ? Math.min(segment.to, bar.over.from) : segment.to;
  return [Math.max(segment.from, covered) * width, until * width];
}

/** Where in a segment words have room, between the ticks that cross it. */
function spot(bar: Bar, segment: Segment, width: number, words: string): Stretch | undefined {
  const crossing = bar.ticks[0] ? [bar.ticks[0].at * width] : [];
  if (bar.cost < WHOLE) crossing.push(bar.cost * width);
  const needed = lengthOf(words) + 14;
  return between(clear(bar, segment, width), crossing).find(([from, to]) => to - from > needed);
}

/** Whether a segment has room for its name. */
export function isNamed(bar: Bar, segment: Segment, width: number, saying: Pick<Saying, 'name' | 'amount'>): boolean {
  const [name, amount] = [saying.name(segment), saying.amount(segment)];
  return spot(bar, segment, width, lengthOf(name) > lengthOf(amount) ? name : amount) !== undefined;
}

function inBar(bar: Bar, width: number, saying: Saying): Label[] {
  return bar.segments.flatMap((segment): Label[] => {
    const [name, amount] = [saying.name(segment), saying.amount(segment)];
    const both = spot(bar, segment, width, lengthOf(name) > lengthOf(amount) ? name : amount);
    const place = both ?? spot(bar, segment, width, amount);
    if (!place) return [];
    const at = { x: place[0] + 8, anchor: 'start' as const, segment };
    const figure: Label = { ...at, role: 'in', y: TOP + (both ? 30 : 23), parts: plain(amount) };
    return both ? [{ ...at, role: 'name', y: TOP + 15, parts: plain(name) }, figure] : [figure];
  });
}

// ---- Above the bar: the second limit, and below it what is asked, what may still be asked, and the rest.

/** The first of these places that has room, or else one across the tick, which then ends before the words. */
function atTick(length: number, width: number, x: number, places: readonly Place[], taken: readonly Stretch[]) {
  const place = free(length, width, places, taken);
  return { place: place ?? nearest(length, width, x - length / 2, taken), across: place === undefined };
}

function upper(bar: Bar, width: number, saying: Saying) {
  const [tick, said] = [bar.ticks[1], saying.limits[1]];
  if (!tick || !said) return null;
  const x = tick.at * width;
  const whole = `${said.amount} ${said.title}`;
  // Even the whole width has no room for the title: the list beside the bar has it all.
  const title = lengthOf(whole) > width ? '' : said.title;
  const { after, before } = beside(x);
  const length = lengthOf(title ? whole : said.amount);
  return { x, title, amount: said.amount, ...atTick(length, width, x, [after, before], []) };
}

function aboveTicks(bar: Bar, width: number, saying: Saying): Tick[] {
  const limit = upper(bar, width, saying);
  if (!limit) return [];
  const y = limit.across ? 20 : 4;
  return [{ x: inside(limit.x, width), y, height: TOP - y }];
}

function aboveBar(bar: Bar, width: number, saying: Saying): Label[] {
  const labels: Label[] = [];
  const limit = upper(bar, width, saying);
  if (limit?.place) {
    const parts = [...strong(limit.amount), ...(limit.title ? plain(` ${limit.title}`) : [])];
    labels.push({ role: 'limit', y: 14, parts, ...limit.place });
  }
  const taken = limit ? [around(limit.x)] : [];
  const line: Label[] = [];
  const put = (role: Role, y: number, text: string, place: Place | undefined) => {
    if (!text || !place) return;
    line.push({ role, y, parts: plain(text), ...place });
    taken.push(stretch(place, lengthOf(text)));
  };
  const edge = bar.room ?? bar.over;
  const room = edge ? saying.room : '';
  const length = lengthOf(room);
  const asked = lengthOf(saying.asked);
  const atStart: Place = { x: 0, anchor: 'start' };
  const placed = (taken: readonly Stretch[]) => {
    if (!edge) return undefined;
    const [from, to] = [edge.from * width, edge.to * width];
    const places: Place[] = [
      { x: to, anchor: 'end' },
      { x: to - 8, anchor: 'end' },
      { x: from, anchor: 'start' },
      beside(to).after,
      beside(from).before,
    ];
    return free(length, width, places, taken) ?? nearest(length, width, from, taken);
  };
  // What may still be asked comes before what is asked already, which the table says too.
  const beyond = saying.asked ? [...taken, stretch(atStart, asked)] : taken;
  const roomAt = room ? (placed(beyond) ?? placed(taken)) : undefined;
  put('room', TOP - 13, room, roomAt);
  put('asked', TOP - 12, saying.asked, free(asked, width, [atStart], taken));
  put('rest', TOP - 12, saying.rest, free(lengthOf(saying.rest), width, [{ x: width, anchor: 'end' }], taken));
  return [...labels, ...line];
}

// ---- Below it: the nearest limit beside its tick, and the cost at its end; they make room for each other.

function belowBar(bar: Bar, width: number, saying: Saying): Layout {
  const labels: Label[] = [];
  const ticks: Tick[] = [];
  const lines: Stretch[][] = [];
  const line = (at: number) => (lines[at] ??= []);
  const y = (at: number) => FOOT + 2 + LINE * (at + 1);

  const [tick, limit] = [bar.ticks[0], saying.limits[0]];
  if (tick && limit) {
    const x = tick.at * width;
    const title = lengthOf(limit.title) > width ? '' : limit.title;
    const length = Math.max(lengthOf(title), lengthOf(limit.amount));
    const { before, after } = beside(x);
    const { place, across } = atTick(length, width, x, [before, after], []);
    if (place) {
      labels.push({ role: 'limit', y: y(0), parts: strong(limit.amount), ...place });
      if (title) labels.push({ role: 'title', y: y(1), parts: plain(title), ...place });
      for (const at of [0, 1]) line(at).push(stretch(place, length), ...(across ? [] : [around(x)]));
    }
    ticks.push({ x: inside(x, width), y: TOP - 6, height: HIGH + (across ? 10 : 42) });
  }

  const end = bar.cost * width;
  const isShort = bar.cost < WHOLE;
  const costs = `${saying.cost[0]} ${saying.cost[1]}`;
  const { before, after } = beside(end, isShort ? 8 : 0);
  // The cost stands below what its end's tick could cross, and has a piece of the tick beside it.
  for (let at = 1; ; at += 1) {
    const taken = line(at);
    const tickIsFree = !isShort || free(0, width, [{ x: end, anchor: 'start' }], taken) !== undefined;
    const place = tickIsFree ? free(lengthOf(costs), width, [before, after], taken) : undefined;
    if (!place && taken.length > 0) continue;
    const there = place ?? { x: Math.max(0, width - lengthOf(costs)), anchor: 'start' as const };
    taken.push(stretch(there, lengthOf(costs)));
    const parts = [...plain(`${saying.cost[0]} `), ...strong(saying.cost[1])];
    labels.push({ role: 'cost', y: y(at), parts, ...there });
    if (isShort) {
      ticks.push({ x: inside(end, width), y: TOP - 4, height: HIGH + 8 });
      if (place) {
        ticks.push({ x: inside(end, width), y: y(at) - 10, height: LINE });
        taken.push(around(end));
      }
    }
    break;
  }

  if (saying.side) {
    const length = lengthOf(saying.side);
    for (let at = 0; ; at += 1) {
      const taken = line(at);
      const place = free(length, width, [{ x: width, anchor: 'end' }], taken);
      if (!place && taken.length > 0) continue;
      const there = place ?? { x: width, anchor: 'end' as const };
      taken.push(stretch(there, length));
      labels.push({ role: 'side', y: y(at), parts: bar.gap ? strong(saying.side) : plain(saying.side), ...there });
      break;
    }
  }
  return { labels, ticks, height: FOOT + LINE * Math.max(2, lines.length) + 14 };
}

/** The left edge of a tick of two pixels that stays on the bar. */
function inside(x: number, width: number): number {
  return Math.min(width - 2, Math.max(0, x - 1));
}
