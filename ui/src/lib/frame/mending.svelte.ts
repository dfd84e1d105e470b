/** A fix that is being looked at before it is taken: what it would change, and what became of it. */
import { tick } from 'svelte';
import { asFailure, backend } from '../backend';
import { session } from '../dossier.svelte';
import { live } from '../live.svelte';
import { tr } from '../reader.svelte';
import type { Failure, FixView, Preview } from '../types';
import { findings } from '../words/findings';

export class Mending {
  /** The fix that is shown. */
  fix = $state.raw<FixView | null>(null);
  preview = $state.raw<Preview | null>(null);
  failure = $state.raw<Failure | null>(null);

  #button: HTMLElement | null = null;
  #asked = 0;

  /** Shows what a fix would change; the same one again closes it. */
  async look(fix: FixView, button: HTMLElement | null): Promise<void> {
    if (this.fix && same(this.fix, fix)) {
      this.leave();
      return;
    }
    this.#button = button;
    this.fix = fix;
    await this.refresh();
  }

  /** Asks again what it would change, since the dossier has changed. */
  async refresh(): Promise<void> {
    const { fix } = this;
    if (!fix) return;
    const asked = ++this.#asked;
    try {
      // What was typed before comes first, or it would be missing from what is shown.
      await session.settled();
      const preview = await backend.previewEdits(session.id, fix.edits);
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.failure = null;
    } catch (reason) {
      if (asked === this.#asked) this.failure = asFailure(reason);
    }
  }

  /** The dossier changed: what is looked at is kept only if it is still offered. */
  follow(offered: readonly FixView[]): void {
    const { fix } = this;
    if (!fix) return;
    if (offered.some((one) => same(one, fix))) void this.refresh();
    else this.#close();
  }

  /** Makes the edits as one step. */
  async take(fallback: () => HTMLElement | null): Promise<void> {
    const { fix } = this;
    if (!fix) return;
    this.#close();
    await session.applyFix(fix);
    live.say(findings.fixed(tr(fix.label)));
    await tick();
    // The button goes with its finding; the focus stays where it was mended.
    if (document.activeElement === document.body || !document.activeElement?.isConnected) fallback()?.focus();
  }

  /** Closes it; nothing has changed. */
  leave(): void {
    this.#close();
    this.#button?.focus();
    live.say(findings.preview.left);
  }

  #close(): void {
    this.#asked += 1;
    this.fix = null;
    this.preview = null;
    this.failure = null;
  }
}

/** Whether two fixes do the same. */
export function same(one: FixView, other: FixView): boolean {
  return JSON.stringify(one.edits) === JSON.stringify(other.edits);
}
