/** Choosing between the values that partners gave one field, wherever the field stands. */
import { session } from '../dossier.svelte';
import { live } from '../live.svelte';
import { wholeNumber } from '../partner/numbers';
import { parts } from '../pointer';
import { reader, tr } from '../reader.svelte';
import type { CellMark } from '../sheet/model';
import type { ConflictView, Field, FieldValue } from '../types';
import { concord } from '../words/concord';

/** Fields that hold a code of a list, or the identity of something: another one is chosen in the field itself. */
const CODES = new Set([
  'role',
  'kind',
  'country',
  'region',
  'menu',
  'lead',
  'participants',
  'partner',
  'action',
  'category',
  'source',
  'language',
  'call',
]);
const COUNTS = new Set(['inhabitants', 'target_number']);

class Choosing {
  #asked = $state<Field | null>(null);

  /** What is being chosen; null once somebody chose. */
  get conflict(): ConflictView | null {
    return this.#asked === null ? null : (session.conflictAt(this.#asked) ?? null);
  }

  look(field: Field): void {
    this.#asked = field;
  }

  close(): void {
    this.#asked = null;
  }

  /** One of the values. */
  choose(conflict: ConflictView, value: FieldValue): void {
    this.#set(conflict, value, true);
  }

  /** Whether a third value can be typed. */
  isTyped({ field, values }: ConflictView): boolean {
    const name = parts(field).at(-1) ?? '';
    return !CODES.has(name) && values.every(({ value }) => typeof value !== 'boolean' && !Array.isArray(value));
  }

  /** A value of one's own; says whether it could be one. */
  type(conflict: ConflictView, text: string): boolean {
    if (!COUNTS.has(parts(conflict.field).at(-1) ?? '')) {
      this.#set(conflict, text, false);
      return true;
    }
    const number = wholeNumber(text, reader.language);
    if (Number.isNaN(number)) return false;
    this.#set(conflict, number, true);
    return true;
  }

  /** The mark in a cell that stands for these fields, the first of them that is contested. */
  markIn(...fields: Field[]): CellMark | undefined {
    if (session.conflicts.length === 0) return undefined;
    const conflict = fields.map((field) => session.conflictAt(field)).find((one) => one !== undefined);
    return conflict && { text: concord.chooseOf(tr(conflict.name)), open: () => this.look(conflict.field) };
  }

  /** What is contested in these rows. */
  inRows(list: string, ids: readonly string[]): ConflictView[] {
    return session.conflicts.filter(({ field }) => {
      const [own, id] = parts(field);
      return own === list && id !== undefined && ids.includes(id);
    });
  }

  #set({ field, name }: ConflictView, value: FieldValue, kept: boolean): void {
    this.close();
    void session.edit([{ edit: 'set', field, value }], name, kept);
    live.say(concord.chosen(tr(name)));
  }
}

export const choosing = new Choosing();
