/** Which kinds of organisation a call admits in a role, as its rules say. */
import { KINDS } from '../../organisation-kinds';
import type { Call, OrganisationKind, Role, RuleKind } from '../../types';

/** The kinds admitted in a role; all where the call says nothing about it. */
export function admitted(call: Call, role: Role): readonly OrganisationKind[] {
  const named = call.beneficiaries.length > 0 ? call.beneficiaries : KINDS;
  const rules = call.rule.filter((rule) => rule.when === null && rule.severity === 'blocking');
  return KINDS.filter((kind) => named.includes(kind) && rules.every((rule) => admits(rule, kind, role)));
}

/** Whether one rule leaves room for a kind; what it says about anything else does not count against the kind. */
function admits(rule: RuleKind, kind: OrganisationKind, role: Role): boolean {
  switch (rule.kind) {
    case 'applicant-kinds':
      return (rule.roles.length > 0 && !rule.roles.includes(role)) || rule.kinds.includes(kind);
    case 'all-of':
      return rule.of.every((part) => admits(part, kind, role));
    case 'any-of':
      return rule.of.some((part) => admits(part, kind, role));
    default:
      return true;
  }
}
