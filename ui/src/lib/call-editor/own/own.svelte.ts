/** The calls of one's own: those being written and those published. */
import { asFailure, backend } from '../../backend';
import type { Failure, OwnCalls } from '../../types';

class Own {
  calls = $state.raw<OwnCalls>({ drafts: [], published: [], examples: [] });
  failure = $state.raw<Failure | null>(null);
  ready = $state(false);
  /** A call is being begun or opened. */
  busy = $state(false);

  /** Whether a published call is one's own. */
  isOwn(pin: string): boolean {
    return this.calls.published.some((card) => card.pin === pin);
  }

  async load(): Promise<void> {
    await this.try(async () => (this.calls = await backend.ownCalls()));
    this.ready = true;
  }

  /** Does something; why it did not happen stays on the screen. */
  async try(act: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
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

export const own = new Own();
