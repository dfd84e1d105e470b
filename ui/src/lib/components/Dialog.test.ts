// @vitest-environment happy-dom
import { Tooltip } from 'bits-ui';
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, it } from 'vitest';
import Dialog from './Dialog.svelte';

let shown: ReturnType<typeof mount>[] = [];

afterEach(() => {
  for (const one of shown) void unmount(one);
  shown = [];
  document.body.replaceChildren();
});

it('keeps the focus in the window when what had it goes', async () => {
  const content = createRawSnippet(() => ({ render: () => '<p><button id="stop">Stop</button></p>' }));
  // Its buttons have tooltips, which the whole screen provides for.
  const children = createRawSnippet(() => ({
    render: () => '<div></div>',
    setup: (target) => {
      const props = { open: true, title: 'Geschiedenis', children: content };
      shown.push(mount(Dialog, { target, props }));
    },
  }));
  shown.push(mount(Tooltip.Provider, { target: document.body, props: { children } }));
  flushSync();
  const heading = document.querySelector('dialog h2');
  expect(document.activeElement).toBe(heading);
  const stop = document.querySelector<HTMLButtonElement>('#stop');
  stop?.focus();
  expect(document.activeElement).toBe(stop);
  stop?.remove();
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(heading);

  // On its way from one thing to the next it is nowhere for a moment.
  const close = document.querySelector<HTMLButtonElement>('dialog header button');
  close?.focus();
  close?.blur();
  document.querySelector('p')?.append('more');
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(document.body);
});
