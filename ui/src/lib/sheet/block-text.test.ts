import { describe, expect, it } from 'vitest';
import { fromText, toText } from './block-text';

describe('cells as text', () => {
  it('stand in lines with tabs between them', () => {
    expect(
      toText([
        ['Coach', '12,5'],
        ['Zaal', '24'],
      ]),
    ).toBe('Coach\t12,5\r\nZaal\t24');
  });

  it('are quoted where they hold a tab, a line end or a quote', () => {
    expect(toText([['een\ttab', 'twee\nlijnen', '19" scherm']])).toBe('"een\ttab"\t"twee\nlijnen"\t"19"" scherm"');
  });
});

describe('text as cells', () => {
  it.each([
    [
      'lines of Windows',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lines of others',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['one cell', 'a', [['a']]],
    ['nothing', '', []],
    [
      'short lines are filled up',
      'a\tb\tc\nd',
      [
        ['a', 'b', 'c'],
        ['d', '', ''],
      ],
    ],
    ['an empty line stays one', 'a\n\nb', [['a'], [''], ['b']]],
    ['quoted line ends stay in their cell', '"twee\nlijnen"\tb', [['twee\nlijnen', 'b']]],
    [
      'a lone quote is a letter',
      '"Zaal\t19" scherm\n5"\tx',
      [
        ['"Zaal', '19" scherm'],
        ['5"', 'x'],
      ],
    ],
  ])('%s', (_, text, cells) => {
    expect(fromText(text)).toEqual(cells);
  });

  it('comes back as it went', () => {
    const cells = [
      ['een\ttab', 'a "b" c', ''],
      ['"', 'twee\r\nlijnen', '€ 1.234,56'],
      ['', '', 'x'],
    ];
    expect(fromText(toText(cells))).toEqual(cells);
  });
});
