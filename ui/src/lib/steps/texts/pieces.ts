/** Where the pieces of a merged text stand in the editor. */
import type { Node } from '@tiptap/pm/model';
import type { PieceView } from '../../types';

export interface Span {
  from: number;
  to: number;
  /** From whom. */
  by: string;
}

/** So far on, at most, the next word of the editor is looked for in the source: past a mark, an address. */
const REACH = 400;

/** What of a text came from one person only. The source is followed word by word, past the signs that only it has. */
export function spans(doc: Node, pieces: readonly PieceView[]): Span[] {
  const source = pieces.map((piece) => piece.text).join('');
  const ends: number[] = [];
  for (const piece of pieces) ends.push((ends.at(-1) ?? 0) + piece.text.length);
  const ownerOf = (at: number) => pieces[ends.findIndex((end) => at < end)]?.signed?.by;
  const found: Span[] = [];
  let at = 0;
  doc.descendants((node, pos) => {
    for (const { 0: word, index } of (node.isText ? (node.text ?? '') : '').matchAll(/\S+/g)) {
      const here = source.indexOf(word, at);
      if (here < 0 || here - at > REACH) continue;
      at = here + word.length;
      for (let letter = 0; letter < word.length; letter += 1) {
        const by = ownerOf(here + letter);
        if (by === undefined) continue;
        const from = pos + index + letter;
        const last = found.at(-1);
        // The space between two words of one person is that person's too.
        const joins = last?.by === by && (last.to === from || (letter === 0 && last.to === from - 1));
        if (joins) last.to = from + 1;
        else found.push({ from, to: from + 1, by });
      }
    }
  });
  return found;
}
