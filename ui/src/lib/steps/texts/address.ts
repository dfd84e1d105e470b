/** Which addresses a link may have: the web and mail, nothing that a browser would run or open on the disk. */

const ALLOWED = ['http:', 'https:', 'mailto:'];

/** The address as a link may carry it; null for one of another kind. */
export function safeAddress(address: string): string | null {
  const trimmed = address.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  return url !== null && ALLOWED.includes(url.protocol) ? trimmed : null;
}

/** What somebody typed as an address, with what they may leave out: "vvsg.be" and "info@vvsg.be". Null where it is none. */
export function typedAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^:/]+\.[^:/]+:\d/.test(text)) return safeAddress(text);
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(text)) return safeAddress(`mailto:${text}`);
  return /^[^/]+\.[^/.]/.test(text) ? safeAddress(`https://${text}`) : null;
}
