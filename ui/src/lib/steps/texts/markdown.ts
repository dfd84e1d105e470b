/**
 * CommonMark to what the editor holds, and back. A block that nobody touched is written back to the letter, whatever
 * its style; a part that the editor cannot express travels through it as a piece of source.
 */
import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Definition, List, ListItem, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { schema } from './schema';

const STYLE: Options = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  fences: true,
  rule: '-',
  resourceLink: true,
  listItemIndent: 'one',
};

/** A text, ready for the editor, and the way back. */
export interface ReadText {
  doc: Node;
  /** Writes the text as it stands in the editor now. What nobody touched comes out as it was. */
  write: (doc: Node) => string;
}

/** The sources of the blocks that were read, by what they hold; blocks that hold the same stand in order. */
type Sources = ReadonlyMap<string, readonly string[]>;
type Definitions = ReadonlyMap<string, Definition>;
type Mark = NonNullable<JSONContent['marks']>[number];

/** Reads a text. Every text is CommonMark, so this never fails. */
export function readMarkdown(source: string): ReadText {
  const root = fromMarkdown(source);
  const definitions = definitionsOf(root);
  const sources = new Map<string, string[]>();
  const blocks = root.children.map((child) => {
    const node = schema.nodeFromJSON(block(child, definitions));
    const text = linesOf(source, child);
    if (closes(child, text) && standsAlone(source, child, text, node))
      sources.set(key(node), [...(sources.get(key(node)) ?? []), text]);
    return node;
  });
  const paragraph = schema.nodes['paragraph'];
  if (blocks.length === 0 && paragraph) blocks.push(paragraph.create());
  const doc = schema.topNodeType.create(null, blocks);
  const untouched = key(doc);
  return { doc, write: (now) => (key(now) === untouched ? source : writeMarkdown(now, sources)) };
}

/** Writes a text. Blocks that are among the sources come out as they were. */
export function writeMarkdown(doc: Node, sources: Sources = new Map()): string {
  const children: RootContent[] = [];
  const left = new Map([...sources].map(([held, texts]) => [held, [...texts]]));
  doc.forEach((node, _, at) => {
    const kept = left.get(key(node))?.shift();
    const between = [doc.maybeChild(at - 1), doc.maybeChild(at + 1)];
    const runsOn = node.type.spec.group?.includes('list') && between.some((one) => one?.type === node.type);
    if (kept !== undefined && !runsOn) children.push({ type: 'html', value: kept });
    else children.push(...flow(node));
  });
  const text = toMarkdown({ type: 'root', children }, STYLE);
  return text === '\n' ? '' : text.replace(/\n$/, '');
}

/** Blocks are told apart by what they hold, so undo finds a block's source again. */
function key(node: Node): string {
  return JSON.stringify(node.toJSON());
}

function linesOf(source: string, node: RootContent): string {
  if (!node.position) return '';
  const start = node.position.start.offset ?? 0;
  const end = node.position.end.offset ?? source.length;
  return source.slice(source.lastIndexOf('\n', start - 1) + 1, end);
}

/** Whether a block that stood right below another one means the same with a blank line above it. */
function standsAlone(source: string, child: RootContent, text: string, node: Node): boolean {
  const { offset = 0, column = 1 } = child.position?.start ?? {};
  const before = source.slice(0, Math.max(0, offset - column));
  if (/(^|\n)[ \t]*\r?$/.test(before)) return true;
  const root = fromMarkdown(text);
  const [alone, more] = root.children;
  return (
    alone !== undefined &&
    more === undefined &&
    key(schema.nodeFromJSON(block(alone, definitionsOf(root)))) === key(node)
  );
}

/** Whether another block can follow the source without being swallowed by it. */
function closes(node: RootContent, text: string): boolean {
  if (node.type === 'html') return closed(text) === text;
  if (node.type === 'code') return /^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*\n)? {0,3}\1[`~]*[ \t]*$/.test(text);
  if (node.type !== 'list' && node.type !== 'blockquote') return true;
  const last: RootContent | ListItem | undefined = node.children.at(-1);
  if (last === undefined) return true;
  return last.type === 'listItem' ? (last.children.at(-1)?.type ?? '') !== 'code' : last.type !== 'code';
}

function definitionsOf(node: Nodes, found = new Map<string, Definition>()): Definitions {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node);
  if ('children' in node) for (const child of node.children) definitionsOf(child, found);
  return found;
}

function asIs(node: Nodes): string {
  return node.type === 'html' ? closed(node.value) : toMarkdown(node, STYLE).replace(/\n$/, '');
}

/** What begins a piece of HTML that runs to its end mark, over blank lines and all, and that end mark. */
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/^ {0,3}<!--/, '-->'],
  [/^ {0,3}<\?/, '?>'],
  [/^ {0,3}<!\[CDATA\[/, ']]>'],
  [/^ {0,3}<![a-z]/i, '>'],
  [/^ {0,3}<(?=(script|pre|style|textarea)(\s|>|$))/i, '</pre>'],
];

/** HTML with its end mark, so that it does not swallow what is written behind it. */
function closed(html: string): string {
  const [begin, end] = ENDS.find(([start]) => start.test(html)) ?? [];
  if (!begin || !end) return html;
  const ended = end === '</pre>' ? /<\/(script|pre|style|textarea)>/i.test(html) : html.includes(end);
  return ended ? html : `${html.trimEnd()}\n${end}`;
}

function block(node: RootContent, definitions: Definitions): JSONContent {
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', content: inline(node.children, definitions) };
    case 'heading':
      return { type: 'heading', attrs: { level: node.depth }, content: inline(node.children, definitions) };
    case 'blockquote':
      return { type: 'blockquote', content: filled(node.children.map((child) => block(child, definitions))) };
    case 'list':
      return list(node, definitions);
    case 'code': {
      const info = [node.lang, node.meta].filter(Boolean).join(' ');
      return { type: 'codeBlock', attrs: { language: info || null }, content: text(node.value, []) };
    }
    case 'thematicBreak':
      return { type: 'horizontalRule' };
    default:
      return { type: 'blockAsIs', attrs: { markdown: asIs(node) } };
  }
}

function list(node: List, definitions: Definitions): JSONContent {
  const loose = Boolean(node.spread) || node.children.some((item) => item.spread);
  const attrs = node.ordered ? { loose, start: node.start ?? 1 } : { loose };
  const content = node.children.map((item) => {
    const blocks = item.children.map((child) => block(child, definitions));
    // The editor wants every item to begin with a paragraph.
    if (blocks[0]?.type !== 'paragraph') blocks.unshift({ type: 'paragraph' });
    return { type: 'listItem', content: blocks };
  });
  return { type: node.ordered ? 'orderedList' : 'bulletList', attrs, content };
}

function filled(blocks: JSONContent[]): JSONContent[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

function inline(nodes: readonly PhrasingContent[], definitions: Definitions, marks: Mark[] = []): JSONContent[] {
  return nodes.flatMap((node): JSONContent[] => {
    const within = (children: readonly PhrasingContent[], mark: Mark) =>
      inline(children, definitions, marks.some((one) => one.type === mark.type) ? marks : [...marks, mark]);
    switch (node.type) {
      case 'text':
        return text(node.value.replaceAll('\n', ' '), marks);
      case 'strong':
        return within(node.children, { type: 'bold' });
      case 'emphasis':
        return within(node.children, { type: 'italic' });
      case 'inlineCode':
        return text(node.value, [...marks, { type: 'code' }]);
      case 'link':
        return within(node.children, { type: 'link', attrs: { href: node.url, title: node.title ?? null } });
      case 'linkReference': {
        const target = definitions.get(node.identifier);
        if (!target) return [{ type: 'inlineAsIs', attrs: { markdown: asIs(node) }, marks }];
        return within(node.children, { type: 'link', attrs: { href: target.url, title: target.title ?? null } });
      }
      case 'break':
        return [{ type: 'hardBreak', marks }];
      default:
        return [{ type: 'inlineAsIs', attrs: { markdown: asIs(node).replaceAll('\n', ' ') }, marks }];
    }
  });
}

function text(value: string, marks: Mark[]): JSONContent[] {
  return value === '' ? [] : [{ type: 'text', text: value, marks }];
}

function flow(node: Node): RootContent[] {
  switch (node.type.name) {
    case 'paragraph': {
      const children = phrasing(node);
      return children.length > 0 ? [{ type: 'paragraph', children }] : [];
    }
    case 'heading': {
      const depth = Math.min(6, Math.max(1, Number(node.attrs['level']))) as 1 | 2 | 3 | 4 | 5 | 6;
      return [{ type: 'heading', depth, children: phrasing(node) }];
    }
    case 'blockquote':
      return [{ type: 'blockquote', children: children(node) as never }];
    case 'bulletList':
    case 'orderedList':
      return [listOf(node)];
    case 'codeBlock': {
      const [lang = '', ...meta] = String(node.attrs['language'] ?? '').split(' ');
      return [{ type: 'code', lang: lang || null, meta: meta.join(' ') || null, value: node.textContent }];
    }
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }];
    default:
      return [{ type: 'html', value: String(node.attrs['markdown'] ?? node.textContent) }];
  }
}

function children(node: Node): RootContent[] {
  return node.children.flatMap(flow);
}

function listOf(node: Node): List {
  const spread = Boolean(node.attrs['loose']);
  const items = node.children.map((item): ListItem => ({
    type: 'listItem',
    spread,
    children: children(item) as never,
  }));
  const ordered = node.type.name === 'orderedList';
  return { type: 'list', ordered, start: ordered ? Number(node.attrs['start'] ?? 1) : null, spread, children: items };
}

/** A piece of a line with the marks it carries, outermost first. */
interface Piece {
  node: PhrasingContent;
  marks: Mark[];
}

const NESTING = ['link', 'bold', 'italic'];

function phrasing(block: Node): PhrasingContent[] {
  const pieces = block.children.map((child): Piece => {
    const marks = child.marks
      .filter((mark) => mark.type.name !== 'code')
      .map((mark): Mark => ({ type: mark.type.name, attrs: mark.attrs }))
      .sort((a, b) => NESTING.indexOf(a.type) - NESTING.indexOf(b.type));
    return { node: piece(child), marks };
  });
  return nest(trimmed(pieces));
}

function piece(node: Node): PhrasingContent {
  if (node.type.name === 'hardBreak') return { type: 'break' };
  if (!node.isText) return { type: 'html', value: String(node.attrs['markdown'] ?? '') };
  const value = (node.text ?? '').replaceAll('\n', ' ');
  return node.marks.some((mark) => mark.type.name === 'code') ? { type: 'inlineCode', value } : { type: 'text', value };
}

/** Without the spaces that mean nothing: at either end of a line, and just inside a bold or italic part. */
function trimmed(pieces: Piece[]): Piece[] {
  const spaced = pieces.flatMap((piece): Piece[] => {
    if (piece.node.type !== 'text' || piece.marks.length === 0) return [piece];
    const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece.node.value) ?? [];
    const plain = piece.marks.filter((mark) => mark.type === 'link');
    return [
      { node: { type: 'text', value: before } as const, marks: plain },
      { node: { type: 'text', value: middle } as const, marks: piece.marks },
      { node: { type: 'text', value: after } as const, marks: plain },
    ].filter((one) => one.node.value !== '');
  });
  const kept = joined(spaced);
  return kept
    .map((piece, at): Piece => {
      if (piece.node.type !== 'text') return piece;
      const first = at === 0 || kept[at - 1]?.node.type === 'break';
      const last = at === kept.length - 1 || kept[at + 1]?.node.type === 'break';
      let { value } = piece.node;
      if (first) value = value.replace(/^[ \t]+/, '');
      if (last) value = value.replace(/[ \t]+$/, '');
      return { ...piece, node: { type: 'text', value } };
    })
    .filter((piece) => piece.node.type !== 'text' || piece.node.value !== '');
}

/** A blank between two parts of one mark belongs to the mark, or it would be cut in two. */
function joined(pieces: Piece[]): Piece[] {
  return pieces.map((piece, at) => {
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    if (piece.node.type !== 'text' || /\S/.test(piece.node.value) || !before || !after) return piece;
    if (piece.marks.some((mark) => mark.type === 'link')) return piece;
    return { ...piece, marks: before.marks.filter((mark) => after.marks.some((one) => same(one, mark))) };
  });
}

function same(a: Mark, b: Mark): boolean {
  return a.type === b.type && JSON.stringify(a.attrs) === JSON.stringify(b.attrs);
}

/** Marks as a tree: the one that runs longest lies outermost. */
function nest(pieces: Piece[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length;) {
    const first = pieces[at];
    if (!first) break;
    let longest: Mark | undefined;
    let end = at + 1;
    for (const mark of first.marks) {
      let reach = at;
      while (pieces[reach]?.marks.some((one) => same(one, mark))) reach += 1;
      if (!longest || reach > end) [longest, end] = [mark, reach];
    }
    if (!longest) {
      out.push(first.node);
    } else {
      const outer = longest;
      const inner = pieces
        .slice(at, end)
        .map((one) => ({ ...one, marks: one.marks.filter((mark) => !same(mark, outer)) }));
      out.push(wrapped(outer, nest(inner)));
    }
    at = end;
  }
  return out;
}

function wrapped(mark: Mark, children: PhrasingContent[]): PhrasingContent {
  if (mark.type === 'bold') return { type: 'strong', children };
  if (mark.type === 'italic') return { type: 'emphasis', children };
  const title = mark.attrs?.['title'];
  return {
    type: 'link',
    url: String(mark.attrs?.['href'] ?? ''),
    title: typeof title === 'string' ? title : null,
    children,
  };
}
