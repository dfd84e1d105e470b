/** Finding a place for the words around the bar, so that none stands on another or on a tick. */

export interface Place {
  x: number;
  anchor: 'start' | 'end';
}

/** A stretch of a line that is taken. */
export type Stretch = readonly [from: number, to: number];

/** The room between words, or between words and a tick. */
const GAP = 4;

/** How wide letters of 12 pixels are, from the widest kind to the narrowest; what is not named is in between. */
const WIDTHS: readonly [letters: RegExp, width: number][] = [
  [/[mwMW%@]/, 10.8],
  [/\p{Lu}/u, 8.6],
  [/[\d€–+=]/, 7.8],
  [/[ijl.,:;|'’()[\]\s]/, 3.8],
  [/[frt-]/, 5],
];
const OTHERWISE = 7.2;

export function lengthOf(words: string): number {
  let length = 0;
  for (const letter of words) length += WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? OTHERWISE;
  return length;
}

/** The stretch that something of a length takes at a place. */
export function stretch({ x, anchor }: Place, length: number): Stretch {
  return anchor === 'start' ? [x, x + length] : [x - length, x];
}

/** Whether a stretch lies inside the bar's width and apart from what is taken. */
function isFree([from, to]: Stretch, width: number, taken: readonly Stretch[]): boolean {
  return from >= -1 && to <= width + 1 && taken.every(([other, until]) => to + GAP <= other || from >= until + GAP);
}

/** The first of these places where a length of words stands free. */
export function free(
  length: number,
  width: number,
  places: readonly Place[],
  taken: readonly Stretch[],
): Place | undefined {
  return places.find((place) => isFree(stretch(place, length), width, taken));
}

/** The free place nearest to where the words would best begin. */
export function nearest(length: number, width: number, wish: number, taken: readonly Stretch[]): Place | undefined {
  const edges = taken.flatMap(([from, to]) => [from - GAP - length, to + GAP]);
  const begins = [Math.max(0, Math.min(wish, width - length)), ...edges];
  begins.sort((one, other) => Math.abs(one - wish) - Math.abs(other - wish));
  return free(
    length,
    width,
    begins.map((x) => ({ x, anchor: 'start' as const })),
    taken,
  );
}

/** The places beside a tick: before it, or behind it. */
export function beside(x: number, gap = 8): { after: Place; before: Place } {
  return { after: { x: x + gap, anchor: 'start' }, before: { x: x - gap, anchor: 'end' } };
}

/** What a tick takes of a line. */
export function around(x: number): Stretch {
  return [x - GAP, x + GAP];
}

/** A stretch, without what ticks take of it. */
export function between([from, to]: Stretch, ticks: readonly number[]): Stretch[] {
  const inside = ticks.filter((tick) => tick > from && tick < to).sort((one, other) => one - other);
  const edges = [from, ...inside, to];
  return edges.slice(1).map((until, at) => [edges[at] ?? from, until]);
}
