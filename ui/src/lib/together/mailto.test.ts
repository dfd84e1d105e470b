import { expect, it } from 'vitest';
import { mailto } from './mailto';

it('keeps every sign of a letter, and lets nothing of it become another part of the link', () => {
  const link = mailto('mina@debrug.example?cc=x', 'Wat ontbreekt & meer', 'Beste Mina,\n\n- prijs: € 5 = 100 %?');
  const url = new URL(link);
  expect(url.protocol).toBe('mailto:');
  expect(decodeURIComponent(url.pathname)).toBe('mina@debrug.example?cc=x');
  expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
  expect(url.searchParams.get('subject')).toBe('Wat ontbreekt & meer');
  expect(url.searchParams.get('body')).toBe('Beste Mina,\r\n\r\n- prijs: € 5 = 100 %?');
});
