/** What the reader looks for among the calls. */
import { asFailure, backend } from '../backend';
import { library } from '../library.svelte';
import type { CallCard, OrganisationKind } from '../types';

export type Standing = 'open' | 'closed';
export type FilterName = 'theme' | 'fund' | 'kind';

export class Filter {
  query = $state('');
  theme = $state('');
  fund = $state('');
  kind = $state<OrganisationKind | ''>('');
  #standing = $state<Standing | null>(null);
  /** The calls that hold the words, each with its place among them, the best found first; null without words. */
  #found = $state.raw<Map<string, number> | null>(null);
  #asked = 0;

  /** What the search and the filters leave, open and closed together. */
  #matching = $derived(library.start.calls.filter((card) => this.#matches(card)));
  open = $derived(this.#matching.filter((card) => !card.closed));
  closed = $derived(this.#matching.filter((card) => card.closed));

  /** Open ones first of all; where there is none, the closed ones. */
  get standing(): Standing {
    return this.#standing ?? (library.start.calls.some((card) => !card.closed) ? 'open' : 'closed');
  }
  set standing(standing: Standing) {
    this.#standing = standing;
  }

  /** The calls to show; the best found come first, and without words those that fit the reader best. */
  shown = $derived.by(() => {
    const cards = this.standing === 'open' ? this.open : this.closed;
    const rank = ({ pin }: CallCard) => (this.#found ? this.#found.get(pin) : library.fits[pin]?.rank) ?? Infinity;
    return [...cards].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
  });

  set = $derived((['theme', 'fund', 'kind'] as const).filter((name) => this[name] !== ''));

  /** Looks for the words among the calls as they are now. What was found stays until the answer is there. */
  async look(query: string): Promise<void> {
    const mine = ++this.#asked;
    try {
      const found = query.trim() ? await backend.findCalls(query) : null;
      if (mine === this.#asked) this.#found = found && new Map(found.map((pin, at) => [pin, at]));
    } catch (reason) {
      if (mine === this.#asked) library.failure = asFailure(reason);
    }
  }

  clear(name: FilterName): void {
    this[name] = '';
  }

  clearAll(): void {
    this.query = '';
    this.theme = '';
    this.fund = '';
    this.kind = '';
  }

  #matches({ call, pin }: CallCard): boolean {
    if (this.theme && !call.themes.includes(this.theme)) return false;
    if (this.fund && call.fund !== this.fund) return false;
    if (this.kind && !call.beneficiaries.includes(this.kind)) return false;
    return this.#found === null || this.#found.has(pin);
  }
}

export const filter = new Filter();
