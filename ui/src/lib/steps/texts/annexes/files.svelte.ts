/** What there is of the files, and how they come in; the app alone knows what may. */
import { asFailure, backend } from '../../../backend';
import { session } from '../../../dossier.svelte';
import { live } from '../../../live.svelte';
import { tr } from '../../../reader.svelte';
import type { AnnexesAdded, AnnexesView, AnnexView, Text } from '../../../types';
import { annexes } from '../../../words/annexes';

export class Files {
  view = $state.raw<AnnexesView | null>(null);
  /** Why files were not added. */
  refused = $state.raw<readonly Text[]>([]);
  adding = $state(false);

  #asked = 0;

  of(annex: string): AnnexView | undefined {
    return this.view?.files.find((file) => file.id === annex);
  }

  /** Asks again what there is; of several answers under way only the last counts. */
  async look(): Promise<void> {
    const asked = ++this.#asked;
    await session.settled();
    if (!session.isOpen) return;
    try {
      const view = await backend.annexes(session.id);
      if (asked === this.#asked) this.view = view;
    } catch (reason) {
      live.show({ text: `${annexes.unreadable} ${tr(asFailure(reason).message)}` });
    }
  }

  add(kind: string): Promise<void> {
    return this.#take((id) => backend.addAnnexes(id, kind));
  }

  replace(annex: string): Promise<void> {
    return this.#take((id) => backend.replaceAnnex(id, annex));
  }

  async drop(kind: string, files: readonly File[]): Promise<void> {
    const largest = this.view?.largest ?? 0;
    await this.#take(async (id) => backend.dropAnnexes(id, kind, await read(files, largest)));
  }

  async #take(send: (id: string) => Promise<AnnexesAdded | null>): Promise<void> {
    this.refused = [];
    this.adding = true;
    const before = session.dossier.annexes.length;
    try {
      this.refused = await session.takeFiles(send);
    } finally {
      this.adding = false;
    }
    await this.look();
    const added = session.dossier.annexes.length - before;
    if (added > 0 && this.refused.length === 0) live.say(annexes.added(added));
  }
}

/** The files with their bytes; what is too large anyway is named only. */
async function read(
  files: readonly File[],
  largest: number,
): Promise<{ name: string; size: number; bytes: Uint8Array }[]> {
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      size: file.size,
      bytes: file.size > largest ? new Uint8Array() : new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
