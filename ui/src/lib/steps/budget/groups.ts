/** The rows of the budget in groups: by category, by partner, by action, or as they come. */
import { ENTRY, ROW_HEIGHT, type Item } from '../../sheet/model';
import type { BudgetLine } from '../../types';

export type Grouping = 'category' | 'partner' | 'action' | 'none';

/** The key of the computed row of indirect costs. */
export const INDIRECT = '=';

export interface Group {
  /** The key of its heading in the sheet. */
  key: string;
  /** The code or identity that its rows share; empty where none is chosen yet. */
  code: string;
  lines: string[];
}

const PREFIX = 'group:';

/**
 * The lines in groups, in this order of codes. Codes that nobody knows any more follow, then the lines where nothing is
 * chosen yet: they stand just above the row in which new ones are typed.
 */
export function group(lines: readonly BudgetLine[], by: Grouping, order: readonly string[]): Group[] {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const code = by === 'none' ? '' : line[by];
    const known = found.get(code);
    if (known) known.push(line.id);
    else found.set(code, [line.id]);
  }
  const codes = [...order, ...[...found.keys()].filter((code) => code !== '' && !order.includes(code)), ''];
  return codes.flatMap((code) => {
    const ids = found.get(code);
    return ids ? [{ key: PREFIX + code, code, lines: ids }] : [];
  });
}

/** The rows of the sheet: headings with what is below them, the empty row, and the computed one. */
export function arrange(
  groups: readonly Group[],
  by: Grouping,
  folded: ReadonlySet<string>,
  wrong: ReadonlyMap<string, number>,
  indirect: boolean,
): Item[] {
  const items: Item[] = [];
  for (const { key, lines } of groups) {
    if (by !== 'none') items.push({ kind: 'group', key, height: ROW_HEIGHT });
    if (by !== 'none' && folded.has(key)) continue;
    for (const id of lines) items.push({ kind: 'row', key: id, height: wrong.get(id) ?? ROW_HEIGHT });
  }
  items.push({ kind: 'entry', key: ENTRY, height: ROW_HEIGHT });
  if (indirect) items.push({ kind: 'computed', key: INDIRECT, height: wrong.get(INDIRECT) ?? ROW_HEIGHT });
  return items;
}
