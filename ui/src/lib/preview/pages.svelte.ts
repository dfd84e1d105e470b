/**
 * The page beside the work: the one that belongs to the field one is at, set again after every edit. One request is
 * under way at a time, and what was asked for meanwhile is asked for once, as it stands by then: typing waits for nothing.
 */
import { asFailure, backend, type Backend } from '../backend';
import { session } from '../dossier.svelte';
import { outward } from '../pointer';
import type { Failure, Field, Language, PageAsked, PageView } from '../types';

/** The dossier whose pages are shown. */
type Subject = { readonly id: string; readonly dossier: { readonly language: Language } };

type Host = Pick<Backend, 'page' | 'closePages'>;

/** How wide a page is drawn, as a multiple of the width there is. */
export const ZOOMS = [1, 1.25, 1.5, 2, 3] as const;

/** An SVG as a picture that no script runs in. */
const picture = (svg: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

export class Pages {
  shown = $state.raw<(PageView & { picture: string }) | null>(null);
  failed = $state.raw<Failure | null>(null);
  zoom = $state(0);
  /** The field one is at. */
  field = $state<Field>('/title');
  /** The pages go along with the work, until somebody turns them. */
  following = $state(true);

  /** The place on the page that the field one is at belongs to. */
  place = $derived.by(() => {
    const around = outward(this.field);
    const places = this.shown?.places ?? [];
    return around.map((field) => places.findLast((place) => place.field === field)).find((place) => place) ?? null;
  });

  #turned = 1;
  #running = false;
  #again = false;
  #host: Host;
  #subject: Subject;

  constructor(host: Host, subject: Subject) {
    this.#host = host;
    this.#subject = subject;
  }

  /** Goes to the page of a field. */
  follow(field: Field): void {
    this.field = field;
    this.following = true;
    void this.refresh();
  }

  /** Goes to the page of that number. */
  turn(page: number): void {
    this.following = false;
    this.#turned = page;
    void this.refresh();
  }

  /** Sets the page as the dossier stands now. */
  async refresh(): Promise<void> {
    this.#again = true;
    if (this.#running) return;
    this.#running = true;
    while (this.#again) {
      this.#again = false;
      await this.#ask();
    }
    this.#running = false;
  }

  /** Nobody looks any more. */
  async close(): Promise<void> {
    this.shown = null;
    this.failed = null;
    await this.#host.closePages();
  }

  async #ask(): Promise<void> {
    const { id, dossier } = this.#subject;
    if (!id) return;
    const asked: PageAsked = this.following ? { by: 'field', field: this.field } : { by: 'page', page: this.#turned };
    try {
      const view = await this.#host.page(id, asked, dossier.language);
      // Something later was asked for, or another dossier is open by now.
      if (!view || id !== this.#subject.id) return;
      this.shown = { ...view, picture: picture(view.svg) };
      this.#turned = view.page;
      this.failed = null;
    } catch (reason) {
      this.failed = asFailure(reason);
    }
  }
}

export const pages = new Pages(backend, session);
