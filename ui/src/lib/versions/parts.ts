/** The parts of a call whose codes a dossier uses, as the words know them. */
import type { Part } from '../types';

const PARTS = ['menu', 'categories', 'cofinancers', 'sections', 'declarations', 'annexes'] as const;

export type CodePart = (typeof PARTS)[number];

export function wordOf(part: Part): CodePart {
  return PARTS.find((one) => one === part) ?? 'menu';
}
