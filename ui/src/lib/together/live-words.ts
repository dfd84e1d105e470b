/** How it stands with drafting live, in words. */
import type { LiveOther, LiveState } from '../types';
import { tr } from '../reader.svelte';
import { draftingWords } from '../words/drafting';
import { shell } from '../words/shell';

export function said(state: LiveState): string {
  switch (state.state) {
    case 'off':
      return '';
    case 'connecting':
      return draftingWords.connecting;
    case 'offline':
      return draftingWords.offline;
    case 'refused':
      return draftingWords.refused;
    case 'online':
      if (state.reading) return draftingWords.reading;
      return state.sent ? draftingWords.sent : draftingWords.sending;
  }
}

/** Who, and in which step, where there is room for no more: two pieces of the one sentence. */
export function briefly({ name, at }: LiveOther): { who: string; where: string } {
  const steps: Partial<Record<string, string>> = shell.steps;
  const step = steps[at];
  const where = step ? draftingWords.isIn('', step) : draftingWords.isHere('');
  return { who: name || draftingWords.somebody, where: where.trim() };
}

/** Who is where, a sentence each. */
export function whereabouts(others: readonly LiveOther[]): string[] {
  const steps: Partial<Record<string, string>> = shell.steps;
  return others.map(({ name, at, field_name: field }) => {
    const who = name || draftingWords.somebody;
    const step = steps[at];
    if (step && field) return draftingWords.isInField(who, step, tr(field));
    return step ? draftingWords.isIn(who, step) : draftingWords.isHere(who);
  });
}
