/** The field that somebody is at. */
import { entityOf, fieldOf, parts } from '../pointer';
import type { Field, Step } from '../types';

/** Columns that are computed: what changed is told of the whole row. */
const COMPUTED = ['budget/amount', 'funding/share'];

/** The field, or the thing, that an element belongs to; null where it belongs to none. */
export function fieldAt(target: Element, step: Step): Field | null {
  const column = target.closest<HTMLElement>('td[data-column]')?.dataset['column'];
  const row = target.closest<HTMLElement>('tr[data-row]')?.dataset['row'];
  if (row && (step === 'budget' || step === 'funding')) {
    if (column && !COMPUTED.includes(`${step}/${column}`)) return fieldOf(step, row, column);
    return fieldOf(step, row, '').replace(/\/$/, '');
  }
  const field = target.closest<HTMLElement>('[data-field]')?.dataset['field'];
  // A list as a whole has no history of its own.
  return field && (entityOf(field) || !GROUPS.includes(parts(field)[0] ?? '') || parts(field).length > 1)
    ? field
    : null;
}

const GROUPS = ['partners', 'actions', 'budget', 'funding', 'annexes', 'declarations', 'period'];

/** Whether it is a thing as a whole: a partner, a row. */
export function isThing(field: Field): boolean {
  return entityOf(field) !== null && parts(field).length === 2;
}
