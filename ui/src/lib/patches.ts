/**
 * Makes the app's edits on the copy of the dossier that the screen shows. The app decides what an edit means; here it
 * only has to show, so an edit of something that is not there changes nothing, and making one twice is making it once.
 */
import { parts } from './pointer';
import type { Action, Annex, BudgetLine, Dossier, Edit, FieldValue, Funding, List, Partner } from './types';

type Entity = Action | Annex | BudgetLine | Funding | Partner;

const NEW: { [L in List]: (id: string) => Dossier[L][number] } = {
  partners: (id) => ({
    id,
    role: 'co-applicant',
    name: '',
    kind: '',
    country: '',
    region: '',
    enterprise_number: '',
    pic: '',
    inhabitants: null,
    contact: { name: '', email: '', phone: '' },
  }),
  actions: (id) => ({
    id,
    menu: '',
    title: '',
    description: '',
    lead: '',
    participants: [],
    start: '',
    end: '',
    target_group: '',
    target_number: null,
    deliverables: [],
  }),
  budget: (id) => ({
    id,
    partner: '',
    action: '',
    category: '',
    description: '',
    unit: '',
    quantity: '',
    unit_cost: '',
    eligible: true,
  }),
  funding: (id) => ({ id, source: '', partner: '', amount: '', confirmed: false, note: '' }),
  annexes: (id) => ({ id, kind: '', partner: '', name: '', sha256: '', bytes: 0 }),
};

/** An entity with its neighbours. */
type Row = { entity: Entity; before: Row | null; after: Row | null };

/**
 * A list as a chain: adding, taking out and moving cost the same wherever it is, in a list of any length. The
 * identities in it are all different.
 */
class Rows {
  /** What is in the list, or the order of it, is not what it was. */
  changed = false;
  #first: Row | null = null;
  #last: Row | null = null;
  #known = new Map<string, Row>();

  constructor(entities: readonly Entity[]) {
    for (const entity of entities) this.#link(entity, this.#last);
  }

  find(id: string): Entity | undefined {
    return this.#known.get(id)?.entity;
  }

  /** At the front where `after` is null, at the end where it is not in the list. */
  insert(entity: Entity, after: string | null): void {
    this.#link(entity, after === null ? null : (this.#known.get(after) ?? this.#last));
    this.changed = true;
  }

  take(id: string): Entity | undefined {
    const row = this.#known.get(id);
    if (!row) return undefined;
    if (row.before) row.before.after = row.after;
    else this.#first = row.after;
    if (row.after) row.after.before = row.before;
    else this.#last = row.before;
    this.#known.delete(id);
    this.changed = true;
    return row.entity;
  }

  all(): Entity[] {
    const all: Entity[] = [];
    for (let row = this.#first; row; row = row.after) all.push(row.entity);
    return all;
  }

  #link(entity: Entity, before: Row | null): void {
    const after = before ? before.after : this.#first;
    const row = { entity, before, after };
    if (before) before.after = row;
    else this.#first = row;
    if (after) after.before = row;
    else this.#last = row;
    this.#known.set(entity.id, row);
  }
}

/** The lists that the edits touch; read, and written, once. */
class Lists {
  #dossier: Dossier;
  #read = new Map<List, Rows>();

  constructor(dossier: Dossier) {
    this.#dossier = dossier;
  }

  of(list: List): Rows {
    let rows = this.#read.get(list);
    if (!rows) this.#read.set(list, (rows = new Rows(this.#dossier[list])));
    return rows;
  }

  write(): void {
    const lists: { [L in List]: Entity[] } = this.#dossier;
    for (const [list, rows] of this.#read) if (rows.changed) lists[list] = rows.all();
  }
}

/** Makes one edit on the shown dossier. */
export function apply(dossier: Dossier, edit: Edit): void {
  applyAll(dossier, [edit]);
}

/**
 * Makes edits on the shown dossier, one after the other. What the screen watches is touched once for each list, however
 * many rows come, go or move.
 */
export function applyAll(dossier: Dossier, edits: readonly Edit[]): void {
  const lists = new Lists(dossier);
  for (const edit of edits) make(dossier, lists, edit);
  lists.write();
}

function make(dossier: Dossier, lists: Lists, edit: Edit): void {
  switch (edit.edit) {
    case 'set':
      set(dossier, lists, parts(edit.field), edit.value);
      return;
    case 'add':
    case 'restore': {
      const rows = lists.of(edit.list);
      const known = rows.find(edit.id);
      const entity = known ?? NEW[edit.list](edit.id);
      for (const [name, value] of Object.entries(edit.fields)) setInner(entity, name.split('/'), value);
      if (!known) rows.insert(entity, edit.after);
      return;
    }
    case 'remove':
      lists.of(edit.list).take(edit.id);
      return;
    case 'move': {
      const rows = lists.of(edit.list);
      const entity = rows.take(edit.id);
      if (entity) rows.insert(entity, edit.after);
    }
  }
}

function isList(name: string): name is List {
  return Object.hasOwn(NEW, name);
}

function set(dossier: Dossier, lists: Lists, [first = '', second = '', ...inner]: string[], value: FieldValue): void {
  if (first === 'texts') {
    if (typeof value === 'string' && value) dossier.texts[second] = value;
    else delete dossier.texts[second];
  } else if (first === 'declarations') {
    if (value === null) delete dossier.declarations[second];
    else dossier.declarations[second] = value === true || value === 'true';
  } else if (isList(first)) {
    const entity = lists.of(first).find(second);
    if (entity && inner.length > 0) setInner(entity, inner, value);
  } else {
    setInner(dossier, second ? [first, second, ...inner] : [first], value);
  }
}

/** Sets a field that is there; what only a newer version knows is not shown, so it is not set either. */
function setInner(target: object, path: string[], value: FieldValue): void {
  let at = target as Record<string, unknown>;
  for (const key of path.slice(0, -1)) {
    const next = at[key];
    if (typeof next !== 'object' || next === null) return;
    at = next as Record<string, unknown>;
  }
  const last = path.at(-1) ?? '';
  if (!Object.hasOwn(at, last)) return;
  at[last] = value === null && typeof at[last] === 'string' ? '' : value;
}
