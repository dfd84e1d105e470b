/** Drafting the open dossier live: what was set for it, and how it stands. */
import { backend } from '../backend';
import { session } from '../dossier.svelte';
import type { LiveOther, LiveSettings, LiveState, LiveView } from '../types';

const OFF: LiveState = { state: 'off' };

class Drafting {
  /** Whether the window in which it is set is open. */
  asked = $state(false);
  #view = $state.raw<LiveView>({ id: '', state: OFF, others: [] });

  state(id: string): LiveState {
    return this.#view.id === id ? this.#view.state : OFF;
  }

  others(id: string): LiveOther[] {
    return this.#view.id === id ? this.#view.others : [];
  }

  heard(view: LiveView): void {
    if (view.id === session.id) this.#view = view;
  }

  /** What was set for a dossier; how it stands is shown from here on. */
  async look(id: string): Promise<LiveSettings> {
    const setup = await backend.live(id);
    if (id === session.id) this.#view = setup.view;
    return setup.settings;
  }

  async set(id: string, settings: LiveSettings): Promise<void> {
    this.#view = (await backend.draftLive(id, settings)).view;
  }
}

export const drafting = new Drafting();
