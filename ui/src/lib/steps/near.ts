/** Which findings stand beside which field. */
import { session } from '../dossier.svelte';
import { fieldOf, parts, pointer } from '../pointer';
import { tr } from '../reader.svelte';
import type { Field, FindingView, List, Severity } from '../types';
import { rows } from '../words/rows';

/** The field that rules of a kind look at, for the rows they name besides the one they lead to. */
const LOOKS_AT: { [kind: string]: string | undefined } = {
  'applicant-kinds': 'kind',
  territory: 'region',
  countries: 'country',
  'lead-applicant': 'role',
  'actions-within-period': 'end',
  'period-reversed': 'end',
};

function looksAt(finding: FindingView): string | undefined {
  if (finding.kind === 'checked-number') {
    const rule = session.call.rule.find((one) => one.id === finding.rule);
    if (rule?.kind === 'checked-number') return rule.number === 'pic' ? 'pic' : 'enterprise_number';
  }
  if (finding.kind === 'action-states') {
    const rule = session.call.rule.find((one) => one.id === finding.rule);
    if (rule?.kind === 'action-states') return rule.field === 'period' ? 'start' : rule.field.replace('-', '_');
  }
  return LOOKS_AT[finding.kind];
}

/** What is broken about a field, the worst first. */
export function foundAt(field: Field): FindingView[] {
  const [list, id, ...name] = parts(field);
  const row = pointer(list ?? '', id ?? '');
  return session.broken.filter((finding) => {
    if (finding.field === field) return true;
    // A finding that leads to this row's other field stands beside that one alone.
    if (finding.field?.startsWith(`${row}/`)) return false;
    return looksAt(finding) === name.join('/') && finding.rows.some((one) => one.list === list && one.id === id);
  });
}

/** Whether a rule waits for a field to be filled in. */
export function wanted(field: Field): boolean {
  return session.undecided.some((finding) => finding.missing.some((missing) => missing.field === field));
}

/** What a field of an entity shows besides its value: what is wrong, what else was found, what is still wanted. */
export interface Near {
  field: Field;
  error: string | undefined;
  note: { kind: Severity; text: string } | undefined;
  hint: string | undefined;
}

export function near(list: List, id: string, name: string, hint = ''): Near {
  const field = fieldOf(list, id, name);
  const found = foundAt(field);
  const errors = found.filter((finding) => finding.severity === 'blocking');
  const [first, ...others] = found.filter((finding) => finding.severity !== 'blocking');
  const said = (findings: readonly FindingView[]) => findings.map((finding) => tr(finding.title)).join('. ');
  return {
    field,
    error: said(errors) || undefined,
    note: first && { kind: first.severity, text: said([first, ...others]) },
    hint: [wanted(field) ? rows.wanted : '', hint].filter(Boolean).join(' ') || undefined,
  };
}
