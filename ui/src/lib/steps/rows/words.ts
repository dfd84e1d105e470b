/** Words of rows, whichever list they stand in. */
import { count, words } from '../../words/define';

export const rowWords = words(
  {
    cells: (n: number) => count(n, 'cel', 'cellen'),
    foldGroup: (name: string) => `${name} dichtklappen`,
    unfoldGroup: (name: string) => `${name} openklappen`,
    toFinding: (what: string) => `Toon de regel: ${what}`,
    duplicate: 'Dupliceren',
    moveUp: 'Omhoog',
    moveDown: 'Omlaag',
    delete: 'Verwijderen',
    undoable: 'U kunt dit daarna ongedaan maken.',
    problems: (n: number) => `${count(n, 'cel klopt', 'cellen kloppen')} niet:`,
    allFine: 'Alle cellen kloppen',
    costs: 'Kosten',
    funding: 'Financiering',
    unnamedPartner: (n: number) => `Partner ${n}, zonder naam`,
    form: {
      about: 'Wat u hier wijzigt, staat meteen in de tabel.',
      choose: 'Nog niet gekozen',
      done: 'Klaar',
    },
  },
  {
    cells: (n) => count(n, 'cell', 'cells'),
    foldGroup: (name) => `Close ${name}`,
    unfoldGroup: (name) => `Open ${name}`,
    toFinding: (what) => `Show the rule: ${what}`,
    duplicate: 'Duplicate',
    moveUp: 'Move up',
    moveDown: 'Move down',
    delete: 'Delete',
    undoable: 'You can undo this afterwards.',
    problems: (n) => `${count(n, 'cell is', 'cells are')} wrong:`,
    allFine: 'All cells are fine',
    costs: 'Costs',
    funding: 'Funding',
    unnamedPartner: (n) => `Partner ${n}, no name`,
    form: {
      about: 'What you change here is in the table at once.',
      choose: 'Not chosen yet',
      done: 'Done',
    },
  },
);
