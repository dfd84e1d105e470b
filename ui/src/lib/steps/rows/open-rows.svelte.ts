/** A list to read, of which one row at a time opens into its form: what one does with its rows. */
import { tick } from 'svelte';
import type { Seen } from '../../backend';
import { session } from '../../dossier.svelte';
import { live } from '../../live.svelte';
import { entityOf, fieldOf, newId, pointer } from '../../pointer';
import type { Edit, List, Text } from '../../types';
import { rows } from '../../words/rows';
import { behind, neighbour } from './moves';
import { controlOf } from './reveal';

type Fields = Extract<Edit, { edit: 'add' }>['fields'];

export class OpenRows {
  /** The row that is open. */
  open = $state<string | null>(null);
  root = $state<HTMLElement>();
  readonly list: List;
  #ids: () => string[];
  #seen: Seen = {};

  /** To be made while a component is set up: fields that are asked for are found in the list from then on. */
  constructor(list: List, ids: () => string[]) {
    this.list = list;
    this.#ids = ids;
    $effect(() =>
      session.onReveal(async (field) => {
        const of = entityOf(field);
        if (of?.list !== list) return field === `/${list}` ? this.addButton() : null;
        this.open = of.id;
        await tick();
        return controlOf(this.root, field);
      }),
    );
  }

  addButton(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`[data-add="${this.list}"]`);
  }

  rowOf(id: string): HTMLElement | null {
    return this.root?.querySelector<HTMLElement>(`[data-field="${CSS.escape(pointer(this.list, id))}"]`) ?? null;
  }

  toggle(id: string): void {
    this.open = this.open === id ? null : id;
  }

  /** Adds a row behind another one, or at the end; returns its identity. */
  add(fields: Fields, label: Text, after: string | null = this.#ids().at(-1) ?? null): string {
    const id = newId(this.list);
    void session.edit([{ edit: 'add', list: this.list, id, after, fields }], label);
    return id;
  }

  /** Opens a row and goes to a field of it. */
  async goInto(id: string, field: string): Promise<void> {
    this.open = id;
    await tick();
    const control = controlOf(this.root, fieldOf(this.list, id, field));
    control?.focus();
    control?.scrollIntoView({ block: 'nearest' });
  }

  async move(id: string, down: boolean, name: string, label: Text): Promise<void> {
    const after = behind(this.#ids(), id, down);
    if (after === undefined) return;
    const held = document.activeElement;
    void session.edit([{ edit: 'move', list: this.list, id, after }], label);
    live.say(rows.moved(name, this.#ids().indexOf(id) + 1, this.#ids().length));
    await tick();
    if (held instanceof HTMLElement) held.focus();
  }

  /** Keeps how a row stands while it is asked whether it goes. */
  looksAt(id: string): void {
    this.#seen = session.sees([{ edit: 'remove', list: this.list, id }]);
  }

  async remove(id: string, name: string): Promise<void> {
    const next = neighbour(this.#ids(), id);
    this.open = null;
    void session.remove(this.list, id, this.#seen);
    live.say(rows.removed(name));
    await tick();
    (next === undefined ? this.addButton() : this.rowOf(next))?.focus();
  }
}
