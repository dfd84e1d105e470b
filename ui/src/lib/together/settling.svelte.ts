/** What is left to settle between partners in the open dossier, and who has delivered what. */
import { asFailure, backend } from '../backend';
import { session } from '../dossier.svelte';
import { library } from '../library.svelte';
import { live } from '../live.svelte';
import { tr } from '../reader.svelte';
import type {
  Delivered,
  Field,
  KnownView,
  Letter,
  List,
  MergedView,
  OutView,
  PairView,
  PartView,
  Step,
  Together,
} from '../types';
import { concord } from '../words/concord';
import { shell } from '../words/shell';

/** How long after a change it is asked for anew. */
const PAUSE = 250;

const NOTHING: Together = {
  out: [],
  merged: [],
  doubles: [],
  alike: [],
  left: [],
  known: [],
  overview: { own: null, steps: [], partners: [] },
};

class Settling {
  view = $state.raw<Together>(NOTHING);
  /** The two that are being joined. */
  pair = $state.raw<PairView | null>(null);
  /** The text that is being looked at. */
  text = $state.raw<MergedView | null>(null);
  /** Who has delivered what is on the screen. */
  overview = $state(false);

  /** What packets proposed and was left is on the screen. */
  looksAtLeft = $state(false);

  #timer: ReturnType<typeof setTimeout> | undefined;

  /** How much there is to settle besides fields to choose. */
  get open(): number {
    const { out, merged, doubles } = this.view;
    return out.length + merged.length + doubles.length;
  }

  /** Follows the open dossier: it is asked for at once, and anew a moment after whatever changes in it. */
  follow(): void {
    let followed = '';
    $effect(() => {
      const { id, judged, dossier, saved } = session;
      void [judged, dossier, saved, library.addresses, library.settings];
      const pause = id === followed ? PAUSE : 0;
      followed = id;
      if (id) this.#timer = setTimeout(() => void this.#read(id), pause);
      return () => clearTimeout(this.#timer);
    });
    $effect(() => {
      void session.id;
      return () => {
        this.view = NOTHING;
        this.pair = null;
        this.text = null;
        this.overview = false;
        this.looksAtLeft = false;
      };
    });
  }

  mergedAt(field: Field): MergedView | undefined {
    return this.view.merged.find((one) => one.field === field);
  }

  async bringBack({ list, id, name }: OutView): Promise<void> {
    const done = await session.act((dossier) => backend.bringBack(dossier, list, id));
    await this.reread();
    if (!done) return;
    live.say(concord.broughtBack(tr(name)));
  }

  async letGo(out: OutView): Promise<void> {
    const { list, id, name } = out;
    const done = await session.act((dossier) => backend.letGo(dossier, list, id));
    await this.reread();
    if (!done) return;
    live.show({
      text: concord.letGone(tr(name)),
      act: { label: concord.bringBack, run: () => void this.bringBack(out) },
    });
  }

  async lookedAt({ field, name }: MergedView): Promise<void> {
    this.text = null;
    if (!(await this.#say(field, true))) return;
    const back = () => void this.#say(field, false);
    live.show({ text: concord.lookedAt(tr(name)), act: { label: concord.undo, run: back } });
  }

  async #say(field: Field, seen: boolean): Promise<boolean> {
    const done = await session.act((dossier) => backend.lookedAt(dossier, field, seen));
    await this.reread();
    return done !== null;
  }

  /** Takes over what packets proposed and was left then. */
  async takeLeft(chosen: number[]): Promise<void> {
    await session.settled();
    const done = await session.act((dossier) => backend.takeLeft(dossier, chosen));
    await this.reread();
    if (!done) return;
    this.looksAtLeft = false;
    session.tell(concord.leftTaken(chosen.length), done);
  }

  /** Puts aside what packets proposed and was left. */
  async dropLeft(chosen: number[]): Promise<void> {
    const done = await this.#try(() => backend.dropLeft(session.id, chosen));
    await this.reread();
    if (!done) return;
    live.say(concord.leftDropped(chosen.length));
  }

  /** What looks like an entity in its list. */
  alikeTo(list: List, id: string): string[] {
    const pairs = this.view.alike.filter((pair) => pair.list === list);
    return pairs.flatMap(({ one, other }) => (one === id ? [other] : other === id ? [one] : []));
  }

  /** The partner, or that one, who is somebody of the address book; without an identity, one's own organisation. */
  knownAs(address: string, partner?: string): string | undefined {
    const is = (one: KnownView) => one.address === address && (partner === undefined || one.partner === partner);
    return this.view.known.find(is)?.partner;
  }

  /** The part of a partner at a step, as it stands. */
  part(partner: string, step: Step): PartView | undefined {
    return this.view.overview.partners.find((one) => one.id === partner)?.parts.find((one) => one.step === step);
  }

  /** Says that a partner's part is complete, or open again; for a partner that is not one's own, with who told it. */
  async deliver(partner: Delivered, step: Step, done: boolean, told = ''): Promise<void> {
    const before = this.part(partner.id, step);
    await this.#deliver(partner.id, step, done, told);
    const now = this.part(partner.id, step);
    // What was refused is said already.
    if ((now?.state === 'complete') !== done) return;
    const where = concord.partOf(shell.steps[step], tr(partner.name));
    const run = () => void this.#deliver(partner.id, step, !done, before?.told ?? '');
    live.show({ text: concord.reported(where, done), act: { label: concord.undo, run } });
  }

  async #deliver(partner: string, step: Step, done: boolean, told: string): Promise<void> {
    await session.settled();
    await session.act((dossier) => backend.deliver(dossier, partner, step, done, told));
    await this.reread();
  }

  /** Shows two of a list side by side. */
  async compare(list: List, one: string, other: string): Promise<void> {
    await session.settled();
    await this.#try(async () => (this.pair = await backend.pair(session.id, list, one, other)));
  }

  async join(list: List, keep: string, gone: string, take: string[], name: string): Promise<void> {
    this.pair = null;
    const done = await session.act((dossier) => backend.join(dossier, list, keep, gone, take));
    await this.reread();
    if (!done) return;
    session.tell(concord.joined(name), done);
  }

  async keepApart({ list, one, other }: PairView): Promise<void> {
    this.pair = null;
    await session.act((dossier) => backend.keepApart(dossier, list, one.id, other.id));
    await this.reread();
  }

  /** The letter that asks a partner for what is missing; null where there is none to be had. */
  async letter(partner: string): Promise<Letter | null> {
    await session.settled();
    let letter: Letter | null = null;
    await this.#try(async () => (letter = await backend.letter(session.id, partner)));
    return letter;
  }

  /** Asks anew what there is to settle, for whoever cannot wait until that is asked by itself. */
  reread(): Promise<void> {
    return this.#read(session.id);
  }

  async #read(id: string): Promise<void> {
    if (!id) return;
    await this.#try(async () => {
      const view = await backend.together(id);
      // Another dossier may have been opened meanwhile.
      if (id === session.id) this.view = view;
    });
  }

  /** Does it, or says why not; says whether it did. */
  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (reason) {
      if (session.isOpen) live.show({ text: tr(asFailure(reason).message) });
      return false;
    }
  }
}

export const settling = new Settling();
