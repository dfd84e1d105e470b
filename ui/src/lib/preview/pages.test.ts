import { describe, expect, it, vi } from 'vitest';
import type { Language, PageAsked, PageView } from '../types';
import { Pages } from './pages.svelte';

const view = (page: number, fields: string[] = []): PageView => ({
  svg: `<svg id="${page}"/>`,
  page,
  pages: 9,
  shape: 0.7,
  places: fields.map((field, at) => ({ field, top: at / fields.length, bottom: (at + 1) / fields.length })),
});

/** A host that answers when it is told to. */
function slow() {
  const waiting: ((view: PageView | null) => void)[] = [];
  const asked: PageAsked[] = [];
  return {
    asked,
    page: vi.fn((_: string, what: PageAsked, __: Language) => {
      asked.push(what);
      return new Promise<PageView | null>((resolve) => waiting.push(resolve));
    }),
    closePages: vi.fn(() => Promise.resolve()),
    answer: async (answer: PageView | null) => {
      waiting.shift()?.(answer);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const subject = { id: 'd1', dossier: { language: 'nl' as Language } };

describe('the pages beside the work', () => {
  it('ask for one page at a time, and for the last that was wanted meanwhile', async () => {
    const host = slow();
    const pages = new Pages(host, subject);
    pages.follow('/partners/p1/name');
    for (let at = 0; at < 20; at += 1) pages.follow(`/budget/b${at}/quantity`);
    expect(host.page).toHaveBeenCalledTimes(1);
    await host.answer(view(3));
    expect(host.page).toHaveBeenCalledTimes(2);
    expect(host.asked[1]).toEqual({ by: 'field', field: '/budget/b19/quantity' });
    await host.answer(view(7));
    expect(host.page).toHaveBeenCalledTimes(2);
    expect(pages.shown?.page).toBe(7);
  });

  it('stay on the page that was turned to, until a field is gone to', async () => {
    const host = slow();
    const pages = new Pages(host, subject);
    pages.turn(4);
    await host.answer(view(4));
    void pages.refresh();
    expect(host.asked.at(-1)).toEqual({ by: 'page', page: 4 });
    await host.answer(view(4));
    pages.follow('/title');
    expect(host.asked.at(-1)).toEqual({ by: 'field', field: '/title' });
    await host.answer(view(1));
  });

  it('keep what is shown where the answer is nothing or a failure, and say the failure', async () => {
    const host = slow();
    const pages = new Pages(host, subject);
    void pages.refresh();
    await host.answer(view(2));
    void pages.refresh();
    await host.answer(null);
    expect(pages.shown?.page).toBe(2);
    host.page.mockRejectedValueOnce({ code: 'fault', message: { nl: 'stuk', en: 'broken' } });
    await pages.refresh();
    expect(pages.failed?.message.nl).toBe('stuk');
    expect(pages.shown?.page).toBe(2);
  });

  it('know the place of a field by what it belongs to', async () => {
    const host = slow();
    const pages = new Pages(host, subject);
    pages.follow('/budget/b2/unit_cost');
    await host.answer(view(8, ['/budget', '/budget/b1', '/budget/b2']));
    expect(pages.place?.field).toBe('/budget/b2');
  });

  it('are a picture, whatever is in it', async () => {
    const host = slow();
    const pages = new Pages(host, subject);
    void pages.refresh();
    await host.answer({ ...view(1), svg: '<svg>#"%</svg>' });
    expect(pages.shown?.picture).toBe('data:image/svg+xml;charset=utf-8,%3Csvg%3E%23%22%25%3C%2Fsvg%3E');
  });
});
