// @vitest-environment happy-dom
import { createRawSnippet, flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import Shortened from './Shortened.svelte';

let list: { around: HTMLElement; component: ReturnType<typeof mount> } | undefined;

/** A list of so many rows, of which ten are shown first. */
function show(rows: number, content = (at: number) => `<b>rij ${at + 1}</b>`): HTMLElement {
  const around = document.createElement('ul');
  document.body.append(around);
  const row = createRawSnippet<[number, number]>((item) => ({ render: () => `<li>${content(item())}</li>` }));
  const items = Array.from({ length: rows }, (_, at) => at);
  list = { around, component: mount(Shortened<number>, { target: around, props: { items, first: 10, row } }) };
  flushSync();
  return around;
}

const rowsOf = (around: HTMLElement) => [...around.querySelectorAll('li:not([data-more])')];
const button = (around: HTMLElement) => around.querySelector<HTMLButtonElement>('[data-more] button');

async function more(around: HTMLElement): Promise<void> {
  button(around)?.click();
  await tick();
  await tick();
}

afterEach(() => {
  if (list) void unmount(list.component);
  list?.around.remove();
});

describe('a long list', () => {
  it('is whole where it is short', () => {
    const around = show(10);
    expect(rowsOf(around)).toHaveLength(10);
    expect(button(around)).toBeNull();
  });

  it('shows the rest when it is asked for, and the focus goes to the first that came', async () => {
    const around = show(12);
    expect(button(around)?.textContent).toContain('2');
    await more(around);
    expect(rowsOf(around)).toHaveLength(12);
    expect(button(around)).toBeNull();
    expect(document.activeElement).toBe(rowsOf(around)[10]);
  });

  it('brings thousands some at a time, and says how many of how many', async () => {
    const around = show(3000, (at) => `<button>rij ${at + 1}</button>`);
    expect(button(around)?.textContent).toMatch(/200.*2[.,]?990/);
    await more(around);
    expect(rowsOf(around)).toHaveLength(210);
    expect(button(around)?.textContent).toMatch(/200.*2[.,]?790/);
    expect(document.activeElement?.textContent).toBe('rij 11');
    await more(around);
    expect(rowsOf(around)).toHaveLength(410);
  });
});
