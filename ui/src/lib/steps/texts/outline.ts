/** How far each text is, as its findings tell. */
import type { FindingView, StepState } from '../../types';

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
