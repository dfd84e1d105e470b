/** Where a finding is mended, in words for a button: the row, the text, else the step. */
import { session } from '../../dossier.svelte';
import { entityOf, parts } from '../../pointer';
import { tr } from '../../reader.svelte';
import type { Field, FindingView, Step } from '../../types';
import { checks } from '../../words/check';
import { shell } from '../../words/shell';

export type Goal = { field: Field; step: Step; words: string };

export function goalOf(finding: FindingView): Goal | null {
  const missing = finding.status === 'undecided' ? finding.missing[0] : undefined;
  const field = missing?.field ?? finding.field;
  if (!field) return null;
  const step = missing?.step ?? finding.step;
  return { field, step, words: wordsFor(field, step) };
}

function wordsFor(field: Field, step: Step): string {
  const entity = entityOf(field);
  if (entity) {
    const at = session.dossier[entity.list].findIndex((one) => one.id === entity.id) + 1;
    if (at > 0 && entity.list === 'budget') return checks.row(at);
    if (at > 0 && entity.list === 'funding') return checks.source(at);
    if (at > 0 && entity.list === 'actions') return checks.action(at);
    const partner = entity.list === 'partners' && session.dossier.partners[at - 1]?.name;
    if (partner) return partner;
  }
  const [first, code] = parts(field);
  if (first === 'texts') {
    const section = session.call.section.find((one) => one.id === code);
    if (section) return tr(section.title);
  }
  if (first === 'declarations') return checks.declarations;
  if (first === 'annexes') return checks.annexes;
  return shell.steps[step];
}
