/** Words around findings; the sentences of the findings themselves come with them. */
import type { Status } from '../types';
import { count, words } from './define';

export const findings = words(
  {
    title: 'Regels van de oproep',
    allInOrder: (n: number) => (n === 1 ? 'De ene regel is in orde' : `Alle ${n} regels in orde`),
    inOrder: (n: number) => count(n, 'regel in orde', 'regels in orde'),
    otherInOrder: (n: number) => count(n, 'andere regel in orde', 'andere regels in orde'),
    readYourself: (n: number) => count(n, 'regel leest u zelf na', 'regels leest u zelf na'),
    toFillIn: (n: number) => count(n, 'regel nog in te vullen', 'regels nog in te vullen'),
    fillIn: 'Vul eerst in:',
    state: (status: Status) =>
      ({ met: 'in orde', broken: 'niet in orde', undecided: 'nog open', 'not-applicable': 'niet van toepassing' })[
        status
      ],
    show: 'Toon de regels',
    hide: 'Sluit de regels',
    none: 'Nog niets te melden. Wat u invult, wordt meteen nagegaan.',
    headroomUnknown: 'Nog geen kosten, dus nog geen grens',
    headroomLabel: 'Wat u nog mag vragen',
    asked: 'gevraagd deel van de kosten',
    change: (n: number) => (n === 1 ? '1 open fout' : `${n} open fouten`),
    solved: 'Geen open fouten meer.',
    newBroken: (what: string) => `Nieuwe fout: ${what}`,
    mended: (what: string) => `Opgelost: ${what}`,
    fixed: (what: string) => `Gedaan: ${what}.`,
  },
  {
    title: 'Rules of the call',
    allInOrder: (n) => (n === 1 ? 'The one rule is met' : `All ${n} rules met`),
    inOrder: (n) => count(n, 'rule met', 'rules met'),
    otherInOrder: (n) => count(n, 'other rule met', 'other rules met'),
    readYourself: (n) => count(n, 'rule to read yourself', 'rules to read yourself'),
    toFillIn: (n) => count(n, 'rule still to fill in', 'rules still to fill in'),
    fillIn: 'Fill in first:',
    state: (status) =>
      ({ met: 'met', broken: 'not met', undecided: 'still open', 'not-applicable': 'not applicable' })[status],
    show: 'Show the rules',
    hide: 'Close the rules',
    none: 'Nothing to report yet. What you fill in is checked at once.',
    headroomUnknown: 'No costs yet, so no limit yet',
    headroomLabel: 'What you may still ask',
    asked: 'share of the costs asked',
    change: (n) => (n === 1 ? '1 open error' : `${n} open errors`),
    solved: 'No open errors any more.',
    newBroken: (what) => `New error: ${what}`,
    mended: (what) => `Solved: ${what}`,
    fixed: (what) => `Done: ${what}.`,
  },
);
