/** A letter as a link that opens the reader's own mail program. */
export function mailto(to: string, subject: string, body: string): string {
  // A mail has its lines ended by both signs.
  const lines = body.replaceAll('\n', '\r\n');
  const address = encodeURIComponent(to).replaceAll('%40', '@');
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}
