// @vitest-environment happy-dom
import { DOMParser as Parser } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { safeAddress, typedAddress } from './address';
import { writeMarkdown } from './markdown';
import { cleanPasted } from './paste';
import { schema } from './schema';

/** What ends up in the dossier of what is on the clipboard. */
function pasted(html: string): string {
  const holder = document.createElement('div');
  holder.innerHTML = cleanPasted(html);
  return writeMarkdown(Parser.fromSchema(schema).parse(holder));
}

const ignore = (marker: string) =>
  `<![if !supportLists]><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>`;
const item = (level: number, marker: string, text: string) =>
  `<p class=MsoListParagraph style='margin-left:36.0pt;mso-list:l0 level${level} lfo1'>${ignore(marker)}${text}<o:p></o:p></p>`;

describe('a paste from Word', () => {
  test('keeps words, bold, italic and headings, and drops the rest', () => {
    const html = `<html><head><style>p.MsoNormal {color: red}</style></head><body lang=NL>
      <h1 style='color:#2F5496'>Concept<o:p></o:p></h1>
      <p class=MsoNormal><span style='font-size:11pt;color:red'>Een <b>vet</b> en <i>schuin</i> woord.</span><o:p></o:p></p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <p class=MsoNormal>Klaar.</p></body></html>`;
    expect(pasted(html)).toBe('# Concept\n\nEen **vet** en *schuin* woord.\n\nKlaar.');
  });

  test('makes lists of its list paragraphs', () => {
    const html = [
      item(1, '·', 'een'),
      item(1, '·', 'twee'),
      '<p class=MsoNormal>na</p>',
      item(1, '1.', 'drie'),
      item(1, '2.', 'vier'),
    ].join('\n');
    expect(pasted(html)).toBe('- een\n- twee\n\nna\n\n1. drie\n2. vier');
  });

  test('keeps the levels of a list', () => {
    const html = [item(1, '1.', 'een'), item(2, 'a.', 'diep'), item(2, 'b.', 'ook diep'), item(1, '2.', 'twee')].join(
      '',
    );
    expect(pasted(html)).toBe('1. een\n   1. diep\n   2. ook diep\n2. twee');
  });

  test('tells a numbered list from the bullets just before it', () => {
    expect(pasted(item(1, '·', 'een') + item(1, '1)', 'twee'))).toBe('- een\n\n1. twee');
  });

  test('keeps links of the web and of mail, and the words of all others', () => {
    const html =
      '<p><a href="https://voorbeeld.be">web</a>, <a href="javascript:alert(1)">slecht</a>, <a href="file:///c:/x.doc">schijf</a>, <a href="mailto:a@b.be">mail</a></p>';
    expect(pasted(html)).toBe('[web](https://voorbeeld.be), slecht, schijf, [mail](mailto:a@b.be)');
  });
});

test('a paste of markup that would run brings its words alone', () => {
  const html =
    '<p onclick="x()">een<script>alert(1)</script><img src=x onerror="alert(1)"></p><table><tr><td>cel</td><td>twee</td></tr></table>';
  expect(pasted(html)).toBe('een\n\ncel\n\ntwee');
});

test('the bold wrapper of another editor is not taken for bold', () => {
  expect(
    pasted(
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">vet</span> en niet</p></b>',
    ),
  ).toBe('**vet** en niet');
});

describe('addresses', () => {
  test.each([
    ['https://voorbeeld.be', 'https://voorbeeld.be'],
    [' http://voorbeeld.be/a?b#c ', 'http://voorbeeld.be/a?b#c'],
    ['mailto:info@voorbeeld.be', 'mailto:info@voorbeeld.be'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['ftp://voorbeeld.be', null],
    ['/etc/passwd', null],
    ['', null],
  ])('%j as it stands is %j', (address, safe) => {
    expect(safeAddress(address)).toBe(safe);
  });

  test.each([
    ['voorbeeld.be', 'https://voorbeeld.be'],
    ['www.voorbeeld.be/pagina', 'https://www.voorbeeld.be/pagina'],
    ['voorbeeld.be:8080/x', 'https://voorbeeld.be:8080/x'],
    ['info@voorbeeld.be', 'mailto:info@voorbeeld.be'],
    ['https://voorbeeld.be', 'https://voorbeeld.be'],
    ['javascript:alert(1)', null],
    ['zomaar', null],
    ['twee woorden.be', null],
    ['', null],
  ])('%j as typed is %j', (typed, address) => {
    expect(typedAddress(typed)).toBe(address);
  });
});
