/** What the fields of the shown dossier hold. */
import { parts } from './pointer';
import type { Dossier, Field, FieldValue } from './types';

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
