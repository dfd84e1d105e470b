/** The field that a control on the screen stands for. */
import { fieldOf } from '../pointer';
import type { Field, Step } from '../types';

/** Empty for none. */
export function fieldAt(target: EventTarget | null, step: Step): Field {
  if (!(target instanceof Element)) return '';
  const own = target.closest<HTMLElement>('[data-field]')?.dataset['field'];
  const column = target.closest<HTMLElement>('td[data-column]')?.dataset['column'];
  const row = target.closest<HTMLElement>('tr[data-row]')?.dataset['row'];
  const list = step === 'budget' || step === 'funding' ? step : undefined;
  return list && row && column ? fieldOf(list, row, column) : (own ?? '');
}
