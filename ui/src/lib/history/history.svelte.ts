/** What is open of the history, and how one came there. */
import { backend } from '../backend';
import { live } from '../live.svelte';
import type { Field, HistoryProgress } from '../types';

/** A moment that one can look at or compare with. */
export interface Then {
  moment: string;
  /** When it was, or the name that it was given. */
  said: string;
  /** It is a name. */
  named?: boolean;
}

/** What was done, with a way back where there is one. Messages of the window would lie behind its dialog. */
export interface Notice {
  text: string;
  act?: { label: string; run: () => void };
}

export type Place =
  | { at: 'changes' | 'versions' | 'steps' }
  | { at: 'then'; then: Then }
  | { at: 'compare'; before: Then; after: Then | null };

class History {
  place = $state.raw<Place | null>(null);
  /** Only what changed in this field or thing. */
  of = $state<Field | null>(null);
  /** The field whose values are shown. */
  field = $state<Field | null>(null);
  /** The moment that is being given a name; an empty one is the present. */
  naming = $state.raw<Then | null>(null);

  notice = $state.raw<Notice | null>(null);
  /** How far it is, while a history is read for the first time. */
  reading = $state.raw<HistoryProgress | null>(null);

  #before: Place[] = [];

  open(of: Field | null = null): void {
    this.field = null;
    this.of = of;
    this.naming = null;
    this.#before = [];
    this.place = { at: 'changes' };
  }

  /** Shows and says what was done. */
  tell(notice: Notice): void {
    this.notice = notice;
    live.say(notice.text);
  }

  /** Shows one of the three parts. */
  show(at: 'changes' | 'versions' | 'steps'): void {
    this.notice = null;
    this.#before = [];
    this.naming = null;
    this.place = { at };
  }

  go(place: Place): void {
    this.notice = null;
    if (this.place) this.#before.push(this.place);
    this.place = place;
  }

  back(): void {
    this.notice = null;
    this.place = this.#before.pop() ?? { at: 'changes' };
  }

  name(then: Then): void {
    this.show('versions');
    this.naming = then;
  }

  hear(progress: HistoryProgress): void {
    this.reading = progress.read < progress.of ? progress : null;
  }

  /** Stops reading; whoever waits for it is told. */
  stop(): void {
    if (!this.reading) return;
    this.reading = null;
    void backend.cancelHistory();
  }

  close(): void {
    this.stop();
    this.place = null;
    this.notice = null;
    this.naming = null;
  }
}

export const history = new History();
