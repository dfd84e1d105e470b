import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { session } from './dossier.svelte';
import { library } from './library.svelte';
import { live } from './live.svelte';
import { home } from './words/home';

const backend = vi.hoisted(() => ({ openDossier: vi.fn(), cancelOpening: vi.fn(), start: vi.fn() }));
vi.mock('./backend', () => ({ backend, asFailure: (reason: unknown) => reason }));

beforeEach(() => {
  vi.useFakeTimers();
  backend.cancelOpening.mockReset();
  backend.start.mockReset();
  backend.start.mockResolvedValue({ dossiers: [], calls: [], fits: [], problems: [], today: '2026-11-27' });
});

afterEach(() => {
  vi.useRealTimers();
  live.dismiss();
});

/** A dossier that opens when it is told to. */
function opening() {
  let refuse: (why: unknown) => void = () => {};
  backend.openDossier.mockReturnValue(new Promise((_, reject) => (refuse = reject)));
  return { opened: library.open('d1'), refuse: (why: unknown) => refuse(why) };
}

it('says that a dossier takes long to open, and lets one call it off', async () => {
  const { opened, refuse } = opening();
  await vi.advanceTimersByTimeAsync(499);
  expect(live.message).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(live.message?.text).toBe(home.opening);
  live.message?.act?.run();
  expect(backend.cancelOpening).toHaveBeenCalledOnce();
  refuse({ code: 'stopped', message: { nl: 'Gestopt.', en: 'Stopped.' } });
  await opened;
  expect(live.message).toBeNull();
  expect(library.failure).toBeNull();
  expect(library.busy).toBe(false);
  expect(session.isOpen).toBe(false);
  expect(backend.start, 'what came in stands in the list').toHaveBeenCalledOnce();
});

it('says why a dossier cannot be opened, and takes nothing away that was shown meanwhile', async () => {
  const { opened, refuse } = opening();
  await vi.advanceTimersByTimeAsync(500);
  live.show({ text: 'Iets anders' });
  const failure = { code: 'library', message: { nl: 'Beschadigd.', en: 'Damaged.' } };
  refuse(failure);
  await opened;
  expect(library.failure).toEqual(failure);
  expect(live.message?.text).toBe('Iets anders');
  expect(backend.cancelOpening).not.toHaveBeenCalled();
});
