/** The kinds of rule, family by family. */
import { tr } from '../reader.svelte';
import type { KindForm } from '../types';
import { editor } from './editor.svelte';

/** How deep conditions stand within one another at most. */
const DEEPEST = 4;
const GROUPS = 'groups';

export interface Family {
  id: string;
  title: string;
  kinds: KindForm[];
}

/** The families with the kinds that can stand at a depth: a group has to have room for its conditions. */
export function families(depth = 0): Family[] {
  const { form } = editor;
  if (!form) return [];
  return form.families
    .filter((family) => family.id !== GROUPS || depth < DEEPEST)
    .map(({ id, title }) => ({ id, title: tr(title), kinds: form.kinds.filter((kind) => kind.family === id) }))
    .filter((family) => family.kinds.length > 0);
}

export function kindOptions(depth: number): { value: string; label: string; group: string }[] {
  return families(depth).flatMap(({ title, kinds }) =>
    kinds.map((kind) => ({ value: kind.kind, label: tr(kind.title), group: title })),
  );
}
