/** Words around coming to one application: what is contested, taken out, merged, double, and who has delivered what. */
import { count, words } from './define';

export const concord = words(
  {
    mark: (n: number) => `${count(n, 'waarde', 'waarden')}: kies`,
    chooseOf: (name: string) => `Kies wat geldt: ${name}`,
    beside: (n: number) => count(n, 'keuze', 'keuzes'),
    chosen: (name: string) => `Gekozen: ${name}.`,
    about: 'Partners vulden dit anders in, zonder het van elkaar te weten. Kies wat geldt.',
    third: 'Of iets anders',
    takeThird: 'Dit geldt',
    notWhole: 'geen geheel getal',
    thirdInField: 'Iets anders kiest u in het veld zelf.',
    toField: 'Naar het veld',
  },
  {
    mark: (n: number) => `${count(n, 'value', 'values')}: choose`,
    chooseOf: (name: string) => `Choose what holds: ${name}`,
    beside: (n: number) => count(n, 'choice', 'choices'),
    chosen: (name: string) => `Chosen: ${name}.`,
    about: 'Partners filled this in differently, without knowing of each other. Choose what holds.',
    third: 'Or something else',
    takeThird: 'This holds',
    notWhole: 'not a whole number',
    thirdInField: 'Something else is chosen in the field itself.',
    toField: 'Go to the field',
  },
);
