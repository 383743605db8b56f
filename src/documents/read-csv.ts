// CSV as people save it (RFC 4180, and what spreadsheets make of it in Vietnam: semicolons, tabs).
import type { TableFile } from './table-file.js';

const SEPARATORS = [',', ';', '\t'] as const;
const BYTE_ORDER_MARK = '\ufeff';

/** One sheet without a name. Never throws: what breaks the rules is read as it stands. */
export function readCsv(text: string): TableFile {
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return { sheets: [{ name: '', rows: rowsOf(plain, separatorOf(plain)) }] };
}

/** The one that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const bare = text.slice(0, 10_000).replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row.every((each) => each.trim() === '') ? [] : row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
