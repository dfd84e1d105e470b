/** Where something stands in the call, in words: "Rule 3, grant at most 50%" or "Costs, Indirect costs". */
import { tr } from '../reader.svelte';
import { callEditor } from '../words/call-editor';
import { child, item, partsOf } from './content';
import type { FormKey, FormShape } from '../types';
import { editor } from './editor.svelte';
import { entryTitle } from './titles';

/** The sentence of a rule; the name of its kind while it is not complete. */
export function ruleTitle(index: number): string {
  const rule = editor.value(item('rule', index));
  const id = rule && typeof rule === 'object' && !Array.isArray(rule) ? rule['id'] : undefined;
  const title = tr(typeof id === 'string' ? editor.titles.get(id) : undefined) || kindTitle(index);
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function kindTitle(index: number): string {
  const kind = editor.value(child(item('rule', index), 'kind'));
  return tr(editor.form?.kinds.find((one) => one.kind === kind)?.title);
}

export function placeOf(key: string): string {
  const [first, index, ...rest] = partsOf(key);
  if (first === 'rule') {
    if (typeof index !== 'number') return callEditor.rules;
    const at = item('rule', index);
    const names = namesOf(ruleKeys(at), rest, at);
    return [callEditor.ruleNumber(index + 1, ruleTitle(index)), ...new Set(names)].join(': ');
  }
  const group = editor.form?.groups.find((one) => one.keys.some((known) => known.key === first));
  const names = namesOf(group?.keys ?? [], [first ?? '', ...(index === undefined ? [] : [index]), ...rest]);
  return [...new Set([tr(group?.title), ...names].filter(Boolean))].join(', ');
}

/** The keys of a rule or condition that stands at a place. */
function ruleKeys(at: string): readonly FormKey[] {
  const kind = editor.value(child(at, 'kind'));
  return [...(editor.form?.rule ?? []), ...(editor.form?.kinds.find((one) => one.kind === kind)?.keys ?? [])];
}

/** The names of the keys on the way, and of the entries. */
function namesOf(keys: readonly FormKey[], parts: readonly (string | number)[], from = ''): string[] {
  const names: string[] = [];
  let known: readonly FormKey[] = keys;
  let shape: FormShape | undefined;
  let at = from;
  for (const part of parts) {
    if (typeof part === 'number') {
      at = item(at, part);
      names.push(entryTitle(editor.value(at)) || `${part + 1}`);
      if (shape?.is === 'list') shape = shape.of;
    } else {
      at = child(at, part);
      const key = known.find((one) => one.key === part);
      if (key) names.push(tr(key.label));
      else if (part === 'nl' || part === 'en') names.push(callEditor.languages[part]);
      shape = key?.shape;
    }
    if (shape?.is === 'condition') known = ruleKeys(at);
    else if (shape?.is === 'table') known = shape.keys;
    else if (shape?.is === 'list' && shape.of.is === 'table') known = shape.of.keys;
  }
  return names;
}
