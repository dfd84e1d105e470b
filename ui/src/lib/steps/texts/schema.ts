/**
 * What a text of the form can hold: the parts of CommonMark that the toolbar offers, the ones that only show and stay
 * (quotes, code, rules), and everything else as an untouchable piece of source.
 */
import { Extension, Mark, Node, getSchema, type Extensions } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { safeAddress } from './address';

/** Headings of a text lie below the section's own heading: `#` shows as the third level of the page. */
const BELOW_SECTION = 2;

const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({ href: { default: '' }, title: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (safeAddress(element.getAttribute('href') ?? '') === null ? false : null),
    },
  ],
  // An address of another kind, which only a file could bring in, is kept but leads nowhere.
  renderHTML({ mark }) {
    const safe = safeAddress(String(mark.attrs['href']));
    return ['a', safe === null ? { class: 'dead-link' } : { href: safe, rel: 'noreferrer', title: safe }, 0];
  },
});

const Headings = Extension.create({
  name: 'headings',
  addGlobalAttributes: () => [
    {
      types: ['heading'],
      attributes: {
        level: {
          default: 1,
          rendered: true,
          renderHTML: (attributes) => ({ 'data-level': attributes['level'] }),
          parseHTML: (element) => {
            const own = Number(element.dataset['level']);
            return own >= 1 && own <= 6 ? own : element.tagName === 'H1' ? 1 : 2;
          },
        },
      },
    },
  ],
});

const asIs = {
  atom: true,
  selectable: true,
  addAttributes: () => ({
    markdown: { default: '', rendered: false, parseHTML: (element: HTMLElement) => element.textContent },
  }),
};

/** A block that the editor cannot express, such as HTML: shown as its source, kept to the letter. */
const BlockAsIs = Node.create({
  ...asIs,
  name: 'blockAsIs',
  group: 'block',
  parseHTML: () => [{ tag: 'pre[data-as-is]', priority: 100 }],
  renderHTML: ({ node }) => ['pre', { 'data-as-is': '' }, String(node.attrs['markdown'])],
  renderText: ({ node }) => String(node.attrs['markdown']),
});

/** The same within a line, such as an image. */
const InlineAsIs = Node.create({
  ...asIs,
  name: 'inlineAsIs',
  group: 'inline',
  inline: true,
  parseHTML: () => [{ tag: 'code[data-as-is]', priority: 100 }],
  renderHTML: ({ node }) => ['code', { 'data-as-is': '' }, String(node.attrs['markdown'])],
  renderText: ({ node }) => String(node.attrs['markdown']),
});

/** Whether blank lines stand between a list's items. */
const LooseLists = Extension.create({
  name: 'looseLists',
  addGlobalAttributes: () => [
    {
      types: ['bulletList', 'orderedList'],
      attributes: { loose: { default: false, rendered: false, parseHTML: () => false } },
    },
  ],
});

/** Everything the editor is made of. CommonMark has no underline and no strike-through; links are this file's own. */
export const extensions: Extensions = [
  StarterKit.extend({
    addExtensions() {
      return (this.parent?.() ?? []).map((extension) => {
        if (extension.name === 'heading') {
          return (extension as Node).extend({
            renderHTML: ({ node, HTMLAttributes }) => [
              `h${Math.min(6, Number(node.attrs['level']) + BELOW_SECTION)}`,
              HTMLAttributes,
              0,
            ],
          });
        }
        // Bold code is bold code in CommonMark too.
        if (extension.name === 'code') return (extension as Mark).extend({ excludes: '' });
        return extension;
      });
    },
  }).configure({
    underline: false,
    strike: false,
    link: false,
    trailingNode: false,
    dropcursor: { color: false, class: 'drop-cursor' },
  }),
  Headings,
  Link,
  BlockAsIs,
  InlineAsIs,
  LooseLists,
];

export const schema = getSchema(extensions);
