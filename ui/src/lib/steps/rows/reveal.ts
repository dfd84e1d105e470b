/** Finding the control of a field on the screen. */
import { outward } from '../../pointer';
import type { Field } from '../../types';

const FOCUSABLE = 'input, select, textarea, button, [contenteditable="true"], [tabindex]';

/** What to focus for a field: its own control, or the nearest thing around it. */
export function controlOf(root: HTMLElement | undefined, field: Field): HTMLElement | null {
  for (const one of outward(field)) {
    const found = root?.querySelector<HTMLElement>(`[data-field="${CSS.escape(one)}"]`);
    if (!found) continue;
    return found.matches(FOCUSABLE)
      ? found
      : (found.querySelector<HTMLElement>(`input:checked, ${FOCUSABLE}`) ?? found);
  }
  return null;
}
