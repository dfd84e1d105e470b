import { describe, expect, it } from 'vitest';
import { command, editCommand, type Key } from './keys';

/** "Ctrl+Shift+Home" as a keyboard event. */
function key(name: string): Key {
  const parts =
    name === '+' || name.endsWith('++') ? [...name.slice(0, -1).split('+').filter(Boolean), '+'] : name.split('+');
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  return {
    key: parts.at(-1) ?? '',
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    altKey: has('Alt'),
    shiftKey: has('Shift'),
  };
}

describe('a key in a cell', () => {
  it.each([
    ['ArrowDown', { do: 'move', motion: 'down', extend: false }],
    ['Shift+ArrowDown', { do: 'move', motion: 'down', extend: true }],
    ['Ctrl+ArrowDown', { do: 'move', motion: 'edge-down', extend: false }],
    ['Ctrl+Shift+End', { do: 'move', motion: 'end', extend: true }],
    ['Meta+Home', { do: 'move', motion: 'start', extend: false }],
    ['Home', { do: 'move', motion: 'row-start', extend: false }],
    ['PageDown', { do: 'move', motion: 'page-down', extend: false }],
    ['Tab', { do: 'move', motion: 'next', extend: false }],
    ['Shift+Tab', { do: 'move', motion: 'previous', extend: false }],
    ['Enter', { do: 'move', motion: 'below', extend: false }],
    ['Shift+Enter', { do: 'move', motion: 'above', extend: false }],
    ['F2', { do: 'edit' }],
    ['7', { do: 'type', text: '7' }],
    ['Shift+P', { do: 'type', text: 'P' }],
    ['é', { do: 'type', text: 'é' }],
    ['Dead', { do: 'compose' }],
    ['Delete', { do: 'clear' }],
    ['Backspace', { do: 'type', text: '' }],
    ['Escape', { do: 'escape' }],
    ['Ctrl+a', { do: 'select', what: 'all' }],
    ['Shift+ ', { do: 'select', what: 'row' }],
    ['Ctrl+ ', { do: 'select', what: 'column' }],
    ['Ctrl+-', { do: 'delete-rows' }],
    ['Ctrl++', { do: 'insert-row' }],
    ['Ctrl+d', { do: 'fill-down' }],
    ['Alt+ArrowUp', { do: 'move-rows', by: -1 }],
    ['Shift+F10', { do: 'menu' }],
    ['ContextMenu', { do: 'menu' }],
  ])('%s', (name, expected) => {
    expect(command(key(name))).toEqual(expected);
  });

  it('types what the third level of a keyboard gives, such as the euro sign', () => {
    expect(command(key('Ctrl+Alt+€'))).toEqual({ do: 'type', text: '€' });
  });

  it.each(['Ctrl+z', 'Ctrl+y', 'Ctrl+c', 'Ctrl+x', 'Ctrl+v', 'Alt+4', 'F5', 'Shift', 'Control', 'CapsLock'])(
    'leaves %s to the page',
    (name) => {
      expect(command(key(name))).toBeNull();
    },
  );
});

describe('a key in the cell that is being edited', () => {
  it.each([
    ['Enter', { do: 'commit', motion: 'below' }],
    ['Shift+Enter', { do: 'commit', motion: 'above' }],
    ['Tab', { do: 'commit', motion: 'next' }],
    ['Shift+Tab', { do: 'commit', motion: 'previous' }],
    ['Escape', { do: 'restore' }],
  ])('%s, however it was opened', (name, expected) => {
    expect(editCommand(key(name), 'typing')).toEqual(expected);
    expect(editCommand(key(name), 'opening')).toEqual(expected);
  });

  it('walks on with the arrows for who began by typing, and moves within the text for who opened it', () => {
    expect(editCommand(key('ArrowRight'), 'typing')).toEqual({ do: 'commit', motion: 'right' });
    expect(editCommand(key('ArrowRight'), 'opening')).toBeNull();
    expect(editCommand(key('Home'), 'opening')).toBeNull();
  });

  it('leaves letters, selecting and shortcuts to the input', () => {
    for (const name of ['a', ' ', 'Delete', 'Shift+ArrowLeft', 'Ctrl+a', 'Ctrl+z'])
      expect(editCommand(key(name), 'typing')).toBeNull();
  });
});
