/** What in a dossier refers to a partner, in words: what the reader should know before the partner goes. */
import type { Dossier } from '../../types';
import { partners } from '../../words/partners';

export function references(dossier: Dossier, id: string): string[] {
  const codes = (of: readonly { at: number }[]) => of.map(({ at }) => `A${at + 1}`).join(', ');
  const actions = dossier.actions.map((action, at) => ({ action, at }));
  const leads = actions.filter(({ action }) => action.lead === id);
  const takesPart = actions.filter(({ action }) => action.participants.includes(id));
  const lines = dossier.budget.filter((line) => line.partner === id).length;
  const funding = dossier.funding.filter((one) => one.partner === id).length;
  return [
    lines > 0 ? partners.refers.lines(lines) : '',
    funding > 0 ? partners.refers.funding(funding) : '',
    leads.length > 0 ? partners.refers.leads(leads.length, codes(leads)) : '',
    takesPart.length > 0 ? partners.refers.takesPart(takesPart.length, codes(takesPart)) : '',
  ].filter(Boolean);
}
