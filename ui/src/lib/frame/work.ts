/** What is being written in the window, a dossier or a call: what its frame shows of it, and asks of it. */
import type { Failure, Saved, StepState } from '../types';

/** A part of it, as the rail lists them. */
export interface Part {
  id: string;
  title: string;
  /** Beside the title: "2 fouten", "3 open". */
  beside: string;
  state: StepState;
  /** How much of it is done, from 0 to 1, where that is counted. */
  done?: number;
  /** Something is worth a look, though nothing is wrong. */
  warned?: boolean;
}

export interface Work {
  /** Where one comes back to. */
  readonly back: string;
  leave(): unknown;
  readonly parts: readonly Part[];
  /** What the parts are together. */
  readonly partsLabel: string;
  /** The part that is shown. */
  part: string;
  readonly saved: Saved;
  /** Writing takes long enough to say so. */
  readonly saving: boolean;
  /** Why the last change was refused; it is on the screen still. */
  readonly refused: Failure | null;
  retry(): unknown;
  giveUp(): unknown;
  /** Saves it as a file, where it cannot be saved otherwise. */
  saveElsewhere(): unknown;
  /** What there is to take back, in words; null where there is nothing. */
  readonly undoes: string | null;
  readonly redoes: string | null;
  undo(): Promise<void>;
  redo(): Promise<void>;
}
