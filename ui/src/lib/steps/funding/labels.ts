/** Finding a place for the words around the bar, so that none stands on another or on a tick. */

export interface Place {
  x: number;
  anchor: 'start' | 'end';
}

/** A stretch of a line that is taken. */
export type Stretch = readonly [from: number, to: number];

/** Letters of 12 pixels are about this wide. */
const LETTER = 6.5;

export function lengthOf(words: string): number {
  return words.length * LETTER;
}

/** The stretch that words take at a place. */
export function stretch({ x, anchor }: Place, words: string): Stretch {
  const length = lengthOf(words);
  return anchor === 'start' ? [x, x + length] : [x - length, x];
}

/** The first of these places where the words stand inside the bar's width and free of what is taken. */
export function free(words: string, width: number, places: readonly Place[], taken: readonly Stretch[]): Place | null {
  const isFree = (place: Place) => {
    const [from, to] = stretch(place, words);
    return from >= -1 && to <= width + 1 && taken.every(([other, until]) => to + 4 <= other || from >= until + 4);
  };
  return places.find(isFree) ?? null;
}

/** The places beside a line: behind it, or before it. */
export function beside(x: number, gap = 8): { after: Place; before: Place } {
  return { after: { x: x + gap, anchor: 'start' }, before: { x: x - gap, anchor: 'end' } };
}
