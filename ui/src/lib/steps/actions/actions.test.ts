import { describe, expect, test } from 'vitest';
import { emptyCall, emptyDossier } from '../../empty';
import type { Action, Call, Rule } from '../../types';
import { menuStates } from './menu';
import { places, span, timeline } from './timeline';

const about = {
  severity: 'blocking',
  authority: { certainty: 'page', document: 'd', section: '' },
  note: { nl: '', en: '' },
  when: null,
} as const;
const text = { nl: '', en: '' };

function callWith(rule: Rule[], ...menu: string[]): Call {
  return {
    ...emptyCall(),
    rule,
    menu: { 'own-actions': true, action: menu.map((id) => ({ id, title: text, note: text })) },
  };
}

function action(id: string, some: Partial<Action> = {}): Action {
  const empty = {
    menu: '',
    title: '',
    description: '',
    lead: '',
    participants: [],
    start: '',
    end: '',
    target_group: '',
  };
  return { id, ...empty, target_number: null, deliverables: [], ...some };
}

const fromMenu = (some: { 'any-of'?: string[]; 'all-of'?: string[]; 'none-of'?: string[]; count?: number }): Rule => ({
  ...about,
  id: JSON.stringify(some),
  kind: 'actions-from-menu',
  'any-of': [],
  'all-of': [],
  'none-of': [],
  count: null,
  ...some,
});

describe('the menu', () => {
  test('says what the rules want and what is there', () => {
    const call = callWith(
      [fromMenu({ 'all-of': ['learn'], 'any-of': ['buddy', 'intern'] }), fromMenu({ 'none-of': ['guide'] })],
      'learn',
      'buddy',
      'intern',
      'guide',
    );
    const states = menuStates(call, [action('a1', { menu: 'buddy' }), action('a2'), action('a3', { menu: 'buddy' })]);
    expect(states.get('learn')).toEqual({ required: true, oneOf: null, excluded: false, taken: [] });
    expect(states.get('buddy')).toEqual({ required: false, oneOf: 1, excluded: false, taken: [0, 2] });
    expect(states.get('guide')?.excluded).toBe(true);
  });

  test('takes one of one for required, and nothing from advice', () => {
    const call = callWith(
      [fromMenu({ 'any-of': ['learn'] }), { ...fromMenu({ 'all-of': ['buddy'] }), severity: 'advice' }],
      'learn',
      'buddy',
    );
    const states = menuStates(call, []);
    expect(states.get('learn')?.required).toBe(true);
    expect(states.get('buddy')?.required).toBe(false);
  });

  test('looks into rules that want several things at once', () => {
    const both: Rule = {
      ...about,
      id: 'both',
      kind: 'all-of',
      of: [fromMenu({ 'all-of': ['learn'] }), { kind: 'balance' }],
    };
    expect(menuStates(callWith([both], 'learn'), []).get('learn')?.required).toBe(true);
  });
});

describe('the timeline', () => {
  const period = { start: '2021-01-01', end: '2022-06-30' };
  const dossier = { ...emptyDossier(), period };

  test('has nothing to show without days', () => {
    expect(timeline(emptyCall(), emptyDossier())).toBeNull();
    expect(
      timeline(emptyCall(), { ...emptyDossier(), actions: [action('a1', { start: '31/12', end: '2021-01-01' })] }),
    ).toBeNull();
  });

  test('takes the last day in', () => {
    expect(span('2021-01-01', '2021-01-01')).toEqual({
      from: new Date('2021-01-01T00:00:00Z'),
      to: new Date('2021-01-02T00:00:00Z'),
    });
    expect(span('2021-01-02', '2021-01-01')).toBeNull();
    expect(span('2021-13-01', '2021-12-31')).toBeNull();
  });

  test('spans whole months over the project, the actions and the window', () => {
    const call = callWith([{ ...about, id: 'window', kind: 'project-window', start: '2020-11-15', end: null }]);
    const all = timeline(call, { period, actions: [action('a1', { start: '2022-06-01', end: '2022-07-15' })] });
    expect(all?.domain).toEqual({ from: new Date('2020-11-01T00:00:00Z'), to: new Date('2022-08-01T00:00:00Z') });
  });

  test('says which actions lie outside the project', () => {
    const actions = [
      action('in', { start: '2021-01-01', end: '2022-06-30' }),
      action('early', { start: '2020-12-31', end: '2021-05-01' }),
      action('late', { start: '2021-05-01', end: '2022-07-01' }),
      action('none'),
    ];
    expect(timeline(emptyCall(), { period, actions })?.bars.map(({ id, at, outside }) => [id, at, outside])).toEqual([
      ['in', 0, false],
      ['early', 1, true],
      ['late', 2, true],
    ]);
  });

  test('places bars to scale, with as many months named as there is room for', () => {
    const one = timeline(emptyCall(), dossier);
    if (!one?.project) throw new Error('the project has its days');
    const wide = places(one, 1800);
    expect(wide.at(one.project)).toEqual({ x: 0, width: 1800 });
    expect(wide.ticks).toHaveLength(18);
    expect(wide.ticks.filter((tick) => tick.year).map((tick) => tick.day)).toEqual(['2021-01-01', '2022-01-01']);
    expect(places(one, 240).ticks.map((tick) => tick.day)).toEqual([
      '2021-01-01',
      '2021-04-01',
      '2021-07-01',
      '2021-10-01',
      '2022-01-01',
      '2022-04-01',
    ]);
    expect(places(one, 60).ticks.map((tick) => tick.day)).toEqual(['2021-01-01', '2022-01-01']);
  });

  test('keeps a single day visible over a century', () => {
    const long = timeline(emptyCall(), {
      period: { start: '1950-01-01', end: '2050-12-31' },
      actions: [action('a1', { start: '2000-01-01', end: '2000-01-01' })],
    });
    const [bar] = long?.bars ?? [];
    if (!long || !bar) throw new Error('the action has its days');
    expect(places(long, 300).at(bar.span).width).toBe(2);
    expect(places(long, 300).ticks.length).toBeLessThan(20);
  });
});
