/** Words around a list whose rows open into a form: partners and actions. */
import { words } from './define';

export const rows = words(
  {
    wanted: 'Nog in te vullen.',
    notWhole: 'Geen geheel getal.',
    duplicate: 'Dupliceer',
    up: 'Omhoog',
    down: 'Omlaag',
    byKey: (key: string) => `ook met ${key}`,
    alone: 'Staat al op zijn plaats',
    remove: 'Verwijder',
    removeAsk: 'Verwijder…',
    acts: (name: string) => `Wat u met ${name} kunt doen`,
    moved: (name: string, at: number, of: number) => `${name} staat nu op plaats ${at} van ${of}.`,
    removed: (name: string) => `${name} is verwijderd.`,
    removeTitle: (name: string) => `${name} verwijderen?`,
    undoable: 'U kunt dit daarna ongedaan maken.',
    finding: (what: string) => `Toon bij de regels: ${what}`,
  },
  {
    wanted: 'Still to fill in.',
    notWhole: 'Not a whole number.',
    duplicate: 'Duplicate',
    up: 'Up',
    down: 'Down',
    byKey: (key) => `also with ${key}`,
    alone: 'In its place already',
    remove: 'Remove',
    removeAsk: 'Remove…',
    acts: (name) => `What you can do with ${name}`,
    moved: (name, at, of) => `${name} is number ${at} of ${of} now.`,
    removed: (name) => `${name} is removed.`,
    removeTitle: (name) => `Remove ${name}?`,
    undoable: 'You can undo this afterwards.',
    finding: (what) => `Show among the rules: ${what}`,
  },
);
