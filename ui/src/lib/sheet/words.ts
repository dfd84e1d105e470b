/** Words of the sheet itself, whatever it lists. */
import { count, words } from '../words/define';

export const sheetWords = words(
  {
    row: 'Rij',
    keys: 'Pijltjes verplaatsen, typen vult in, F2 opent de cel, Esc en daarna Tab verlaat de tabel.',
    leaving: 'Tab verlaat nu de tabel.',
    chosen: (rows: number, columns: number) =>
      `${count(rows, 'rij', 'rijen')} en ${count(columns, 'kolom', 'kolommen')} gekozen`,
    copied: (cells: number) => `${count(cells, 'cel', 'cellen')} gekopieerd`,
    computed: 'Deze cel wordt berekend.',
    noMatch: 'staat niet in de lijst',
    restored: (text: string) => `‘${text}’ staat niet in de lijst. De cel is gebleven zoals ze was.`,
    options: (n: number) => count(n, 'keuze', 'keuzes'),
    none: 'Geen keuze past',
    trouble: {
      notANumber: 'geen getal',
      negative: 'hoort boven 0',
      tooManyDecimals: 'te veel decimalen',
      tooLarge: 'te groot',
    },
    uncounted: 'telt niet mee',
  },
  {
    row: 'Row',
    keys: 'Arrows move, typing fills in, F2 opens the cell, Esc and then Tab leaves the table.',
    leaving: 'Tab now leaves the table.',
    chosen: (rows, columns) => `${count(rows, 'row', 'rows')} and ${count(columns, 'column', 'columns')} selected`,
    copied: (cells) => `${count(cells, 'cell', 'cells')} copied`,
    computed: 'This cell is computed.',
    noMatch: 'not in the list',
    restored: (text) => `‘${text}’ is not in the list. The cell was left as it was.`,
    options: (n) => count(n, 'choice', 'choices'),
    none: 'No choice fits',
    trouble: {
      notANumber: 'not a number',
      negative: 'must be above 0',
      tooManyDecimals: 'too many decimals',
      tooLarge: 'too large',
    },
    uncounted: 'not counted',
  },
);
