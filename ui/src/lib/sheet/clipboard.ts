/** The clipboard of a part of the page that holds no selection of text. */

interface Clipboard {
  /** Whether what happens now is meant for it. */
  isHere: () => boolean;
  /** Says whether something was copied. */
  copy: (event: ClipboardEvent) => boolean;
  clear: () => void;
  paste: (event: ClipboardEvent) => void;
}

/** Listens for it on the page, where such events go when no text is selected; gives what ends it. */
export function onClipboard({ isHere, copy, clear, paste }: Clipboard): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  document.addEventListener('copy', (event) => isHere() && copy(event), { signal });
  document.addEventListener('cut', (event) => isHere() && copy(event) && clear(), { signal });
  document.addEventListener('paste', (event) => isHere() && paste(event), { signal });
  // WebKit sends the events above only where somebody says beforehand that they are wanted.
  for (const name of ['beforecopy', 'beforecut', 'beforepaste'])
    document.addEventListener(name, (event) => isHere() && event.preventDefault(), { signal });
  return () => ended.abort();
}
