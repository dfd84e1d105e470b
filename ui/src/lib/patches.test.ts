import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { apply, applyAll } from './patches';
import { entityOf, fieldOf, outward, parts, pointer, stepOf } from './pointer';
import type { BudgetLine, Dossier, Edit } from './types';

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
    apply(dossier, { edit: 'set', field: '/colour/red/deep', value: 'red' });
    apply(dossier, { edit: 'set', field: '/budget/b7', value: '1' });
    expect(dossier).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('many edits at once', () => {
  const line = (id: string, quantity: string): BudgetLine => ({
    id,
    partner: '',
    action: '',
    category: '',
    description: '',
    unit: '',
    quantity,
    unit_cost: '',
    eligible: true,
  });
  const add = (id: string, after: string | null): Edit => ({ edit: 'add', list: 'budget', id, after, fields: {} });

  /** What edits of the budget mean, said as simply as can be. */
  function simply(lines: BudgetLine[], edit: Edit): BudgetLine[] {
    if (edit.edit === 'set') {
      return lines.map((one) => (edit.field === `/budget/${one.id}/quantity` ? line(one.id, String(edit.value)) : one));
    }
    const known = lines.find((one) => one.id === edit.id);
    if (edit.edit === 'remove') return lines.filter((one) => one !== known);
    if (edit.edit === 'move' && !known) return lines;
    if (edit.edit !== 'move' && known) {
      const { quantity = known.quantity } = edit.fields;
      return lines.map((one) => (one === known ? line(one.id, String(quantity)) : one));
    }
    const one = known ?? line(edit.id, edit.edit === 'move' ? '' : String(edit.fields['quantity'] ?? ''));
    const others = lines.filter((other) => other !== known);
    const before = others.findIndex((other) => other.id === edit.after);
    const at = edit.after === null ? 0 : before < 0 ? others.length : before + 1;
    return [...others.slice(0, at), one, ...others.slice(at)];
  }

  it('come to the same as one after the other', () => {
    // Few identities, so that edits meet.
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const after = fc.option(id);
    const list = fc.constant('budget' as const);
    const quantity = fc.constantFrom('1', '2', '3');
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({
        edit: fc.constantFrom('add' as const, 'restore' as const),
        list,
        id,
        after,
        fields: fc.oneof(fc.constant({}), fc.record({ quantity })),
      }),
      fc.record({ edit: fc.constant('remove' as const), list, id }),
      fc.record({ edit: fc.constant('move' as const), list, id, after }),
      fc.record({
        edit: fc.constant('set' as const),
        field: id.map((of) => `/budget/${of}/quantity`),
        value: quantity,
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(id), fc.array(edit, { maxLength: 30 }), (begin, edits) => {
        const lines = begin.map((of) => line(of, '0'));
        const expected = edits.reduce(simply, lines);
        const atOnce = { ...dossier, budget: lines.map((one) => ({ ...one })) };
        applyAll(atOnce, edits);
        expect(atOnce.budget).toEqual(expected);
        const oneByOne = { ...dossier, budget: lines.map((one) => ({ ...one })) };
        for (const one of edits) apply(oneByOne, one);
        expect(oneByOne.budget).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  /** How often the screen's list is touched by edits of a list of `count` lines. */
  function touched(count: number, edits: Edit[]): { reads: number; writes: number } {
    const counted = { reads: 0, writes: 0 };
    const watch = <T extends object>(target: T): T =>
      new Proxy(target, {
        get: (of, key) => {
          counted.reads++;
          const value: unknown = Reflect.get(of, key);
          return value;
        },
        set: (of, key, value) => {
          counted.writes++;
          return Reflect.set(of, key, value);
        },
      });
    const lines = Array.from({ length: count }, (_, at) => watch(line(`b${at}`, '')));
    applyAll(watch({ ...dossier, budget: watch(lines) }), edits);
    return counted;
  }

  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

  it.each([
    ['rows at the end', (count: number) => upTo(count).map((at) => add(`n${at}`, at ? `n${at - 1}` : `b${count - 1}`))],
    ['rows in the middle', (count: number) => upTo(count).map((at) => add(`n${at}`, at ? `n${at - 1}` : 'b5'))],
    [
      'rows taken out',
      (count: number) => upTo(count).map((at): Edit => ({ edit: 'remove', list: 'budget', id: `b${at}` })),
    ],
    [
      'rows moved',
      (count: number) =>
        upTo(count).map((at): Edit => ({ edit: 'move', list: 'budget', id: `b${at}`, after: `b${count - 1 - at}` })),
    ],
  ])('touch the list once: %s', (_, edits) => {
    const few = touched(100, edits(100));
    const many = touched(10_000, edits(10_000));
    expect(many.writes).toBe(1);
    // Each line is read a fixed number of times, however many there are.
    expect(many.reads / 10_000).toBeLessThan((few.reads / 100) * 1.1);
  });

  it('leave a list alone in which only fields are set', () => {
    const lines = dossier.budget;
    lines.push(line('b1', ''));
    applyAll(dossier, [{ edit: 'set', field: '/budget/b1/quantity', value: '2' }]);
    expect(dossier.budget).toBe(lines);
    expect(lines[0]?.quantity).toBe('2');
  });

  it('keep every line that stays the same object, so that the screen redraws only what changed', () => {
    const lines = upTo(3).map((at) => line(`b${at}`, ''));
    dossier.budget = [...lines];
    applyAll(dossier, [
      { edit: 'remove', list: 'budget', id: 'b1' },
      { edit: 'move', list: 'budget', id: 'b2', after: null },
    ]);
    expect(dossier.budget[0]).toBe(lines[2]);
    expect(dossier.budget[1]).toBe(lines[0]);
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
