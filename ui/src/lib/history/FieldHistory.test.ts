// @vitest-environment happy-dom
import { Tooltip } from 'bits-ui';
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { FieldHistory as View } from '../types';
import FieldHistory from './FieldHistory.svelte';
import { history } from './history.svelte';

const backend = vi.hoisted(() => ({ fieldHistory: vi.fn(), cancelHistory: vi.fn() }));
vi.mock('../backend', () => ({ backend, onClosing: () => {}, asFailure: (reason: unknown) => reason }));

let shown: ReturnType<typeof mount>[] = [];

/** The window for a field, as it stands over the whole screen; its buttons have tooltips. */
function show(): void {
  const children = createRawSnippet(() => ({
    render: () => '<div></div>',
    setup: (target) => {
      shown.push(mount(FieldHistory, { target }));
    },
  }));
  shown.push(mount(Tooltip.Provider, { target: document.body, props: { children } }));
  flushSync();
}

/** Asks for a field whose answer comes when it is told to. */
async function ask() {
  let answer: (view: View) => void = () => {};
  let refuse: (why: unknown) => void = () => {};
  backend.fieldHistory.mockReturnValueOnce(
    new Promise<View>((resolve, reject) => ([answer, refuse] = [resolve, reject])),
  );
  history.field = '/title';
  await settle();
  return { answer, refuse };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
}

const view: View = { name: { nl: 'titel', en: 'title' }, now: { nl: 'A', en: 'A' }, values: [], more: false };
const dialog = () => document.querySelector('dialog');

afterEach(() => {
  history.field = null;
  history.reading = null;
  flushSync();
  for (const one of shown) void unmount(one);
  shown = [];
  document.body.replaceChildren();
});

it('is one and the same window from when reading begins until it is closed', async () => {
  show();
  const { answer } = await ask();
  expect(dialog(), 'what takes no time is not waited for in a window').toBeNull();
  history.hear({ read: 1, of: 9 });
  flushSync();
  const first = dialog();
  expect(first).not.toBeNull();
  history.hear({ read: 9, of: 9 });
  flushSync();
  expect(dialog()).toBe(first);
  answer(view);
  await settle();
  expect(dialog()).toBe(first);
  expect(first?.querySelector('h2')?.textContent).toContain('Titel');
});

it('is the same window where reading is stopped, and after it is begun again', async () => {
  show();
  const { refuse } = await ask();
  history.hear({ read: 1, of: 9 });
  flushSync();
  const first = dialog();
  history.stop();
  flushSync();
  expect(backend.cancelHistory).toHaveBeenCalledOnce();
  expect(dialog()).toBe(first);
  refuse({ code: 'stopped', message: { nl: 'Gestopt.', en: 'Stopped.' } });
  await settle();
  expect(dialog()).toBe(first);
  backend.fieldHistory.mockResolvedValueOnce(view);
  first?.querySelector<HTMLButtonElement>('.banner button')?.click();
  flushSync();
  expect(dialog()).toBe(first);
  await settle();
  expect(dialog()).toBe(first);
});

it('shows nothing of another field before it is read', async () => {
  show();
  const { answer } = await ask();
  answer(view);
  await settle();
  history.field = null;
  await settle();
  await ask();
  expect(dialog()).toBeNull();
});
