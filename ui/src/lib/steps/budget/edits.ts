/** What is typed, pasted or moved in the budget, as edits of the dossier. */
import type { Change } from '../../sheet/model';
import { fieldOf } from '../../pointer';
import type { BudgetLine, Edit, Field, FieldValue } from '../../types';
import { INDIRECT } from './groups';

/** The field behind a cell. */
export function fieldAt(key: string, column: string): Field {
  return key === INDIRECT ? '/indirect_rate' : fieldOf('budget', key, column);
}

/** A rate as it is typed in a cell that stands before a percent sign: "7" is 7 %, and so is "0,5" half of one. */
export function asRate(typed: string): string {
  const text = typed.trim();
  return /^[\d.,\s]+$/.test(text) ? `${text} %` : text;
}

/**
 * The edits of changed cells. Where rows are grouped by category and one gets another, it moves behind the last of that
 * category, so that the numbers of the rows go on counting down the table.
 */
export function changing(
  changes: readonly Change[],
  lines: readonly BudgetLine[],
  follow: 'category' | 'partner' | 'action' | null,
): Edit[] {
  const last = new Map<string, string>();
  if (follow && changes.some((change) => change.column === follow))
    for (const line of lines) last.set(line[follow], line.id);
  return changes.flatMap(({ key, column, value }): Edit[] => {
    if (key === INDIRECT) return [{ edit: 'set', field: '/indirect_rate', value: value === '' ? '' : asRate(value) }];
    const set: Edit = { edit: 'set', field: fieldOf('budget', key, column), value };
    const after = column === follow && value !== '' ? last.get(value) : undefined;
    if (after === undefined || after === key) return [set];
    last.set(value, key);
    return [set, { edit: 'move', list: 'budget', id: key, after }];
  });
}

/** A new line with these fields. */
export function adding(id: string, after: string | null, fields: Readonly<Record<string, FieldValue>>): Edit {
  return { edit: 'add', list: 'budget', id, after, fields: { ...fields } };
}

/** A copy of a line below it. */
export function duplicating(line: BudgetLine, id: string, after: string): Edit {
  const { id: _, ...fields } = line;
  return adding(id, after, fields);
}
