/** Blocks of cells as text: lines with tabs between the cells, as every spreadsheet copies and pastes them. */

/** Lines of cells as text. A cell with a tab, a line end or a quote in it is quoted. */
export function toText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n');
}

function quoted(cell: string): string {
  return /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Text as lines of cells; every line has as many cells as the longest. */
export function fromText(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inside = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (inside) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else inside = false;
    } else if (letter === '"' && cell === '' && closes(text, at)) inside = true;
    else if (letter === '\t') endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r' || text.charAt(at + 1) !== '\n') cell += letter;
  }
  if (cell !== '' || row.length > 0) endRow();
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);
}

/** Whether the quote at this place has one that closes it: a lone inch sign opens nothing. */
function closes(text: string, at: number): boolean {
  for (let next = text.indexOf('"', at + 1); next >= 0; next = text.indexOf('"', next + 2)) {
    if (text.charAt(next + 1) !== '"') return /^[\t\r\n]?$/.test(text.charAt(next + 1));
  }
  return false;
}
