/** A spreadsheet that is being taken into the budget: asked for, read, shown. */

import { asFailure, backend, type Seen } from '../../backend';
import { session } from '../../dossier.svelte';
import type { BudgetFile, Text } from '../../types';

export class FileIntake {
  /** What was read, or why nothing was. */
  file = $state.raw<BudgetFile | null>(null);
  failed = $state.raw<Text | null>(null);
  /** What stood in the lines when the file was set against them. */
  seen: Seen = {};
  asking = $state(false);

  get open(): boolean {
    return this.file !== null || this.failed !== null;
  }

  async ask(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      // The file is set against what stands there, typing included.
      await session.settled();
      this.file = await backend.readBudgetFile(session.id);
      this.seen = session.sees(this.file?.changes.flatMap((change) => change.edits) ?? []);
    } catch (reason) {
      this.failed = asFailure(reason).message;
    } finally {
      this.asking = false;
    }
  }

  close(): void {
    this.file = null;
    this.failed = null;
  }
}
