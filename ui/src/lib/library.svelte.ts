/** What the first screen shows, and which screen is shown. */
import { asFailure, backend } from './backend';
import { session } from './dossier.svelte';
import { reader } from './reader.svelte';
import type { CallCard, DossierCard, Failure, Language, Settings, Start, Step, Text } from './types';

export type Place = { at: 'calls' } | { at: 'dossiers' } | { at: 'call'; pin: string };

const NOTHING: Start = {
  version: '',
  today: '',
  settings: { language: 'nl', followed_themes: [], organisation: '', organisation_kind: null, author: '' },
  calls: [],
  funds: [],
  themes: {},
  problems: [],
  dossiers: [],
  folder: '',
  notices: [],
};

class Library {
  start = $state.raw<Start>(NOTHING);
  dossiers = $state.raw<DossierCard[]>([]);
  settings = $state.raw<Settings>(NOTHING.settings);
  ready = $state(false);
  /** Why the last thing asked did not happen. */
  failure = $state.raw<Failure | null>(null);
  place = $state.raw<Place>({ at: 'calls' });
  /** A dossier is being opened or made. */
  busy = $state(false);

  async load(): Promise<void> {
    await this.#try(async () => {
      this.start = await backend.start();
      this.dossiers = this.start.dossiers;
      this.settings = this.start.settings;
      reader.language = this.settings.language;
    });
    this.ready = true;
  }

  callOf(pin: string): CallCard | undefined {
    return this.start.calls.find((card) => card.pin === pin);
  }

  themeName(code: string): Text {
    return this.start.themes[code] ?? { nl: code, en: code };
  }

  async keep(change: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...change };
    reader.language = this.settings.language;
    await this.#try(() => backend.keepSettings($state.snapshot(this.settings)));
  }

  speak(language: Language): Promise<void> {
    return this.keep({ language });
  }

  follow(theme: string, follows: boolean): Promise<void> {
    const others = this.settings.followed_themes.filter((one) => one !== theme);
    return this.keep({ followed_themes: follows ? [...others, theme] : others });
  }

  async create(pin: string): Promise<void> {
    await this.#try(async () => session.open(await backend.createDossier(pin)));
  }

  async import(): Promise<void> {
    await this.#try(async () => {
      const id = await backend.importDossier();
      if (id !== null) await session.open(id);
    });
  }

  async open(id: string, step?: Step): Promise<void> {
    await this.#try(() => session.open(id, step));
  }

  /** Back from a dossier to the list, which then shows how it was left. */
  async leave(): Promise<void> {
    await session.settled();
    // What was refused is only on the screen: the banner asks what to do with it first.
    if (session.refused) return;
    await this.#try(async () => {
      await session.close();
      const { dossiers, calls, problems, today } = await backend.start();
      this.start = { ...this.start, calls, problems, today };
      this.dossiers = dossiers;
    });
  }

  async duplicate(id: string): Promise<void> {
    await this.#try(async () => (this.dossiers = await backend.duplicateDossier(id)));
  }

  async delete(id: string): Promise<void> {
    await this.#try(async () => (this.dossiers = await backend.deleteDossier(id)));
  }

  async restore(id: string): Promise<void> {
    await this.#try(async () => (this.dossiers = await backend.restoreDossier(id)));
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    this.failure = null;
    this.busy = true;
    try {
      await act();
    } catch (reason) {
      this.failure = asFailure(reason);
    } finally {
      this.busy = false;
    }
  }
}

export const library = new Library();
