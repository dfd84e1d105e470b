/** What a key means in the sheet: one table for cells, one for the cell that is being edited. */
import type { Motion } from './navigate';

/** The part of a keyboard event that counts. */
export interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export type Command =
  | { do: 'move'; motion: Motion; extend: boolean }
  /** Opens the cell with its text; `type` begins anew with this letter, `compose` with what the keyboard makes of it. */
  | { do: 'edit' }
  | { do: 'type'; text: string }
  | { do: 'compose' }
  | { do: 'clear' }
  | { do: 'fill-down' }
  | { do: 'delete-rows' }
  | { do: 'insert-row' }
  | { do: 'move-rows'; by: 1 | -1 }
  | { do: 'menu' }
  | { do: 'select'; what: 'all' | 'row' | 'column' }
  | { do: 'escape' };

const MOTIONS: Record<string, Motion> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'row-start',
  End: 'row-end',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

const FAR_MOTIONS: Record<string, Motion> = {
  ArrowUp: 'edge-up',
  ArrowDown: 'edge-down',
  ArrowLeft: 'row-start',
  ArrowRight: 'row-end',
  Home: 'start',
  End: 'end',
};

/** What a key does while no cell is being edited; null leaves it to the page. */
export function command(key: Key): Command | null {
  // The third level of a keyboard (AltGr) comes as Ctrl and Alt together: those keys type.
  const thirdLevel = key.ctrlKey && key.altKey;
  const ctrl = (key.ctrlKey || key.metaKey) && !thirdLevel;
  const alt = key.altKey && !thirdLevel;
  const extend = key.shiftKey;

  if (key.key === 'ContextMenu' || (key.key === 'F10' && key.shiftKey)) return { do: 'menu' };
  if (alt) {
    if (key.key === 'ArrowUp') return { do: 'move-rows', by: -1 };
    if (key.key === 'ArrowDown') return { do: 'move-rows', by: 1 };
    return null;
  }
  if (ctrl) {
    const far = FAR_MOTIONS[key.key];
    if (far) return { do: 'move', motion: far, extend };
    switch (key.key) {
      case 'a':
        return { do: 'select', what: 'all' };
      case 'd':
        return { do: 'fill-down' };
      case ' ':
        return { do: 'select', what: 'column' };
      case '-':
        return { do: 'delete-rows' };
      case '+':
      case '=':
        return { do: 'insert-row' };
      default:
        return null;
    }
  }
  const motion = MOTIONS[key.key];
  if (motion) return { do: 'move', motion, extend };
  switch (key.key) {
    case 'Tab':
      return { do: 'move', motion: extend ? 'previous' : 'next', extend: false };
    case 'Enter':
      return { do: 'move', motion: extend ? 'above' : 'below', extend: false };
    case 'F2':
      return { do: 'edit' };
    case 'Delete':
      return { do: 'clear' };
    case 'Backspace':
      return { do: 'type', text: '' };
    case 'Escape':
      return { do: 'escape' };
    case 'Dead':
    case 'Process':
    case 'Unidentified':
      return { do: 'compose' };
    case ' ':
      return extend ? { do: 'select', what: 'row' } : { do: 'type', text: ' ' };
    default:
      return [...key.key].length === 1 ? { do: 'type', text: key.key } : null;
  }
}

export type EditCommand = { do: 'commit'; motion: Motion | null } | { do: 'restore' };

/**
 * What a key does while a cell is being edited; null leaves it to the input. Whoever began by typing walks on with the
 * arrows; whoever opened the cell moves within its text.
 */
export function editCommand(key: Key, began: 'typing' | 'opening'): EditCommand | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  switch (key.key) {
    case 'Escape':
      return { do: 'restore' };
    case 'Enter':
      return { do: 'commit', motion: key.shiftKey ? 'above' : 'below' };
    case 'Tab':
      return { do: 'commit', motion: key.shiftKey ? 'previous' : 'next' };
  }
  if (began === 'opening' || key.shiftKey) return null;
  const motion = MOTIONS[key.key];
  return motion ? { do: 'commit', motion } : null;
}
