/** What the reader looks for among the calls. */
import { library } from '../library.svelte';
import type { CallCard, OrganisationKind } from '../types';

export type Standing = 'open' | 'closed';
export type FilterName = 'theme' | 'fund' | 'kind';

/** Letters without case and accents, so that 'integratiestrategieen' finds 'Integratiestrategieën'. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

class Filter {
  query = $state('');
  theme = $state('');
  fund = $state('');
  kind = $state<OrganisationKind | ''>('');
  #standing = $state<Standing | null>(null);

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

  /** The calls to show; those that fit the reader best come first. */
  shown = $derived.by(() => {
    const cards = this.standing === 'open' ? this.open : this.closed;
    const rank = (card: CallCard) => library.fits[card.pin]?.rank ?? Infinity;
    return [...cards].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)));
  });

  set = $derived((['theme', 'fund', 'kind'] as const).filter((name) => this[name] !== ''));

  clear(name: FilterName): void {
    this[name] = '';
  }

  clearAll(): void {
    this.query = '';
    this.theme = '';
    this.fund = '';
    this.kind = '';
  }

  #matches({ call, fund }: CallCard): boolean {
    if (this.theme && !call.themes.includes(this.theme)) return false;
    if (this.fund && call.fund !== this.fund) return false;
    if (this.kind && !call.beneficiaries.includes(this.kind)) return false;
    const words = plain(this.query).split(/\s+/).filter(Boolean);
    if (words.length === 0) return true;
    const texts = [call.title, call['short-title'], call.publisher, call.summary].flatMap((text) => [text.nl, text.en]);
    const text = plain([call.id, call.code, fund, ...texts].join(' '));
    return words.every((word) => text.includes(word));
  }
}

export const filter = new Filter();
