import { expect, test } from 'vitest';
import { both, count, words } from './define';

const area = words({ rows: (n: number) => count(n, 'rij', 'rijen') }, { rows: (n: number) => count(n, 'row', 'rows') });

test('thousands are apart as the language of the sentence has them, whatever the reader’s is', () => {
  expect(both(area, (one) => one.rows(10_000))).toEqual({ nl: '10.000\u00a0rijen', en: '10,000\u00a0rows' });
  expect(both(area, (one) => one.rows(1))).toEqual({ nl: '1\u00a0rij', en: '1\u00a0row' });
});
