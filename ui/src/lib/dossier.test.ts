import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from './dossier.svelte';
import { emptyCall, emptyDossier, emptyJudged } from './empty';
import type { Edit, Update } from './types';

/** A host that answers when it is told to, so that the order of things can be held. */
class SlowHost {
  asked: { edits: Edit[]; answer: (update: Partial<Update>) => void; refuse: (why: unknown) => void }[] = [];

  openDossier = () =>
    Promise.resolve({
      id: 'd1',
      dossier: emptyDossier(),
      call: emptyCall(),
      closed: false,
      amounts: {},
      judged: emptyJudged(),
      saved: { state: 'saved', at: '2026-11-23T14:32:07' } as const,
      undo: null,
      redo: null,
    });
  closeDossier = () => Promise.resolve();
  remove = () => Promise.reject(new Error('not asked here'));
  undo = () => Promise.reject({ code: 'fault', message: { nl: 'Niets', en: 'Nothing' } });
  redo = () => Promise.reject(new Error('not asked here'));
  edit = (_id: string, edits: Edit[]) =>
    new Promise<Update>((resolve, reject) => {
      const answer = (update: Partial<Update>) =>
        resolve({
          patches: [],
          amounts: {},
          judged: emptyJudged(),
          saved: { state: 'saved', at: '2026-11-23T14:32:08' },
          undo: null,
          redo: null,
          ...update,
        });
      this.asked.push({ edits, answer, refuse: reject });
    });
}

const label = { nl: 'titel', en: 'title' };
const set = (value: string): Edit => ({ edit: 'set', field: '/title', value });
const settle = () => new Promise((resolve) => setTimeout(resolve));

let host: SlowHost;
let session: Session;

beforeEach(async () => {
  host = new SlowHost();
  session = new Session(host);
  await session.open('d1');
});

describe('the open dossier', () => {
  it('shows an edit at once and then the form that was kept', async () => {
    void session.edit([set(' Samen ')], label);
    expect(session.dossier.title).toBe(' Samen ');
    host.asked[0]?.answer({ patches: [set('Samen')] });
    await settle();
    expect(session.dossier.title).toBe('Samen');
  });

  it('sends one edit after the other, in the order in which they were typed', async () => {
    void session.edit([set('a')], label);
    void session.edit([set('ab')], label);
    expect(host.asked).toHaveLength(1);
    host.asked[0]?.answer({ patches: [set('a')] });
    await settle();
    expect(host.asked.map(({ edits }) => edits)).toEqual([[set('a')], [set('ab')]]);
  });

  it('does not let an answer overwrite what was typed since', async () => {
    void session.edit([set('a')], label);
    void session.edit([set('ab')], label);
    host.asked[0]?.answer({ patches: [set('a')] });
    await settle();
    expect(session.dossier.title).toBe('ab');
  });

  it('keeps what was typed when it is refused, and sends it again when asked', async () => {
    void session.edit([set('Samen')], label);
    host.asked[0]?.refuse({ code: 'disk', message: { nl: 'Schijf vol', en: 'Disk full' } });
    await settle();
    expect(session.refused).toEqual({ code: 'disk', message: { nl: 'Schijf vol', en: 'Disk full' } });
    expect(session.dossier.title).toBe('Samen');

    void session.edit([{ edit: 'set', field: '/acronym', value: 'S' }], label);
    host.asked[1]?.answer({ patches: [set('')] });
    await settle();
    expect(session.dossier.title).toBe('Samen');

    session.retry();
    expect(session.refused).toBeNull();
    expect(host.asked[2]?.edits).toEqual([set('Samen')]);
    host.asked[2]?.answer({ patches: [set('Samen')] });
    await settle();
    expect(session.dossier.title).toBe('Samen');
  });

  it('goes back to what the app has only when the reader gives up', async () => {
    void session.edit([set('Samen')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    await session.giveUp();
    expect(session.dossier.title).toBe('');
    expect(session.refused).toBeNull();
  });

  it('does not hold up later edits when undo fails', async () => {
    await session.undo();
    expect(session.refused).toBeNull();
    void session.edit([set('Samen')], label);
    expect(host.asked).toHaveLength(1);
  });

  it('waits with closing until all is with the app', async () => {
    void session.edit([set('Samen')], label);
    let closed = false;
    void session.close().then(() => (closed = true));
    await settle();
    expect(closed).toBe(false);
    host.asked[0]?.answer({});
    await settle();
    expect(closed).toBe(true);
    expect(session.isOpen).toBe(false);
  });

  it('takes an amount away when its line counts no more', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.answer({ amounts: { b1: '12.00' } });
    await settle();
    expect(session.amounts).toEqual({ b1: '12.00' });
    void session.edit([set('b')], label);
    host.asked[1]?.answer({ amounts: { b1: null } });
    await settle();
    expect(session.amounts).toEqual({});
  });
});
