/** A passphrase that somebody chooses for a packet: typed twice, or the one that was proposed. */
import { backend } from '../backend';
import { together } from '../words/together';

/** The fewest signs; the app holds it too. */
const SHORTEST = 8;

export class Lock {
  typed = $state('');
  again = $state('');
  /** The one that was proposed, which is shown instead of typed. */
  proposal = $state('');
  #checked = $state(false);

  error = $derived(
    this.#checked && this.proposal === '' && this.typed.trim().length < SHORTEST
      ? together.passphraseShort(SHORTEST)
      : undefined,
  );
  errorAgain = $derived(
    this.#checked && this.proposal === '' && !this.error && this.typed !== this.again
      ? together.passphrasesDiffer
      : undefined,
  );

  get passphrase(): string {
    return this.proposal || this.typed;
  }

  /** Whether it can be used; says what is wrong with it otherwise. */
  check(): boolean {
    this.#checked = true;
    return !this.error && !this.errorAgain;
  }

  async propose(): Promise<void> {
    this.proposal = await backend.proposePassphrase();
  }

  clear(): void {
    this.typed = '';
    this.again = '';
    this.proposal = '';
    this.#checked = false;
  }
}
