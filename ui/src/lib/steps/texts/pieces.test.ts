import { describe, expect, it } from 'vitest';
import type { PieceView } from '../../types';
import { readMarkdown } from './markdown';
import { spans } from './pieces';

const shared = (text: string): PieceView => ({ signed: null, text });
const of = (by: string, text: string): PieceView => ({ signed: { by, at: '2026-11-26T10:00:00' }, text });

function marked(pieces: PieceView[]): string[] {
  const { doc } = readMarkdown(pieces.map((piece) => piece.text).join(''));
  return spans(doc, pieces).map(({ from, to, by }) => `${by}: ${doc.textBetween(from, to)}`);
}

describe('the pieces of a merged text', () => {
  it('stand where their words do, those of one person together', () => {
    expect(
      marked([shared('Wij leren '), of('An', 'elke week '), shared('samen'), of('Bert', ' in de buurt'), shared('.')]),
    ).toEqual(['An: elke week', 'Bert: in de buurt']);
  });

  it('are found past headings, lists, weight and addresses', () => {
    expect(
      marked([
        shared('# Plan\n\n- **eerst** dit\n'),
        of('An', '- dan [dat](https://een.example/lang/adres)\n'),
        shared('\nSlot en '),
        of('Bert', '**meer**'),
      ]),
    ).toEqual(['An: dan dat', 'Bert: meer']);
  });

  it('are letters where somebody mended a word', () => {
    expect(marked([shared('Nederland'), of('An', 's'), shared(' leren')])).toEqual(['An: s']);
  });

  it('are not marked where the text is another by now', () => {
    const { doc } = readMarkdown('Iets heel anders.');
    expect(spans(doc, [shared('Wij '), of('An', 'leren')])).toEqual([]);
  });
});
