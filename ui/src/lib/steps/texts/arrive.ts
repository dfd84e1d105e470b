/** Taking in what others wrote into the text that one is writing in: only that changes, so the caret stays with its word. */
import { ChangeSet, type TokenEncoder } from '@tiptap/pm/changeset';
import type { Mark, Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';

/** A letter is another one where it has other marks, and a block where it has other attributes. */
const TOKENS: TokenEncoder<string> = {
  encodeCharacter: (letter: number, marks: readonly Mark[]) =>
    marks.length === 0 ? String.fromCharCode(letter) : `${letter} ${JSON.stringify(marks)}`,
  encodeNodeStart: (node: Node) => `<${node.type.name} ${JSON.stringify(node.attrs)}`,
  encodeNodeEnd: (node: Node) => `>${node.type.name}`,
  compareTokens: (one, other) => one === other,
};

/** A change of what the editor holds into this, which is no step of the one who writes. */
export function arriving(state: EditorState, arrived: Node): Transaction {
  // An editor takes nodes of its own schema only.
  const doc = state.schema.nodeFromJSON(arrived.toJSON());
  const ways = [piecewise, inOne, whole];
  for (const way of ways) {
    try {
      const made = way(state, doc);
      if (made.doc.eq(doc)) return made.setMeta('addToHistory', false);
    } catch (reason) {
      // Pieces that do not fit together by themselves.
      if (!(reason instanceof RangeError)) throw reason;
    }
  }
  return whole(state, doc).setMeta('addToHistory', false);
}

function piecewise({ doc: now, tr }: EditorState, doc: Node): Transaction {
  const all = new StepMap([0, now.content.size, doc.content.size]);
  const { changes } = ChangeSet.create(now, undefined, TOKENS).addSteps(doc, [all], null);
  for (const { fromA, toA, fromB, toB } of [...changes].reverse()) tr.replace(fromA, toA, doc.slice(fromB, toB));
  return tr;
}

function inOne({ doc: now, tr }: EditorState, doc: Node): Transaction {
  const start = now.content.findDiffStart(doc.content);
  const end = now.content.findDiffEnd(doc.content);
  if (start === null || end === null) return tr;
  // Where the same letters could belong to either side, they belong to what stands before.
  const over = Math.max(0, start - Math.min(end.a, end.b));
  return tr.replace(start, end.a + over, doc.slice(start, end.b + over));
}

function whole(state: EditorState, doc: Node): Transaction {
  const made = state.tr.replaceWith(0, state.doc.content.size, doc.content);
  const at = Math.min(state.selection.from, made.doc.content.size);
  return made.setSelection(TextSelection.near(made.doc.resolve(at)));
}
