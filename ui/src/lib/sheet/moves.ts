/** Moving rows up and down within their groups. */

/** Where rows go when they move by one within their groups: each with the line it follows, null for the front. */
export function moved(
  groups: readonly { lines: readonly string[] }[],
  chosen: readonly string[],
  by: 1 | -1,
  all: readonly string[],
): { id: string; after: string | null }[] {
  const set = new Set(chosen);
  const moves: { id: string; after: string | null }[] = [];
  for (const { lines } of groups) {
    const at = lines.findIndex((id) => set.has(id));
    if (at < 0) continue;
    const block = lines.filter((id) => set.has(id));
    const last = lines.findLastIndex((id) => set.has(id));
    const neighbour = lines[by === -1 ? at - 1 : last + 1];
    if (neighbour === undefined) continue;
    // In the dossier a group's lines may stand apart: they go next to the neighbour itself.
    let after = by === 1 ? neighbour : (all[all.indexOf(neighbour) - 1] ?? null);
    for (const id of block) {
      moves.push({ id, after });
      after = id;
    }
  }
  return moves;
}
