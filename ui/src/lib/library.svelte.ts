/** What the first screen shows, and which screen is shown. */
import { asFailure, backend } from './backend';
import { session } from './dossier.svelte';
import { live } from './live.svelte';
import { emptyPartner } from './partner/fields';
import { reader, tr } from './reader.svelte';
import type {
  CallCard,
  DossierCard,
  Failure,
  FitView,
  Imported,
  Language,
  PacketView,
  Partner,
  Settings,
  Start,
  Step,
  Text,
} from './types';
import { concord } from './words/concord';
import { home } from './words/home';

export type Place =
  | { at: 'calls' }
  | { at: 'dossiers' }
  | { at: 'addresses' }
  | { at: 'call'; pin: string }
  | { at: 'own-calls' }
  | { at: 'editor'; id: string };

const NOTHING: Start = {
  version: '',
  today: '',
  settings: {
    language: 'nl',
    followed_themes: [],
    organisation: emptyPartner(),
    at_hand: [],
    author: '',
    pages: false,
  },
  calls: [],
  fits: {},
  addresses: [],
  funds: [],
  themes: {},
  problems: [],
  dossiers: [],
  folder: '',
  notices: [],
};

/** How long a dossier may take to open before one is told, and can call it off. */
const PATIENCE = 500;

class Library {
  start = $state.raw<Start>(NOTHING);
  dossiers = $state.raw<DossierCard[]>([]);
  settings = $state.raw<Settings>(NOTHING.settings);
  fits = $state.raw<{ [pin: string]: FitView | undefined }>({});
  /** The partners of the address book. */
  addresses = $state.raw<Partner[]>([]);
  ready = $state(false);
  /** Why the last thing asked did not happen. */
  failure = $state.raw<Failure | null>(null);
  place = $state.raw<Place>({ at: 'calls' });
  /** A packet that the reader looks into before it is taken in. */
  packet = $state.raw<PacketView | null>(null);
  /** The packet that was taken in last, while the reader looks at what it did. */
  taken = $state.raw<PacketView | null>(null);
  /** The file of a packet under a passphrase that the reader chose. */
  locked = $state.raw<string | null>(null);
  /** A dossier is being opened or made. */
  busy = $state(false);

  async load(): Promise<void> {
    await this.#try(async () => {
      this.start = await backend.start();
      this.dossiers = this.start.dossiers;
      this.settings = this.start.settings;
      this.fits = this.start.fits;
      this.addresses = this.start.addresses;
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
    await this.#try(async () => {
      await backend.keepSettings($state.snapshot(this.settings));
      if (change.organisation ?? change.at_hand) this.fits = await backend.fits();
    });
  }

  /** Whether the calls are asked to count in a partner of the address book. */
  count(id: string, counts: boolean): Promise<void> {
    const others = this.settings.at_hand.filter((one) => one !== id);
    return this.keep({ at_hand: counts ? [...others, id] : others });
  }

  /** Puts a partner into the address book, or brings it up to date; answers with its identity there. */
  async keepAddress(partner: Partner): Promise<string | undefined> {
    const before = new Set(this.addresses.map((one) => one.id));
    await this.#book(() => backend.keepAddress($state.snapshot(partner)));
    return partner.id || this.addresses.find((one) => !before.has(one.id))?.id;
  }

  /** Changes a partner of the address book, as it stands when what was asked before is done. */
  async changeAddress(id: string, change: (partner: Partner) => Partner): Promise<void> {
    const partner = this.addresses.find((one) => one.id === id);
    if (!partner) return;
    // Shown at once: a field that is left right after this one builds on it.
    this.addresses = this.addresses.map((one) => (one.id === id ? change(one) : one));
    await this.keepAddress(change(partner));
  }

  removeAddress(id: string): Promise<void> {
    return this.#book(() => backend.removeAddress(id));
  }

  restoreAddress(id: string): Promise<void> {
    return this.#book(() => backend.restoreAddress(id));
  }

  speak(language: Language): Promise<void> {
    return this.keep({ language });
  }

  follow(theme: string, follows: boolean): Promise<void> {
    const others = this.settings.followed_themes.filter((one) => one !== theme);
    return this.keep({ followed_themes: follows ? [...others, theme] : others });
  }

  async create(pin: string): Promise<void> {
    await this.#try(async () => this.#open(await backend.createDossier(pin)));
  }

  import(): Promise<void> {
    return this.#import(() => backend.importDossier());
  }

  /** Opens the file that the window was started with, or that a second start came with, where there is one. */
  async openGiven(): Promise<void> {
    await session.settled();
    await this.#import(() => backend.openGiven());
    // The dossier's screen has no place for what the library could not do.
    if (this.failure && session.isOpen) live.show({ text: tr(this.failure.message) });
  }

  async #import(ask: () => Promise<Imported | null>): Promise<void> {
    await this.#try(async () => {
      const came = await ask();
      if (came?.what === 'dossier') await this.#open(came.id);
      if (came?.what === 'packet') this.packet = came.packet;
      if (came?.what === 'locked') this.locked = came.path;
    });
  }

  /** Takes in the packet that the reader has looked into, and shows its dossier. */
  async takeIn(packet: PacketView, accepted: readonly number[]): Promise<void> {
    const { path } = packet;
    await session.settled();
    await this.#try(async () => {
      const id = await backend.takeInPacket(path, [...accepted]);
      await this.#open(id, session.isOpen ? session.step : 'call');
    });
    this.packet = null;
    if (this.failure || (packet.standing !== 'adds' && packet.standing !== 'part')) return;
    // What it did is said at once, and can be looked at again.
    live.show({
      text: concord.taken(packet.blocks.map((block) => tr(block.heading)).join(' · ')),
      act: { label: concord.look, run: () => (this.taken = packet) },
    });
  }

  async open(id: string, step?: Step): Promise<void> {
    await this.#try(() => this.#open(id, step));
  }

  /** Opens a dossier; where that takes long, it is told and can be called off. */
  async #open(id: string, step?: Step): Promise<void> {
    const told = { text: home.opening, act: { label: home.stopOpening, run: () => void backend.cancelOpening() } };
    const waiting = setTimeout(() => live.show(told), PATIENCE);
    try {
      await session.open(id, step);
    } catch (reason) {
      // What came in is in the library all the same, and stands in its list.
      if (!session.isOpen) await this.#read().catch(() => undefined);
      throw reason;
    } finally {
      clearTimeout(waiting);
      if (live.message === told) live.dismiss();
    }
  }

  /** Back from a dossier to the list, which then shows how it was left. */
  async leave(): Promise<void> {
    await session.settled();
    // What was refused is only on the screen: the banner asks what to do with it first.
    if (session.refused) return;
    await this.#try(async () => {
      await session.close();
      await this.#read();
    });
  }

  /** Shows the calls and dossiers as they are now; an open dossier sees whether its call has a newer version. */
  async refresh(): Promise<void> {
    await this.#try(async () => {
      await this.#read();
      await session.lookForVersion();
    });
  }

  /** Whoever comes back to the window sees the calls that came into their folder meanwhile. */
  async lookForCalls(): Promise<void> {
    // Nobody asked: where it does not work out now, it is tried the next time.
    if (await backend.lookForCalls().catch(() => false)) await this.refresh();
  }

  async #read(): Promise<void> {
    const { dossiers, calls, fits, problems, today } = await backend.start();
    this.start = { ...this.start, calls, problems, today };
    this.fits = fits;
    this.dossiers = dossiers;
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

  async #book(act: () => Promise<Partner[]>): Promise<void> {
    await this.#try(async () => {
      this.addresses = await act();
      if (this.settings.at_hand.length > 0) this.fits = await backend.fits();
    });
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    this.failure = null;
    this.busy = true;
    try {
      await act();
    } catch (reason) {
      const failure = asFailure(reason);
      // Whoever called it off wants to know no more than that it was.
      if (failure.code === 'stopped') live.say(tr(failure.message));
      else this.failure = failure;
    } finally {
      this.busy = false;
    }
  }
}

export const library = new Library();
