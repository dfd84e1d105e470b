/** Changing the order of a list, as an edit says it: behind which row. */

/** Behind which row one lands that goes up or down one place; undefined where it cannot. */
export function behind(ids: readonly string[], id: string, down: boolean): string | null | undefined {
  const at = ids.indexOf(id);
  if (at < 0 || at === (down ? ids.length - 1 : 0)) return undefined;
  return (down ? ids[at + 1] : ids[at - 2]) ?? null;
}

/** The row that takes the focus once one is gone: the next, or the one before it. */
export function neighbour(ids: readonly string[], id: string): string | undefined {
  const at = ids.indexOf(id);
  return ids[at + 1] ?? ids[at - 1];
}
