import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyPartner } from './partner/fields';
import { Session } from './dossier.svelte';
import { live } from './live.svelte';
import { emptyCall, emptyDossier, emptyJudged } from './empty';
import type { Seen } from './backend';
import type { Edit, NewerVersion, Update } from './types';

/** A host that answers when it is told to, so that the order of things can be held. */
class SlowHost {
  asked: { edits: Edit[]; seen: Seen; answer: (update: Partial<Update>) => void; refuse: (why: unknown) => void }[] =
    [];

  /** The last step of every dossier that is opened. */
  last: number | null = null;
  openDossier = (id: string) =>
    Promise.resolve({
      id,
      dossier: emptyDossier(),
      call: emptyCall(),
      closed: false,
      fund: '',
      rules: [],
      newer: null,
      amounts: {},
      judged: emptyJudged(),
      conflicts: [],
      part: null,
      excerpt: false,
      saved: { state: 'saved', at: '2026-11-23T14:32:07' } as const,
      undo: null,
      undo_step: this.last,
      redo: null,
    });
  closeDossier = () => Promise.resolve();
  removed: Seen[] = [];
  remove = (_id: string, seen: Seen): Promise<Update> => {
    this.removed.push(structuredClone(seen));
    return Promise.reject(new Error('not asked here'));
  };
  undone: (number | null)[] = [];
  undo = (_id: string, step: number | null) => {
    this.undone.push(step);
    return Promise.reject({ code: 'fault', message: { nl: 'Niets', en: 'Nothing' } });
  };
  redo = () => Promise.reject(new Error('not asked here'));
  moveDossier = (): Promise<Update> => Promise.reject(new Error('not asked here'));
  restoreMoment = (): Promise<Update> => Promise.reject(new Error('not asked here'));
  stay = () => Promise.resolve();
  newer: NewerVersion | null = null;
  newerVersion = () => Promise.resolve(this.newer);
  edit = (_id: string, seen: Seen, edits: Edit[]) =>
    new Promise<Update>((resolve, reject) => {
      const answer = (update: Partial<Update>) =>
        resolve({
          patches: [],
          amounts: {},
          judged: emptyJudged(),
          conflicts: [],
          kept_of_others: [],
          saved: { state: 'saved', at: '2026-11-23T14:32:08' },
          undo: null,
          undo_step: null,
          redo: null,
          call: null,
          ...update,
        });
      this.asked.push({ edits, seen: structuredClone(seen), answer, refuse: reject });
    });
}

const label = { nl: 'titel', en: 'title' };
const set = (value: string): Edit => ({ edit: 'set', field: '/title', value });
const acronym = (value: string): Edit => ({ edit: 'set', field: '/acronym', value });
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
    host.asked[1]?.answer({ patches: [{ edit: 'set', field: '/acronym', value: 'S' }] });
    await settle();
    expect(session.dossier.title).toBe('Samen');
    expect(session.refused).not.toBeNull();

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

  it('does not send a refused value again over a later correction', async () => {
    void session.edit([set('a'), acronym('A')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    void session.edit([set('b')], label);
    host.asked[1]?.answer({ patches: [set('b')] });
    await settle();
    expect(session.dossier).toMatchObject({ title: 'b', acronym: 'A' });
    expect(session.refused).not.toBeNull();

    session.retry();
    expect(host.asked[2]?.edits).toEqual([acronym('A')]);
    host.asked[2]?.answer({ patches: [acronym('A')] });
    await settle();
    expect(session.dossier).toMatchObject({ title: 'b', acronym: 'A' });
    expect(session.refused).toBeNull();
  });

  it('says nothing of a refusal once all that was refused is corrected', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    void session.edit([set('b')], label);
    expect(session.refused).toBeNull();
    host.asked[1]?.answer({ patches: [set('b')] });
    await settle();
    session.retry();
    expect(host.asked).toHaveLength(2);
    expect(session.dossier.title).toBe('b');
  });

  it('does not keep what is refused when it was corrected while it was sent', async () => {
    void session.edit([set('a')], label);
    void session.edit([set('b')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    expect(session.refused).toBeNull();
    host.asked[1]?.answer({ patches: [set('b')] });
    await settle();
    expect(session.dossier.title).toBe('b');
    session.retry();
    expect(host.asked).toHaveLength(2);
  });

  it('shows an answer over what was refused before it', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    void session.edit([acronym('S')], label);
    host.asked[1]?.answer({ patches: [acronym('S'), set('kept')] });
    await settle();
    expect(session.dossier.title).toBe('kept');
  });

  it('sends what waits before it gives up what was refused', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    void session.edit([acronym('S')], label);
    const opened = vi.spyOn(host, 'openDossier');
    const given = session.giveUp();
    await settle();
    expect(opened).not.toHaveBeenCalled();
    host.asked[1]?.answer({});
    await given;
    expect(opened).toHaveBeenCalledOnce();
    expect(session.refused).toBeNull();
  });

  it('keeps and sends what is typed while giving up', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    const given = session.giveUp();
    void session.edit([acronym('S')], label);
    expect(host.asked).toHaveLength(1);
    await settle();
    expect(session.dossier).toMatchObject({ title: '', acronym: 'S' });
    expect(host.asked[1]?.edits).toEqual([acronym('S')]);
    host.asked[1]?.answer({ patches: [acronym('S')] });
    await given;
    expect(session.dossier).toMatchObject({ title: '', acronym: 'S' });
  });

  it('does not give up what is refused only after giving up was asked', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    void session.edit([acronym('S')], label);
    const given = session.giveUp();
    host.asked[1]?.refuse(new Error('no'));
    await given;
    expect(session.dossier).toMatchObject({ title: '', acronym: 'S' });
    expect(session.refused).not.toBeNull();
    session.retry();
    expect(host.asked[2]?.edits).toEqual([acronym('S')]);
  });

  it('says so when the dossier cannot be shown as the app has it, and keeps what was refused', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.refuse(new Error('no'));
    await settle();
    vi.spyOn(host, 'openDossier').mockRejectedValue(new Error('gone'));
    await session.giveUp();
    expect(session.refused?.message.en).toBe('gone');
    session.retry();
    expect(host.asked[1]?.edits).toEqual([set('a')]);
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

describe('handing over before the window closes', () => {
  /** The element that has the focus: it hands over what was typed when it is left. */
  class Focused {
    blur = () => {};
  }
  let focused: Focused;

  beforeEach(() => {
    focused = new Focused();
    vi.stubGlobal('HTMLElement', Focused);
    vi.stubGlobal('document', { activeElement: focused });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('leaves the field, and waits for all that is then in the queue', async () => {
    void session.edit([set('a')], label);
    // As late as the editor of texts does.
    focused.blur = () => queueMicrotask(() => void session.edit([acronym('S')], label));
    let kept: boolean | null = null;
    void session.handOver().then((all) => (kept = all));
    await settle();
    host.asked[0]?.answer({});
    await settle();
    expect(kept).toBeNull();
    expect(host.asked[1]?.edits).toEqual([acronym('S')]);
    host.asked[1]?.answer({});
    await settle();
    expect(kept).toBe(true);
  });

  it('says that something was refused', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.refuse(new Error('no'));
    expect(await session.handOver()).toBe(false);
  });

  it('says that something is not saved', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.answer({ saved: { state: 'not-saved', because: { nl: 'Schijf vol', en: 'Disk full' } } });
    expect(await session.handOver()).toBe(false);
  });

  it('has nothing to keep when no dossier is open', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.answer({ saved: { state: 'not-saved', because: { nl: 'Schijf vol', en: 'Disk full' } } });
    await session.close();
    expect(await session.handOver()).toBe(true);
  });

  it('shows the other version of the call that a step moved to', async () => {
    const call = { ...emptyCall(), version: 2 };
    host.moveDossier = () =>
      Promise.resolve({
        patches: [{ edit: 'set', field: '/call', value: 'samen@2' }],
        amounts: {},
        judged: emptyJudged(),
        conflicts: [],
        kept_of_others: [],
        saved: { state: 'saved', at: '2026-11-23T14:32:08' },
        undo: null,
        undo_step: null,
        redo: null,
        call: { call, closed: true, fund: 'AMIF', rules: [], newer: null },
      });
    expect(await session.move('samen@2', [])).toEqual({ step: null });
    expect([session.dossier.call, session.call.version, session.closed]).toEqual(['samen@2', 2, true]);
  });

  it('offers to take back that very step, and no longer once something else was done', async () => {
    const update = (undo_step: number): Promise<Update> =>
      Promise.resolve({
        patches: [],
        amounts: {},
        judged: emptyJudged(),
        conflicts: [],
        kept_of_others: [],
        saved: { state: 'saved', at: '2026-11-23T14:32:08' },
        undo: label,
        undo_step,
        redo: null,
        call: null,
      });
    const done = await session.act(() => update(7));
    expect(done).toEqual({ step: 7 });
    if (done) session.tell('Samengevoegd', done);
    const act = live.message?.act;
    expect(act?.stands?.()).toBe(true);
    act?.run();
    await settle();
    expect(host.undone).toEqual([7]);

    void session.edit([set('Getypt')], label);
    host.asked[0]?.answer({ undo: label, undo_step: 8 });
    await settle();
    expect(act?.stands?.()).toBe(false);
    const nothing = await session.act(() => update(8));
    expect(nothing).toEqual({ step: null });
    if (nothing) session.tell('Niets gedaan', nothing);
    expect(live.message?.act?.stands?.()).toBe(false);
  });

  it('offers nothing of it in another dossier whose last step has the same number, nor once it is closed', async () => {
    host.last = 7;
    await session.open('d1');
    session.tell('Samengevoegd', { step: 7 });
    const act = live.message?.act;
    expect(act?.stands?.()).toBe(true);
    await session.open('d2');
    expect(session.undoStep).toBe(7);
    expect(act?.stands?.()).toBe(false);
    act?.run();
    await session.close();
    expect(act?.stands?.()).toBe(false);
    act?.run();
    await settle();
    expect(host.undone).toEqual([]);
  });

  it('stays what it was when a move is refused', async () => {
    expect(await session.move('samen@2', [])).toBeNull();
    expect([session.dossier.call, session.call.version]).toEqual(['', 1]);
  });

  it('is not asked again about a version that it does not move to', async () => {
    session.newer = { pin: 'samen@2', version: 2, stays: false };
    await session.stay('samen@2');
    expect(session.newer?.stays).toBe(true);
  });
});

describe('a newer version of the call', () => {
  it('is shown when it comes while the dossier is open, and goes when it goes', async () => {
    host.newer = { pin: 'call@2', version: 2, stays: false };
    await session.lookForVersion();
    expect(session.newer?.version).toBe(2);
    host.newer = null;
    await session.lookForVersion();
    expect(session.newer).toBeNull();
  });

  it('is not shown in a dossier that was closed or moved while it was asked for', async () => {
    host.newer = { pin: 'call@2', version: 2, stays: false };
    const looked = session.lookForVersion();
    session.dossier.call = 'call@2';
    await looked;
    expect(session.newer).toBeNull();
    await session.close();
    await session.lookForVersion();
    expect(session.newer).toBeNull();
  });
});

describe('what was typed on', () => {
  it('is what the field showed, and then what was typed before', async () => {
    void session.edit([set('a')], label);
    void session.edit([set('ab')], label);
    host.asked[0]?.answer({ patches: [set('a')] });
    await settle();
    expect(host.asked.map(({ seen }) => seen)).toEqual([{ '/title': [''] }, { '/title': ['a'] }]);
  });

  it('is what stood there when typing began, whatever came in since', async () => {
    session.beginsTyping('/title');
    const others: Update = await new Promise((resolve) => {
      void host.edit('', {}, []).then(resolve);
      host.asked.pop()?.answer({ patches: [set('van Bert')] });
    });
    await session.heardOthers('d1', () => Promise.resolve(others));
    expect(session.dossier.title).toBe('van Bert');
    void session.edit([set('van An')], label);
    host.asked[0]?.answer({ patches: [set('van An')] });
    await settle();
    void session.edit([set('van An zelf')], label);
    session.endsTyping('/title');
    host.asked[1]?.answer({ patches: [set('van An zelf')] });
    await settle();
    void session.edit([set('')], label);
    expect(host.asked.map(({ seen }) => seen['/title'])).toEqual([[''], ['van An'], ['van An zelf']]);
  });

  it('is all of what is taken out, and what refers to it, as it was looked at', async () => {
    const line = { category: '', description: '', unit: '', unit_cost: '', eligible: true };
    session.dossier.partners = [{ ...emptyPartner(), id: 'p1', name: 'Brug' }];
    session.dossier.budget = [{ ...line, id: 'b1', partner: 'p1', action: '', quantity: '2' }];
    const looked = session.sees([{ edit: 'remove', list: 'partners', id: 'p1' }]);
    const [partner] = session.dossier.partners;
    if (partner) partner.name = 'De Brug';
    await session.remove('partners', 'p1', looked);
    const [seen] = host.removed;
    expect([seen?.['/partners/p1/name'], seen?.['/partners/p1/contact/email']]).toEqual([['Brug'], ['']]);
    expect(seen?.['/budget/b1/partner']).toEqual(['p1']);
    expect(Object.keys(seen ?? {}).some((field) => field.startsWith('/budget/b1/q'))).toBe(false);
  });

  it('stays what the app has, where what was typed before was refused', async () => {
    void session.edit([set('a')], label);
    host.asked[0]?.refuse({ code: 'unreadable', message: label });
    await settle();
    void session.edit([set('ab')], label);
    expect(host.asked[1]?.seen).toEqual({ '/title': [''] });
  });

  it('is all that partners gave, where that was shown, and what they gave meanwhile is told', async () => {
    const signed = (value: string) => ({ value, by: '', at: '', text: label, code: null });
    const conflict = { field: '/title', name: label, values: [signed('b'), signed('a')], money: false };
    void session.edit([set('b')], label);
    host.asked[0]?.answer({ patches: [set('b')], conflicts: [conflict as never] });
    await settle();
    expect(live.message?.text).toContain('titel');
    void session.edit([set('c')], label);
    expect(host.asked[1]?.seen).toEqual({ '/title': ['b', 'b', 'a'] });
  });
});
