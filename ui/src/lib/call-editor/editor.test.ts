import { beforeEach, describe, expect, it } from 'vitest';
import type { CallChange, CallDraft, CallForm, CallProblem } from '../types';
import { CallEditor } from './editor.svelte';

const none = { nl: '', en: '' };

function draftOf(content: CallDraft['content'], problems: CallProblem[] = []): CallDraft {
  return {
    id: 'c1',
    content,
    problems,
    rules: [],
    origin: 'new',
    base: null,
    recognised: [],
    undo: false,
    redo: false,
    saved: { state: 'saved', at: '2026-11-23T14:32:07' },
    publishable: problems.length === 0,
  };
}

const form: CallForm = {
  groups: [
    { id: 'identity', title: none, about: none, keys: [keyOf('format'), keyOf('title'), keyOf('code')] },
    { id: 'sections', title: none, about: none, keys: [keyOf('section')] },
  ],
  rule: [],
  families: [],
  kinds: [],
};

function keyOf(key: string): CallForm['rule'][number] {
  const shape = key === 'format' ? ({ is: 'exactly', text: 'voorstel.call/1' } as const) : ({ is: 'line' } as const);
  return { key, label: none, about: none, required: true, shape };
}

/** A host that answers when it is told to, so that the order of things can be held. */
class SlowHost {
  asked: { changes: CallChange[]; answer: (draft: CallDraft) => void; refuse: (why: unknown) => void }[] = [];

  callForm = () => Promise.resolve(form);
  openCallDraft = () => Promise.resolve(draftOf({ code: 'kept' }));
  undoCall = () => Promise.reject({ code: 'fault', message: { nl: 'Niets', en: 'Nothing' } });
  redoCall = () => Promise.reject(new Error('not asked here'));
  confirmRecognised = () => Promise.reject(new Error('not asked here'));
  changeCall = (_id: string, changes: CallChange[]) =>
    new Promise<CallDraft>((resolve, reject) => this.asked.push({ changes, answer: resolve, refuse: reject }));
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const refusal = { code: 'disk', message: { nl: 'Schijf vol', en: 'Disk full' } };

let host: SlowHost;
let editor: CallEditor;

beforeEach(async () => {
  host = new SlowHost();
  editor = new CallEditor(host);
  await editor.open('c1');
});

describe('the call that is being written', () => {
  it('shows a change at once, and then the form that was kept', async () => {
    void editor.set('envelope.amount', '1.234,56');
    expect(editor.value('envelope.amount')).toBe('1.234,56');
    host.asked[0]?.answer(draftOf({ envelope: { amount: '1234.56' } }));
    await settle();
    expect(editor.value('envelope.amount')).toBe('1234.56');
  });

  it('sends one change after the other, and lets no answer overwrite what was typed since', async () => {
    void editor.set('code', 'a');
    void editor.set('code', 'ab');
    expect(host.asked).toHaveLength(1);
    host.asked[0]?.answer(draftOf({ code: 'a' }));
    await settle();
    expect(host.asked).toHaveLength(2);
    expect(editor.value('code')).toBe('ab');
  });

  it('keeps what was refused on the screen, and what comes after it waits with it', async () => {
    void editor.set('code', 'a');
    host.asked[0]?.refuse(refusal);
    await settle();
    expect(editor.refused?.code).toBe('disk');
    void editor.set('title', 'b');
    expect(host.asked).toHaveLength(1);
    expect([editor.value('code'), editor.value('title')]).toEqual(['a', 'b']);

    const again = editor.retry();
    host.asked[1]?.answer(draftOf({ code: 'a' }));
    await settle();
    host.asked[2]?.answer(draftOf({ code: 'a', title: 'b' }));
    await again;
    expect(editor.refused).toBeNull();
    expect(host.asked.slice(1).map(({ changes }) => changes[0]?.key)).toEqual(['code', 'title']);
  });

  it('shows what the app has once what was refused is given up', async () => {
    void editor.set('code', 'a');
    host.asked[0]?.refuse(refusal);
    await settle();
    await editor.giveUp();
    expect(editor.refused).toBeNull();
    expect(editor.value('code')).toBe('kept');
  });

  it('tells what is still to fill in from what is wrong', async () => {
    const problem = (key: string): CallProblem => ({ key, line: null, weight: 'error', message: none, hint: none });
    void editor.set('code', '?');
    host.asked[0]?.answer(draftOf({ code: '?' }, [problem('title'), problem('code')]));
    await settle();
    expect(editor.errors.map(({ key }) => key)).toEqual(['code']);
    expect(editor.wanted.map(({ key }) => key)).toEqual(['title']);
  });

  it('goes to the group of a key, and opens the entries it stands in', () => {
    editor.goTo('section[2].title.nl');
    expect(editor.group).toBe('sections');
    expect(editor.opened['section']).toBe(2);
    editor.goTo('rule[4].of[1].at-most');
    expect(editor.group).toBe('rules');
    expect([editor.opened['rule'], editor.opened['rule[4].of']]).toEqual([4, 1]);
  });
});
