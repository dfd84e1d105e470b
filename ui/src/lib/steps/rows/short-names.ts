/** Names of partners short enough for a column, and still told apart. */

const BEFORE = /^(gemeente|stad|district|ocmw|municipality of|city of|town of)\s+(?:van\s+)?/i;
const BEHIND = /\s+(vzw|ivzw|npo|asbl|ngo|nv|bv|cv)\.?$/i;

/** Each name without the word for its kind, unless that would make two of them the same. */
export function shortNames(names: readonly string[]): string[] {
  const short = names.map((name) => name.trim().replace(BEFORE, '').replace(BEHIND, ''));
  return names.map((name, at) => {
    const one = short[at] ?? '';
    const isOwn = short.filter((other) => other === one).length === 1;
    if (!one || !isOwn) return name.trim();
    return one === name.trim() ? one : one.charAt(0).toUpperCase() + one.slice(1);
  });
}
