/** Where a caret stands once a text has become another one: beside the same letters as before. */
export function carried(at: number, before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (at <= start) return at;
  const behind = before.length - at;
  if (behind <= end) return after.length - behind;
  return beside(at, before, after) ?? after.length - end;
}

/** So many letters before and behind a caret are looked for. */
const KNOWN = 48;

/** Beside the longest passage that ended, or began, at the caret and is there still; none where there is none. */
function beside(at: number, before: string, after: string): number | undefined {
  for (let length = KNOWN; length > 1; length -= 1) {
    const left = at >= length ? nearest(after, before.slice(at - length, at), at - length) : -1;
    if (left >= 0) return left + length;
    const right = before.length - at >= length ? nearest(after, before.slice(at, at + length), at) : -1;
    if (right >= 0) return right;
  }
  return undefined;
}

/** Where a passage stands in a text, closest to a place; -1 where it does not. */
function nearest(text: string, passage: string, place: number): number {
  const behind = text.indexOf(passage, place);
  const ahead = text.lastIndexOf(passage, place);
  if (behind < 0 || ahead < 0) return Math.max(behind, ahead);
  return behind - place < place - ahead ? behind : ahead;
}
