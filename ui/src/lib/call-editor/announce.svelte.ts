/** Says which errors came and went in the call, once a field is left: not while one is still being typed in. */
import { live } from '../live.svelte';
import { callEditor } from '../words/call-editor';
import { editor } from './editor.svelte';
import { said } from './near';

const SETTLES = 800;

/** To be called while a component is set up. */
export function announceChecks(): void {
  const now = () => new Map(editor.errors.map((problem) => [`${problem.key} ${problem.message.en}`, problem]));
  let known = now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    if (document.activeElement?.closest('[data-typing]')) {
      timer = setTimeout(tell, SETTLES);
      return;
    }
    const found = now();
    const came = [...found].find(([key]) => !known.has(key))?.[1];
    const went = [...known.keys()].some((key) => !found.has(key));
    known = found;
    if (came) live.say(said(came));
    else if (went) live.say(callEditor.errorsLeft(found.size));
  }

  $effect(() => {
    void editor.errors;
    clearTimeout(timer);
    timer = setTimeout(tell, SETTLES);
    return () => clearTimeout(timer);
  });
}
