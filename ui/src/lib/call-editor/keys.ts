/** The keys that work everywhere in the call editor. */
import { RULES, editor } from './editor.svelte';

/** Whether undoing means undoing letters. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.hasAttribute('data-typing');
}

/** Undoes or does again. A field that has the focus is left for a moment, so that it shows what comes of it. */
async function change(which: 'undo' | 'redo'): Promise<void> {
  if (!editor.draft?.[which]) return;
  const field = document.activeElement;
  const typedIn = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
  typedIn?.blur();
  await editor[which]();
  if (document.activeElement === document.body) typedIn?.focus();
}

/** The groups in the order of the rail. */
export function groups(): string[] {
  return [...(editor.form?.groups.map((group) => group.id) ?? []), RULES];
}

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey) {
    const letter = key.toLowerCase();
    if ((letter !== 'z' && letter !== 'y') || isTyping(event.target)) return;
    event.preventDefault();
    void change(letter === 'y' || shiftKey ? 'redo' : 'undo');
    return;
  }
  // Alt and a digit goes to the group of that place in the rail.
  if (altKey && !ctrlKey && !metaKey && /^[1-9]$/.test(key)) {
    const group = groups()[Number(key) - 1];
    if (!group) return;
    event.preventDefault();
    editor.group = group;
  }
}
