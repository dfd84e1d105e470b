/** What a call's rules say about each action of its menu, and what is in the dossier of it already. */
import type { Action, Call, RuleKind } from '../../types';

export interface MenuState {
  /** The rules want this one. */
  required: boolean;
  /** The rules want so many of a group that this one belongs to. */
  oneOf: number | null;
  /** The rules do not want this one. */
  excluded: boolean;
  /** Places, from 0, of the actions of this kind that are there. */
  taken: number[];
}

type FromMenu = Extract<RuleKind, { kind: 'actions-from-menu' }>;

function fromMenu(rule: RuleKind): FromMenu[] {
  if (rule.kind === 'actions-from-menu') return [rule];
  return rule.kind === 'all-of' ? rule.of.flatMap(fromMenu) : [];
}

/** The state of every code of the menu. */
export function menuStates(call: Call, actions: readonly Action[]): Map<string, MenuState> {
  const rules = call.rule.filter((rule) => rule.when === null && rule.severity === 'blocking').flatMap(fromMenu);
  return new Map(
    call.menu.action.map(({ id }) => {
      const group = rules.find((rule) => rule['any-of'].includes(id) && rule['any-of'].length > 1);
      const alone = rules.some((rule) => rule['any-of'].length === 1 && rule['any-of'].includes(id));
      return [
        id,
        {
          required: alone || rules.some((rule) => rule['all-of'].includes(id)),
          oneOf: group ? (group.count ?? 1) : null,
          excluded: rules.some((rule) => rule['none-of'].includes(id)),
          taken: actions.flatMap((action, at) => (action.menu === id ? [at] : [])),
        },
      ];
    }),
  );
}
