/** The keys that work everywhere in a dossier. */
import { session } from '../dossier.svelte';
import { STEPS } from '../steps';

/** Whether the key belongs to a text that is being typed, and undoing means undoing letters. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.hasAttribute('data-typing');
}

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey) {
    const letter = key.toLowerCase();
    if (letter === 'z' || letter === 'y') {
      if (isTyping(event.target)) return;
      event.preventDefault();
      const again = letter === 'y' || shiftKey;
      if (again && session.redoes) void session.redo();
      if (!again && session.undoes) void session.undo();
    }
    return;
  }
  // Alt and a digit goes to the step of that place in the rail.
  if (altKey && !ctrlKey && !metaKey && /^[1-8]$/.test(key)) {
    const step = STEPS[Number(key) - 1];
    if (!step) return;
    event.preventDefault();
    session.step = step.step;
  }
}
