/** The groups of the rail, with how far each is. */
import { tr } from '../reader.svelte';
import type { Part } from '../frame/work';
import { callEditor } from '../words/call-editor';
import { shell } from '../words/shell';
import { isEmpty } from './content';
import { editor, RULES } from './editor.svelte';

export function groupStates(): Part[] {
  const groups = editor.form?.groups.map(({ id, title, keys }) => ({ id, title: tr(title), keys })) ?? [];
  const rules = { id: RULES, title: callEditor.rules, keys: [{ key: 'rule', shape: { is: 'rule' } }] };
  return [...groups, rules].map(({ id, title, keys }) => {
    const found = editor.problemsOf(id);
    const wrong = found.filter((one) => one.severity === 'blocking' && !one.wanted).length;
    const wanted = found.filter((one) => one.wanted).length;
    const warnings = found.filter((one) => one.severity === 'warning').length;
    const read = editor.draft?.recognised.filter((one) => !one.confirmed || one.rewrite) ?? [];
    const toConfirm = read.filter((one) => editor.groupOf(one.key) === id).length;
    const filled = keys.some(
      ({ key, shape }) => shape.is !== 'exactly' && key !== 'version' && !isEmpty(editor.value(key)),
    );
    const beside =
      wrong > 0
        ? shell.errors(wrong)
        : wanted > 0
          ? callEditor.open(wanted)
          : toConfirm > 0
            ? callEditor.confirmBeside(toConfirm)
            : warnings > 0
              ? callEditor.warningsBeside(warnings)
              : '';
    return {
      id,
      title,
      state: wrong > 0 ? 'error' : !filled ? 'empty' : wanted > 0 || toConfirm > 0 ? 'busy' : 'ready',
      warned: warnings > 0 && wrong === 0 && wanted === 0,
      beside,
    };
  });
}
