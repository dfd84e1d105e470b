/** The live trial: a dossier judged by the call as it stands, again after every change. */
import { asFailure, backend } from '../backend';
import type { Failure, Trial, TryOn } from '../types';

class TrialRun {
  on = $state.raw<TryOn>({ on: 'empty' });
  result = $state.raw<Trial | null>(null);
  /** Why the call as it stands cannot be tried. */
  failure = $state.raw<Failure | null>(null);

  #busy = false;
  #again = false;
  #of = '';

  /** Judges again; of several asked for meanwhile only the last is done. */
  async run(draft: string): Promise<void> {
    if (draft !== this.#of) {
      this.#of = draft;
      this.result = null;
      this.failure = null;
    }
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      do {
        this.#again = false;
        const { on } = this;
        try {
          const result = await backend.tryCall(this.#of, on);
          if (on === this.on) this.result = result;
          this.failure = null;
        } catch (reason) {
          this.failure = asFailure(reason);
        }
      } while (this.#again);
    } finally {
      this.#busy = false;
    }
  }
}

export const trial = new TrialRun();
