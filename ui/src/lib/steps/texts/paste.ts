/**
 * What is pasted, without what Word and its like wrap around it. The editor's own schema drops all styling; here only
 * the lists, which Word writes as paragraphs, become lists again.
 */

const DROPPED = 'style, script, meta, link, title, xml, head, noscript, template';

/** HTML from the clipboard, ready for the editor. */
export function cleanPasted(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const node of body.querySelectorAll(DROPPED)) node.remove();
  for (const paragraph of [...body.querySelectorAll('p, div')]) if (isListItem(paragraph)) intoList(paragraph);
  for (const cell of body.querySelectorAll('td, th')) if (!cell.querySelector('p, li')) intoParagraph(cell);
  for (const paragraph of [...body.querySelectorAll('p')]) if (isBlank(paragraph)) paragraph.remove();
  return body.innerHTML;
}

/** The cells of a table become lines of their own, since CommonMark has no tables. */
function intoParagraph(cell: Element): void {
  const text = cell.ownerDocument.createElement('p');
  text.append(...cell.childNodes);
  cell.append(text);
}

function isBlank(node: Element): boolean {
  return /^[\s\u00a0]*$/.test(node.textContent) && !node.querySelector('img, br + br');
}

function styleOf(node: Element): string {
  return node.getAttribute('style') ?? '';
}

function levelOf(node: Element): number {
  return Number(/mso-list:[^;"]*\blevel(\d)/i.exec(styleOf(node))?.[1] ?? 0);
}

function isListItem(node: Element): boolean {
  return levelOf(node) > 0;
}

/** The bullet or number that Word writes into the text: "·", "1.", "b)". */
function takeMarker(item: Element): string {
  const marker = [...item.querySelectorAll('span')].find((span) => /mso-list:\s*ignore/i.test(styleOf(span)));
  const text = (marker?.textContent ?? '').replace(/[\s\u00a0]+/g, '');
  marker?.remove();
  return text;
}

/** Puts a paragraph that is a list item in Word into a list: the one just before it, or a new one. */
function intoList(paragraph: Element): void {
  const level = levelOf(paragraph);
  const ordered = /^\(?(\d{1,3}|[a-z]{1,4})[.)]$/i.test(takeMarker(paragraph));
  const doc = paragraph.ownerDocument;
  const before = paragraph.previousElementSibling;
  let list = before?.hasAttribute('data-from-word') ? before : null;
  if (!list || (level === 1 && isOrdered(list) !== ordered)) {
    list = doc.createElement(ordered ? 'ol' : 'ul');
    list.setAttribute('data-from-word', '');
    paragraph.before(list);
  }
  for (let depth = 1; depth < level; depth += 1) {
    const last: Element = list.lastElementChild ?? list.appendChild(doc.createElement('li'));
    const inner: Element | null = last.lastElementChild;
    if (inner && /^[ou]l$/i.test(inner.tagName)) {
      list = inner;
    } else {
      const made: Element = doc.createElement(ordered ? 'ol' : 'ul');
      last.append(made);
      list = made;
    }
  }
  const item = doc.createElement('li');
  const text = doc.createElement('p');
  text.append(...paragraph.childNodes);
  trimStart(text);
  item.append(text);
  list.append(item);
  paragraph.remove();
}

function isOrdered(list: Element): boolean {
  return list.tagName.toLowerCase() === 'ol';
}

/** Without the blanks that stood between the marker and the text. */
function trimStart(node: Element): void {
  const walker = node.ownerDocument.createTreeWalker(node, 4);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    text.nodeValue = (text.nodeValue ?? '').replace(/^[\s\u00a0]+/, '');
    if (text.nodeValue !== '') return;
  }
}
