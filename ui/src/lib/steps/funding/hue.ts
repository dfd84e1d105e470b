/** The hue of a source in the bar and in its row; neighbours of one group take turns. */
import type { FundingGroupKind } from '../../types';

export type Hue = 'grant-1' | 'grant-2' | 'own-1' | 'own-2' | 'other';

export function hue(group: FundingGroupKind, nth: number): Hue {
  if (group === 'other') return 'other';
  const second = nth % 2 === 1;
  if (group === 'asked') return second ? 'grant-2' : 'grant-1';
  return second ? 'own-2' : 'own-1';
}
