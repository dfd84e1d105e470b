import { expect, it } from 'vitest';
import { emptyDossier } from './empty';
import { applyAll } from './patches';
import { valuesOf } from './values';

it('reads a field wherever it lies', () => {
  const dossier = emptyDossier();
  applyAll(dossier, [
    { edit: 'set', field: '/title', value: 'Samen' },
    { edit: 'set', field: '/texts/a~1b', value: 'Tekst' },
    { edit: 'set', field: '/period/start', value: '2021-01-01' },
    { edit: 'add', list: 'partners', id: 'p1', after: null, fields: { 'contact/email': 'an@example.org' } },
    { edit: 'add', list: 'actions', id: 'a1', after: null, fields: { participants: ['p1'] } },
  ]);
  const value = valuesOf(dossier);
  expect(value('/title')).toBe('Samen');
  expect(value('/texts/a~1b')).toBe('Tekst');
  expect(value('/texts/none')).toBe('');
  expect(value('/declarations/none')).toBeNull();
  expect(value('/period/start')).toBe('2021-01-01');
  expect(value('/partners/p1/contact/email')).toBe('an@example.org');
  expect(value('/partners/p1/inhabitants')).toBeNull();
  expect(value('/actions/a1/participants')).toEqual(['p1']);
  expect(value('/budget/b1/unit_cost')).toBeUndefined();
  expect(value('/nowhere')).toBeUndefined();
});
