/** The folder in which partners meet over the open dossier. */
import { asFailure, backend } from '../backend';
import { session } from '../dossier.svelte';
import { library } from '../library.svelte';
import { live } from '../live.svelte';
import { tr } from '../reader.svelte';
import type { Failure, MeetingHeard, MeetingView, PacketBlock, Text } from '../types';
import { together } from '../words/together';

class Meeting {
  /** As it was last seen; null where there is none. */
  view = $state.raw<MeetingView | null>(null);
  /** Who wrote what came in last, and what that was. */
  came = $state.raw<{ said: Text; blocks: readonly PacketBlock[] } | null>(null);
  /** The reader looks at it. */
  open = $state(false);
  busy = $state(false);
  /** What did not work, said where it is looked at. */
  failure = $state.raw<Failure | null>(null);

  #of = '';

  /** Another dossier is open: what there is to say of its folder. */
  async show(id: string): Promise<void> {
    if (id === this.#of) return;
    this.#of = id;
    this.view = null;
    this.came = null;
    if (!id) return;
    const view = await backend.meeting(id).catch(() => null);
    if (id === this.#of) this.view = view;
  }

  async heard(heard: MeetingHeard): Promise<void> {
    if (heard.id !== session.id) return;
    this.#of = heard.id;
    this.view = heard.view;
    if (!heard.changed || !heard.came) return;
    this.came = { said: heard.came, blocks: heard.blocks };
    await session.reread();
    live.show({ text: tr(heard.came), act: { label: together.look, run: () => (this.open = true) } });
  }

  /** Chooses a folder; says whether one was chosen. */
  choose(passphrase: string | null): Promise<boolean> {
    return this.#try(async () => {
      const heard = await backend.meetIn(session.id, passphrase);
      if (heard) await this.heard(heard);
      return heard !== null;
    });
  }

  look(): Promise<boolean> {
    return this.#try(async () => {
      await this.heard(await backend.meet(session.id));
      return true;
    });
  }

  leave(): Promise<boolean> {
    return this.#try(async () => {
      await backend.leaveMeeting(session.id);
      this.view = null;
      this.came = null;
      return true;
    });
  }

  /** Looks into a packet that waits, as into any other. */
  lookInto(name: string): Promise<boolean> {
    return this.#try(async () => {
      library.packet = await backend.lookIntoMet(session.id, name);
      this.open = false;
      return true;
    });
  }

  async #try(act: () => Promise<boolean>): Promise<boolean> {
    this.busy = true;
    this.failure = null;
    try {
      await session.settled();
      return await act();
    } catch (reason) {
      if (this.open) this.failure = asFailure(reason);
      else live.show({ text: tr(asFailure(reason).message) });
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export const meeting = new Meeting();
