import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arriving } from './arrive';
import { readMarkdown } from './markdown';
import { extensions } from './schema';

/** An editor makes a schema of its own, of which it takes nodes only. */
const own = getSchema(extensions);
const inEditor = (markdown: string) => own.nodeFromJSON(readMarkdown(markdown).doc.toJSON());

/** The editor with the caret behind these words, and what stands before and behind the caret once others' text came. */
function typingBehind(words: string, before: string, after: string): { behind: string; text: string } {
  const doc = inEditor(before);
  let at = 0;
  doc.descendants((node, pos) => {
    const found = node.text?.indexOf(words) ?? -1;
    if (found >= 0) at = pos + found + words.length;
  });
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, at) });
  const next = state.apply(arriving(state, readMarkdown(after).doc));
  const { $from } = next.selection;
  return { behind: $from.parent.textBetween(0, $from.parentOffset), text: next.doc.textContent };
}

describe('what comes into a text while one writes in it', () => {
  it('leaves the caret behind its word', () => {
    const come = typingBehind('Wij leren', 'Wij leren taal.', 'Vandaag: Wij leren samen taal in de stad.');
    expect(come).toEqual({ behind: 'Vandaag: Wij leren', text: 'Vandaag: Wij leren samen taal in de stad.' });
  });

  it('leaves it there where paragraphs come before and behind', () => {
    const come = typingBehind(
      'taal',
      'Wij leren taal.\n\nSlot.',
      'Begin.\n\nWij leren taal.\n\nMidden.\n\nSlot en meer.',
    );
    expect(come).toEqual({ behind: 'Wij leren taal', text: 'Begin.Wij leren taal.Midden.Slot en meer.' });
  });

  it('takes in marks and lists', () => {
    const come = typingBehind('Wij', 'Wij leren.\n\n- een', 'Wij **leren**.\n\n- een\n- twee');
    expect(come).toEqual({ behind: 'Wij', text: 'Wij leren.eentwee' });
  });

  it('shows any text in the end', () => {
    const piece = fc.constantFrom('een ', 'twee', ' **vet**', '\n\n', '\n- ', '\n1. ', '> ', '`x`', '# ', '<b>', '\\');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const state = EditorState.create({ doc: inEditor(before) });
        const { doc } = readMarkdown(after);
        expect(state.apply(arriving(state, doc)).doc.toJSON()).toEqual(doc.toJSON());
      }),
    );
  });
});
