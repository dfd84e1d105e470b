// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../types';
import Unread from './Unread.svelte';

const stopped: Failure = { code: 'stopped', message: { nl: 'U hebt het lezen gestopt.', en: 'You stopped reading.' } };

let shown: ReturnType<typeof mount> | undefined;

function show(failure: Failure, again: () => void = () => {}): void {
  shown = mount(Unread, { target: document.body, props: { failure, again } });
  flushSync();
}

const button = () => document.querySelector<HTMLButtonElement>('.banner button');

afterEach(() => {
  if (shown) void unmount(shown);
  document.body.replaceChildren();
});

describe('what was not read', () => {
  it('is read after all where one stopped it oneself, from where the focus is', () => {
    const again = vi.fn();
    show(stopped, again);
    expect(document.querySelector('.banner.error')).toBeNull();
    expect(document.activeElement).toBe(button());
    button()?.click();
    expect(again).toHaveBeenCalledOnce();
  });

  it('leaves the focus where somebody is at something else', () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    show(stopped);
    expect(document.activeElement).toBe(field);
  });

  it('says what went wrong where something did', () => {
    show({ code: 'library', message: { nl: 'Beschadigd.', en: 'Damaged.' } });
    expect(document.querySelector('.banner.error')?.textContent).toContain('Beschadigd.');
    expect(button()).toBeNull();
  });
});
