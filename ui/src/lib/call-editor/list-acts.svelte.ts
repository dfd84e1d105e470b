/** What one does with the entries of a list. */
import { tick } from 'svelte';
import { live } from '../live.svelte';
import { callEditor } from '../words/call-editor';
import { rows } from '../words/rows';
import { entriesAt, isTable, item } from './content';
import { codeFrom, codesIn, unique } from './codes';
import type { JsonValue } from '../types';
import { editor } from './editor.svelte';

export class ListActs {
  /** The entry whose leaving is asked about. */
  leaving = $state<number | null>(null);
  #list: () => string;

  constructor(list: () => string) {
    this.#list = list;
  }

  toggle(index: number): void {
    const list = this.#list();
    editor.opened[list] = editor.opened[list] === index ? undefined : index;
  }

  /** Adds an entry at the end, opens it and goes to its first field. */
  add(value: JsonValue): void {
    const list = this.#list();
    this.#insert(entriesAt(editor.content, list).length, value);
  }

  duplicate(index: number): void {
    const list = this.#list();
    const entry = entriesAt(editor.content, list)[index];
    if (entry === undefined) return;
    const code = isTable(entry) && typeof entry['id'] === 'string' ? entry['id'] : '';
    const copy =
      code && isTable(entry) ? { ...entry, id: unique(codeFrom(code), codesIn(editor.content, list)) } : entry;
    this.#insert(index + 1, copy);
  }

  move(index: number, down: boolean, name: string): void {
    const list = this.#list();
    const to = index + (down ? 1 : -1);
    const { length } = entriesAt(editor.content, list);
    if (to < 0 || to >= length) return;
    void editor.change([{ do: 'move', key: item(list, index), to }]);
    if (editor.opened[list] === index) editor.opened[list] = to;
    else if (editor.opened[list] === to) editor.opened[list] = index;
    live.say(rows.moved(name, to + 1, length));
    void focus(item(list, to), false);
  }

  ask(index: number): void {
    this.leaving = index;
  }

  remove(index: number, name: string): void {
    const list = this.#list();
    const left = entriesAt(editor.content, list).length - 1;
    void editor.change([left > 0 ? { do: 'remove', key: item(list, index) } : { do: 'set', key: list, value: null }]);
    editor.opened[list] = undefined;
    this.leaving = null;
    const { orders } = editor;
    const stands = () => editor.orders === orders && editor.refused === null;
    live.show({ text: rows.removed(name), act: { label: callEditor.undo, run: () => void editor.undo(), stands } });
    void focus(left > 0 ? item(list, Math.min(index, left - 1)) : list, false);
  }

  #insert(index: number, value: JsonValue): void {
    const list = this.#list();
    void editor.change([
      index === 0 && entriesAt(editor.content, list).length === 0
        ? { do: 'set', key: list, value: [value] }
        : { do: 'insert', key: item(list, index), value },
    ]);
    editor.opened[list] = index;
    void focus(item(list, index), true);
  }
}

/** The first field that is still to fill in: the kind of a new rule was chosen already. */
const FIRST_FIELD = ':is(input, textarea, select):not([data-field$=".kind"])';

/** The focus goes along with what was moved, and into what was added. */
async function focus(key: string, inside: boolean): Promise<void> {
  await tick();
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`);
  const around = inside ? (place?.closest('li') ?? place) : place;
  const control = inside
    ? (around?.querySelector<HTMLElement>(FIRST_FIELD) ?? around?.querySelector<HTMLElement>('input, textarea, select'))
    : around?.matches('button')
      ? around
      : around?.querySelector<HTMLElement>('button, input, textarea, select');
  (control ?? around)?.focus();
  around?.scrollIntoView({ block: 'nearest' });
}
