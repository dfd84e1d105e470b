/** What is wrong with the numbers of a partner outside any dossier: there a rule would say it, here the app is asked. */
import { backend } from '../backend';
import { tr } from '../reader.svelte';
import type { Partner, WrongNumber } from '../types';

export class NumberCheck {
  #wrong = $state.raw<WrongNumber[]>([]);

  constructor(of: () => Partner) {
    $effect(() => {
      const partner = $state.snapshot(of());
      let current = true;
      const heard = (wrong: WrongNumber[]) => {
        if (current) this.#wrong = wrong;
      };
      // A check that cannot be made says nothing: it keeps nothing from being saved.
      backend.wrongNumbers(partner).then(heard, () => heard([]));
      return () => (current = false);
    });
  }

  /** What is wrong with a field, or else how it is filled in. */
  about(field: string, hint?: string): { error?: string; hint?: string | undefined } {
    const found = this.#wrong.find((one) => one.field === field);
    return found ? { error: tr(found.text) } : { hint };
  }
}
