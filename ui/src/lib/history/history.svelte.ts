/** What is open of the history, and how one came there. */
import type { Field } from '../types';

/** A moment that one can look at or compare with. */
export interface Then {
  moment: string;
  /** When it was, or the name that it was given. */
  said: string;
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

  #before: Place[] = [];

  open(of: Field | null = null): void {
    this.field = null;
    this.of = of;
    this.naming = null;
    this.#before = [];
    this.place = { at: 'changes' };
  }

  /** Shows one of the three parts. */
  show(at: 'changes' | 'versions' | 'steps'): void {
    this.#before = [];
    this.naming = null;
    this.place = { at };
  }

  go(place: Place): void {
    if (this.place) this.#before.push(this.place);
    this.place = place;
  }

  back(): void {
    this.place = this.#before.pop() ?? { at: 'changes' };
  }

  name(then: Then): void {
    this.show('versions');
    this.naming = then;
  }

  close(): void {
    this.place = null;
    this.naming = null;
  }
}

export const history = new History();
