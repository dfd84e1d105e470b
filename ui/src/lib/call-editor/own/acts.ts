/** What one does with a call of one's own as a whole. */
import { asFailure, backend } from '../../backend';
import { library } from '../../library.svelte';
import { live } from '../../live.svelte';
import { tr } from '../../reader.svelte';
import { callEditor } from '../../words/call-editor';
import type { BeginCall } from '../../types';
import { editor } from '../editor.svelte';
import { own } from './own.svelte';

/** Opens a draft in the editor. */
export async function edit(id: string): Promise<void> {
  await own.try(async () => {
    await editor.open(id);
    library.place = { at: 'editor', id };
  });
}

/** Begins a call and opens it. */
export async function begin(from: BeginCall): Promise<void> {
  await own.try(async () => {
    const { id } = await backend.beginCall(from);
    await editor.open(id);
    library.place = { at: 'editor', id };
  });
  if (own.failure) library.place = { at: 'own-calls' };
}

/** Asks for a file and takes it in as a draft. */
export async function takeIn(): Promise<void> {
  await own.try(async () => {
    const draft = await backend.importCall();
    if (draft === null) return;
    await editor.open(draft.id);
    library.place = { at: 'editor', id: draft.id };
  });
}

/** Back to the list, once all that was typed is with the app. */
export async function leave(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await editor.settled();
  // What was refused is only on the screen: the banner asks what to do with it first.
  if (editor.refused) return;
  library.place = { at: 'own-calls' };
  await editor.close();
}

/** Throws a draft away; it can be brought back. */
export async function discard(id: string, title: string): Promise<void> {
  if (editor.id === id) await leave();
  await own.try(async () => (own.calls = await backend.discardCallDraft(id)));
  if (own.failure) return;
  live.show({
    text: callEditor.discarded(title),
    act: {
      label: callEditor.undo,
      run: () => void own.try(async () => (own.calls = await backend.restoreCallDraft(id))),
    },
  });
}

/** Asks where to, and saves a draft or, by its pin, a published call as a file. */
export async function exportCall(id: string): Promise<void> {
  try {
    const done = await backend.exportCall(id);
    if (done.state === 'done') live.show({ text: callEditor.exported(done.path) });
    else if (done.state === 'failed') live.show({ text: tr(done.because) });
  } catch (reason) {
    live.show({ text: tr(asFailure(reason).message) });
  }
}

/** Takes a published call of one's own away. */
export async function remove(pin: string, title: string): Promise<void> {
  await own.try(async () => (own.calls = await backend.deleteOwnCall(pin)));
  if (own.failure) return;
  await library.refresh();
  live.say(callEditor.removedCall(title));
}
