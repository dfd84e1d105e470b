/** From a row to what was found about it. */
import { session } from '../dossier.svelte';
import { frame } from '../frame/frame.svelte';
import type { FindingView } from '../types';

/** Shows a finding in the panel, which narrow windows open for it. */
export function showFinding(finding: FindingView): void {
  frame.drawer = true;
  session.showFinding(finding.rule);
}
