/** The keys that work everywhere in what is being written. */
import type { Work } from './work';

/** Whether the key belongs to a text that is being typed, and undoing means undoing letters. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.hasAttribute('data-typing');
}

/** Undoes or does again. A field that has the focus is left for a moment, so that it shows what comes of it. */
async function change(work: Work, which: 'undo' | 'redo'): Promise<void> {
  if ((which === 'undo' ? work.undoes : work.redoes) === null) return;
  const field = document.activeElement;
  const typedIn = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
  typedIn?.blur();
  await work[which]();
  if (document.activeElement === document.body) typedIn?.focus();
}

/** The part of a keyboard event that says which digit it is. */
type DigitKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * The place in the rail that Alt and a digit ask for, from 1. A digit is a key that gives one, and the row above the
 * letters: on a Belgian keyboard that row gives digits only with Shift.
 */
export function placeInRail({ key, code, ctrlKey, metaKey, altKey }: DigitKey): number | null {
  // The third level of a keyboard (AltGr) comes as Ctrl and Alt together: those keys type.
  if (!altKey || ctrlKey || metaKey) return null;
  const digit = /^\d$/.test(key) ? key : /^Digit(\d)$/.exec(code)?.[1];
  return digit === undefined ? null : Number(digit);
}

export function onKey(event: KeyboardEvent, work: Work): void {
  // Letters that are still being composed belong to the keyboard.
  if (event.defaultPrevented || event.isComposing) return;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey) {
    const letter = key.toLowerCase();
    if (letter === 'z' || letter === 'y') {
      if (isTyping(event.target)) return;
      event.preventDefault();
      void change(work, letter === 'y' || shiftKey ? 'redo' : 'undo');
    }
    return;
  }
  const part = work.parts[(placeInRail(event) ?? 0) - 1];
  if (!part) return;
  event.preventDefault();
  if (part.id === work.part) return;
  // What is being typed is taken over before the field goes with its part.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  work.part = part.id;
}
