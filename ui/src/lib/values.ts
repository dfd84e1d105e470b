/** What the fields of the shown dossier hold. */
import { fieldOf, parts } from './pointer';
import type { Dossier, Field, FieldValue, List } from './types';

/** Reads field after field, each list once; undefined for what is not there. */
export function valuesOf(dossier: Dossier): (field: Field) => FieldValue | undefined {
  const lists = new Map<string, Map<string, object>>();
  const entity = (list: readonly { id: string }[], name: string, id: string) => {
    let known = lists.get(name);
    if (!known) lists.set(name, (known = new Map(list.map((one) => [one.id, one]))));
    return known.get(id);
  };
  return (field) => {
    const [first = '', second = '', ...inner] = parts(field);
    if (first === 'texts') return dossier.texts[second] ?? '';
    if (first === 'declarations') return dossier.declarations[second] ?? null;
    let at: unknown = Object.hasOwn(dossier, first) ? dossier[first as keyof Dossier] : undefined;
    const path = second === '' ? inner : [second, ...inner];
    if (Array.isArray(at)) at = entity(at as { id: string }[], first, path.shift() ?? '');
    for (const key of path)
      at = typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? at[key as keyof typeof at] : undefined;
    const isValue = at === null || ['string', 'number', 'boolean'].includes(typeof at) || Array.isArray(at);
    return isValue ? (at as FieldValue) : undefined;
  };
}

/** Reads the fields of one thing after the other, each list once. */
export function fieldsOf(dossier: Dossier): (list: List, id: string) => [Field, FieldValue][] {
  const lists = new Map<List, Map<string, object>>();
  return (list, id) => {
    let known = lists.get(list);
    if (!known) lists.set(list, (known = new Map(dossier[list].map((one) => [one.id, one]))));
    return Object.entries(known.get(id) ?? {}).flatMap(([name, value]: [string, unknown]): [Field, FieldValue][] => {
      if (name === 'id') return [];
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return [[fieldOf(list, id, name), value as FieldValue]];
      return Object.entries(value).map(([inner, one]) => [fieldOf(list, id, `${name}/${inner}`), one as FieldValue]);
    });
  };
}

/** The fields that refer to something in a list. */
export function referring(dossier: Dossier, list: List, id: string): Field[] {
  const of = <T extends { id: string }>(
    from: List,
    all: readonly T[],
    name: keyof T & string,
    refers: (one: T) => boolean,
  ) => all.filter(refers).map((one) => fieldOf(from, one.id, name));
  if (list === 'actions') return of('budget', dossier.budget, 'action', (one) => one.action === id);
  if (list !== 'partners') return [];
  return [
    ...of('actions', dossier.actions, 'lead', (one) => one.lead === id),
    ...of('actions', dossier.actions, 'participants', (one) => one.participants.includes(id)),
    ...of('budget', dossier.budget, 'partner', (one) => one.partner === id),
    ...of('funding', dossier.funding, 'partner', (one) => one.partner === id),
    ...of('annexes', dossier.annexes, 'partner', (one) => one.partner === id),
  ];
}
