/** Costs by partner and category, in the shape of a table and of a picture beside it. Lengths are for drawing only. */
import type { Totals } from '../../types';

export interface Part {
  code: string;
  /** The amount as the app computed it. */
  amount: string;
  /** Where it begins and how long it is, as parts of the longest bar. */
  from: number;
  length: number;
}

export interface MatrixRow {
  partner: string;
  total: string;
  parts: Part[];
}

export interface Matrix {
  categories: string[];
  rows: MatrixRow[];
}

const ordered = (found: readonly string[], known: readonly string[]) => [
  ...known.filter((one) => found.includes(one)),
  ...found.filter((one) => one !== '' && !known.includes(one)),
  ...found.filter((one) => one === ''),
];

/** The partners and categories with costs, in the order of the dossier and of the call; what is not chosen comes last. */
export function matrix(totals: Totals, partners: readonly string[], categories: readonly string[]): Matrix {
  const rows = ordered(Object.keys(totals.by_partner), partners);
  const columns = ordered(Object.keys(totals.by_category), categories);
  const longest = Math.max(0, ...rows.map((partner) => Number(totals.by_partner[partner]?.total ?? 0)));
  return {
    categories: columns,
    rows: rows.map((partner) => {
      let from = 0;
      const parts = columns.flatMap((code): Part[] => {
        const amount = totals.by_partner_and_category[partner]?.[code];
        if (amount === undefined) return [];
        const length = longest > 0 ? Number(amount) / longest : 0;
        from += length;
        return [{ code, amount, from: from - length, length }];
      });
      return { partner, total: totals.by_partner[partner]?.total ?? '', parts };
    }),
  };
}
