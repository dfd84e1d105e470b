/** What the tooltip of a certainty says: how surely, where it is written, and when that was read. */
import { date } from '../format';
import { reader, tr } from '../reader.svelte';
import type { Authority, Call, Certainty } from '../types';
import { calls } from '../words/call';
import { shell } from '../words/shell';

type Sources = Pick<Call, 'source'>;

/** The document that an authority names, with the place in it. */
export function placeOf({ document, section }: Authority, call: Sources): string {
  const source = call.source.find((one) => one.id === document);
  return [tr(source?.title), section].filter(Boolean).join(', ');
}

export function aboutAuthority(authority: Authority, call: Sources): string {
  const read = call.source.find((one) => one.id === authority.document)?.['read-on'];
  const when = read ? calls.readOn(date(read, reader.language)) : '';
  const where = [placeOf(authority, call), when].filter(Boolean).join(', ');
  return [shell.certaintyAbout[authority.certainty], where].filter(Boolean).join('\n');
}

/** The same for a rule of the call, where it is still there. */
export function aboutRule(rule: string, call: Call, certainty: Certainty): string {
  const authority = call.rule.find((one) => one.id === rule)?.authority;
  return authority ? aboutAuthority(authority, call) : shell.certaintyAbout[certainty];
}
