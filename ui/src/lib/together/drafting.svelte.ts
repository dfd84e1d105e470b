/** Drafting the open dossier live: what was set for it, and how it stands. */
import { backend } from '../backend';
import { session } from '../dossier.svelte';
import type { Field, LiveOther, LiveSettings, LiveState, LiveView } from '../types';
import { hueOf, saidAt } from './person';

const NOBODY: readonly LiveOther[] = [];
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

  /** By field, who is in it. */
  #inFields = $derived.by(() => {
    const found = new Map<Field, LiveOther[]>();
    for (const one of this.others(session.id)) {
      if (one.field === null) continue;
      const there = found.get(one.field);
      if (there) there.push(one);
      else found.set(one.field, [one]);
    }
    return found;
  });

  /** Who else is in a field. */
  inField(field: Field): readonly LiveOther[] {
    return this.#inFields.get(field) ?? NOBODY;
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

/** Who else is in a cell; none where nobody is. */
export function hereIn(field: Field): { hue: number; text: string } | undefined {
  const others = drafting.inField(field);
  return others.length > 0 ? { hue: hueOf(others[0]?.name ?? ''), text: saidAt(others) } : undefined;
}
