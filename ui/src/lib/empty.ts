/** What stands on the screen before a dossier is open: nothing, in the shape that every part of it expects. */
import type { Call, Cost, Dossier, Judged, Text, Totals } from './types';

const text = (): Text => ({ nl: '', en: '' });
const cost = (): Cost => ({ total: '0.00', eligible: '0.00', lines: 0 });

export function emptyDossier(): Dossier {
  return {
    format: 'voorstel.dossier/1',
    call: '',
    title: '',
    acronym: '',
    language: 'nl',
    period: { start: '', end: '' },
    partners: [],
    actions: [],
    budget: [],
    funding: [],
    indirect_rate: '',
    texts: {},
    declarations: {},
    annexes: [],
  };
}

function emptyTotals(): Totals {
  return {
    direct: cost(),
    indirect_base: '0.00',
    indirect: '0.00',
    eligible: '0.00',
    cost: '0.00',
    funding: '0.00',
    asked: '0.00',
    difference: '0.00',
    asked_share: null,
    by_partner: {},
    by_category: {},
    by_action: {},
    by_partner_and_category: {},
    by_source: {},
    funding_by_partner: {},
    uncounted_lines: [],
    uncounted_funding: [],
  };
}

export function emptyJudged(): Judged {
  return {
    findings: [],
    totals: emptyTotals(),
    headroom: [],
    mix: { groups: [], shares: {}, share: null, rest: null, limits: [] },
    steps: [],
    todo: [],
  };
}

export function emptyCall(): Call {
  return {
    format: 'voorstel.call/1',
    id: '',
    version: 1,
    fund: '',
    code: '',
    title: text(),
    'short-title': text(),
    publisher: text(),
    summary: text(),
    objective: [],
    themes: [],
    dates: { opened: null, deadline: null, closed: false, milestone: [] },
    envelope: null,
    'other-envelope': [],
    cofinancer: [],
    beneficiaries: [],
    menu: { 'own-actions': false, action: [] },
    section: [],
    category: [],
    indirect: null,
    declaration: [],
    annex: [],
    'award-criterion': [],
    contact: [],
    source: [],
    rule: [],
  };
}
