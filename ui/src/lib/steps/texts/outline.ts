/** How far each text is, as its findings tell. */
import type { Dossier, FindingView, StepState } from '../../types';

/** The state of one text: what is broken about it weighs most, then what is missing. */
export function stateOf(field: string, text: string, findings: readonly FindingView[]): StepState {
  const about = findings.filter(
    (finding) => finding.field === field || finding.missing.some((missing) => missing.field === field),
  );
  const broken = about.filter((finding) => finding.status === 'broken');
  if (broken.some((finding) => finding.severity === 'blocking')) return 'error';
  if (text.trim() === '') return 'empty';
  const open = broken.length > 0 || about.some((finding) => finding.status === 'undecided');
  return open ? 'busy' : 'ready';
}

/** The state of declarations and annexes together. */
export function closingState(
  dossier: Pick<Dossier, 'declarations' | 'annexes'>,
  findings: readonly FindingView[],
): StepState {
  const about = findings.filter((finding) => finding.kind === 'declaration' || finding.kind === 'annex');
  const begun = dossier.annexes.length > 0 || Object.values(dossier.declarations).some(Boolean);
  if (about.some((finding) => finding.status === 'broken' && finding.severity === 'blocking')) return 'error';
  if (about.some((finding) => finding.status === 'broken' || finding.status === 'undecided'))
    return begun ? 'busy' : 'empty';
  return begun || about.length > 0 ? 'ready' : 'empty';
}
