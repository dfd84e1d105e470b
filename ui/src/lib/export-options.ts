import type { ExportOptions } from './types';

/** All of the application, on paper without marks; what a person chooses comes over it. */
export const WHOLE: ExportOptions = {
  draft: false,
  findings: false,
  contacts: true,
  part: { kind: 'whole' },
  rows: 'all',
  annexes: false,
};
