/** Who did something and when, in a few words. */
import { moment } from '../format';
import { library } from '../library.svelte';
import { reader } from '../reader.svelte';
import type { SignedView } from '../types';
import { concord } from '../words/concord';
import { together } from '../words/together';

/** A packet made of a dossier's file says neither. */
export function signed({ by, at }: { by: string; at: string | null }): string {
  const who = by || together.nobody;
  return at === null ? who : together.by(who, moment(at, library.start.today, reader.language));
}

/** The people of whom something was put together: "An, Bert en iemand zonder naam". */
export function people(signed: readonly SignedView[]): string {
  const names = signed.map(({ by }) => by || concord.nobody);
  return new Intl.ListFormat(reader.language).format(names);
}
