/** The keys that work everywhere in a dossier. */
import { session } from '../dossier.svelte';
import { STEPS } from '../steps';

/** Whether the key belongs to a text that is being typed, and undoing means undoing letters. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.hasAttribute('data-typing');
}

/** Undoes or does again. A field that has the focus is left for a moment, so that it shows what comes of it. */
async function change(which: 'undo' | 'redo'): Promise<void> {
  if (which === 'undo' ? !session.undoes : !session.redoes) return;
  const field = document.activeElement;
  const typedIn = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
  typedIn?.blur();
  await session[which]();
  if (document.activeElement === document.body) typedIn?.focus();
}

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey) {
    const letter = key.toLowerCase();
    if (letter === 'z' || letter === 'y') {
      if (isTyping(event.target)) return;
      event.preventDefault();
      void change(letter === 'y' || shiftKey ? 'redo' : 'undo');
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
