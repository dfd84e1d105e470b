/** Says which errors came and went, once a cell is left: not while one is still being typed in. */
import { session } from '../dossier.svelte';
import { live } from '../live.svelte';
import { tr } from '../reader.svelte';
import { findings } from '../words/findings';

const SETTLES = 800;

/** To be called while a component is set up. */
export function announceChanges(): void {
  let known = new Map(session.errors.map((finding) => [finding.rule, tr(finding.title)]));
  let dossier = session.id;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    if (document.activeElement?.closest('[data-typing]')) {
      timer = setTimeout(tell, SETTLES);
      return;
    }
    const now = new Map(session.errors.map((finding) => [finding.rule, tr(finding.title)]));
    const came = [...now].find(([rule]) => !known.has(rule));
    const went = [...known].find(([rule]) => !now.has(rule));
    known = now;
    if (came) live.say(findings.newBroken(came[1]));
    else if (went)
      live.say(now.size === 0 ? findings.solved : `${findings.mended(went[1])}. ${findings.change(now.size)}.`);
  }

  $effect(() => {
    const { errors, id } = session;
    if (id !== dossier) {
      dossier = id;
      known = new Map(errors.map((finding) => [finding.rule, tr(finding.title)]));
    }
    clearTimeout(timer);
    timer = setTimeout(tell, SETTLES);
    return () => clearTimeout(timer);
  });
}
