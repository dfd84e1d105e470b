import { beforeEach, describe, expect, it } from 'vitest';
import { apply } from './patches';
import { entityOf, fieldOf, outward, parts, pointer, stepOf } from './pointer';
import type { Dossier } from './types';

let dossier: Dossier;

beforeEach(() => {
  dossier = {
    format: 'voorstel.dossier/1',
    call: 'proeftuinen-inburgering@1',
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
});

const ids = () => dossier.budget.map((line) => line.id);

describe('the app’s edits on the shown dossier', () => {
  it('sets fields of the dossier, of entities and nested ones', () => {
    apply(dossier, { edit: 'set', field: '/title', value: 'Samen thuis' });
    apply(dossier, { edit: 'set', field: '/period/start', value: '2021-01-01' });
    apply(dossier, {
      edit: 'add',
      list: 'partners',
      id: 'p1',
      after: null,
      fields: { name: 'Lindebeke', 'contact/email': 'a@b.example' },
    });
    apply(dossier, { edit: 'set', field: '/partners/p1/contact/phone', value: '011' });
    expect(dossier.title).toBe('Samen thuis');
    expect(dossier.period.start).toBe('2021-01-01');
    expect(dossier.partners[0]).toMatchObject({
      name: 'Lindebeke',
      role: 'co-applicant',
      contact: { email: 'a@b.example', phone: '011' },
    });
  });

  it('keeps a text that is emptied out of the dossier, as the app does', () => {
    apply(dossier, { edit: 'set', field: '/texts/concept', value: 'Buddy’s' });
    expect(dossier.texts).toEqual({ concept: 'Buddy’s' });
    apply(dossier, { edit: 'set', field: '/texts/concept', value: '' });
    expect(dossier.texts).toEqual({});
    apply(dossier, { edit: 'set', field: '/declarations/no-double-funding', value: true });
    expect(dossier.declarations).toEqual({ 'no-double-funding': true });
    apply(dossier, { edit: 'set', field: '/declarations/no-double-funding', value: null });
    expect(dossier.declarations).toEqual({});
  });

  it('puts an entity at the front, behind another, or at the end', () => {
    apply(dossier, { edit: 'add', list: 'budget', id: 'b1', after: null, fields: {} });
    apply(dossier, { edit: 'add', list: 'budget', id: 'b2', after: 'b1', fields: {} });
    apply(dossier, { edit: 'add', list: 'budget', id: 'b0', after: null, fields: {} });
    apply(dossier, { edit: 'add', list: 'budget', id: 'b9', after: 'gone', fields: {} });
    apply(dossier, { edit: 'add', list: 'budget', id: 'b1a', after: 'b1', fields: {} });
    expect(ids()).toEqual(['b0', 'b1', 'b1a', 'b2', 'b9']);
    apply(dossier, { edit: 'move', list: 'budget', id: 'b9', after: 'b0' });
    apply(dossier, { edit: 'move', list: 'budget', id: 'b2', after: null });
    expect(ids()).toEqual(['b2', 'b0', 'b9', 'b1', 'b1a']);
  });

  it('is the same made once or twice', () => {
    const add = { edit: 'add', list: 'budget', id: 'b1', after: null, fields: { quantity: '5' } } as const;
    apply(dossier, add);
    apply(dossier, add);
    expect(ids()).toEqual(['b1']);
    apply(dossier, { edit: 'remove', list: 'budget', id: 'b1' });
    apply(dossier, { edit: 'remove', list: 'budget', id: 'b1' });
    expect(ids()).toEqual([]);
  });

  it('changes nothing for a field or an entity it does not know', () => {
    const before = structuredClone(dossier);
    apply(dossier, { edit: 'set', field: '/colour', value: 'red' });
    apply(dossier, { edit: 'set', field: '/budget/b7/quantity', value: '1' });
    apply(dossier, { edit: 'set', field: '/__proto__/polluted', value: 'yes' });
    expect(dossier).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('pointers', () => {
  it('escapes and reads back', () => {
    expect(parts(pointer('texts', 'a/b~c'))).toEqual(['texts', 'a/b~c']);
    expect(fieldOf('partners', 'p1', 'contact/email')).toBe('/partners/p1/contact/email');
  });
  it('finds the entity and the step of a field', () => {
    expect(entityOf('/budget/b1/quantity')).toEqual({ list: 'budget', id: 'b1' });
    expect(entityOf('/texts/concept')).toBeNull();
    expect(stepOf('/indirect_rate')).toBe('budget');
    expect(stepOf('/period/end')).toBe('call');
  });
  it('goes outward from a field to its list', () => {
    expect(outward('/budget/b1/quantity')).toEqual(['/budget/b1/quantity', '/budget/b1', '/budget']);
  });
});
