/** Where a caret stands once a text has become another one. */
export function carried(at: number, before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (at <= start) return at;
  const behind = before.length - at;
  return behind <= end ? after.length - behind : after.length - end;
}
