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
  annexes: (id) => ({ id, kind: '', name: '', sha256: '', bytes: 0 }),
};

/** Makes one edit on the shown dossier. */
export function apply(dossier: Dossier, edit: Edit): void {
  switch (edit.edit) {
    case 'set':
      set(dossier, parts(edit.field), edit.value);
      return;
    case 'add':
    case 'restore': {
      const known = find(dossier, edit.list, edit.id);
      const entity = known ?? NEW[edit.list](edit.id);
      for (const [name, value] of Object.entries(edit.fields)) setInner(entity, name.split('/'), value);
      if (!known) insert(dossier, edit.list, entity, edit.after);
      return;
    }
    case 'remove':
      take(dossier, edit.list, edit.id);
      return;
    case 'move': {
      const entity = take(dossier, edit.list, edit.id);
      if (entity) insert(dossier, edit.list, entity, edit.after);
    }
  }
}

function entities(dossier: Dossier, list: List): Entity[] {
  return dossier[list];
}

function find(dossier: Dossier, list: List, id: string): Entity | undefined {
  return entities(dossier, list).find((entity) => entity.id === id);
}

function insert(dossier: Dossier, list: List, entity: Entity, after: string | null): void {
  const all = entities(dossier, list);
  const before = all.findIndex((one) => one.id === after);
  all.splice(after === null ? 0 : before < 0 ? all.length : before + 1, 0, entity);
}

function take(dossier: Dossier, list: List, id: string): Entity | undefined {
  const all = entities(dossier, list);
  const at = all.findIndex((one) => one.id === id);
  return at < 0 ? undefined : all.splice(at, 1)[0];
}

function set(dossier: Dossier, [first = '', second = '', ...inner]: string[], value: FieldValue): void {
  if (first === 'texts') {
    if (typeof value === 'string' && value) dossier.texts[second] = value;
    else delete dossier.texts[second];
  } else if (first === 'declarations') {
    if (value === null) delete dossier.declarations[second];
    else dossier.declarations[second] = value === true || value === 'true';
  } else if (inner.length > 0) {
    const entity = find(dossier, first as List, second);
    if (entity) setInner(entity, inner, value);
  } else {
    setInner(dossier, second ? [first, second] : [first], value);
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
