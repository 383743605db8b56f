// Tables of the text: a head that repeats on every page, rows that do not split, columns that do not break words.
// Written straight as WordprocessingML (ECMA-376 part 1, §17.4): the docx library needs some ten objects a cell, which
// makes it several times slower on the long tables of an annex.
import { AlignmentType, Paragraph } from 'docx';
import { cleanLine } from '../clean-text.js';
import { safeLink } from '../links.js';
import type { TableCell as Cell, Table, TableColumn } from '../official-document.js';
import { type LineWidths, lineWidths } from '../times-metrics.js';
import { formatNumber } from '../vietnamese-numbers.js';
import { type ColumnNeeds, columnWidths } from './column-widths.js';
import type { TableXml } from './insert-tables.js';
import { mm, PARAGRAPH_GAP, SIZE_PT, TWIPS_PER_PT } from './page.js';
import { run } from './paragraphs.js';

const CELL_PADDING = 4 * TWIPS_PER_PT;
const ROW_PADDING = 2 * TWIPS_PER_PT;
/** Heads up to this width stay on one line. */
const SHORT_HEAD_PT = 64;
const ROWS_WITH_TOTAL = 2;

/** Written as it is asked for, some rows at a time. @param room width of the text in twips */
export function* tableXml(table: Table, room: number): TableXml {
  const { columns, rows, total } = table;
  const read = cellReader();
  const widths = columnWidths(columns.map(needsOf(table, read)), room);
  const cellXml = widths.map((width, index) => {
    const align = columns[index]?.align ?? 'left';
    return {
      head: cellWriter(read, width, { align: 'center', bold: true }),
      plain: cellWriter(read, width, { align }),
      kept: cellWriter(read, width, { align, keepNext: true }),
      bold: cellWriter(read, width, { align, bold: true }),
    };
  });
  // A total alone on the next page says nothing: the last rows go with it.
  const keptFrom = total === undefined ? rows.length : rows.length - ROWS_WITH_TOTAL;
  const headRow = cellXml.map(({ head }, index) => head(columns[index]?.title ?? ''));
  yield [tableStart(room, widths), ROW_START.replace('/>', '/><w:tblHeader/>'), ...headRow, ROW_END].join('');
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE);
    yield some
      .map((cells, index) => {
        const isKept = from + index >= keptFrom;
        const row = cellXml.map(({ plain, kept }, column) => (isKept ? kept : plain)(cells[column] ?? null));
        return `${ROW_START}${row.join('')}${ROW_END}`;
      })
      .join('');
  }
  const totalRow = total === undefined ? [] : cellXml.map(({ bold }, index) => bold(total[index] ?? null));
  yield [...(totalRow.length === 0 ? [] : [ROW_START, ...totalRow, ROW_END]), '</w:tbl>'].join('');
}

const ROWS_AT_ONCE = 100;

export function captionAbove(caption: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 0, after: PARAGRAPH_GAP },
    children: [run(caption, { sizePt: SIZE_PT.table, italics: true })],
  });
}

const ROW_START = '<w:tr><w:trPr><w:cantSplit/></w:trPr>';
const ROW_END = '</w:tr>';
const CELL_END = '</w:p></w:tc>';
const RUN_END = '</w:t></w:r>';
const PLAIN_END = '</w:t></w:r></w:p></w:tc>';

function tableStart(room: number, widths: readonly number[]): string {
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"';
  const padding = (edge: string, width: number): string => `<w:${edge} w:w="${width}" w:type="dxa"/>`;
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${room}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`,
    ...edges.map((edge) => `<w:${edge} ${line}/>`),
    '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>',
    padding('top', 0),
    padding('left', CELL_PADDING),
    padding('bottom', 0),
    padding('right', CELL_PADDING),
    '</w:tblCellMar></w:tblPr><w:tblGrid>',
    ...widths.map((width) => `<w:gridCol w:w="${width}"/>`),
    '</w:tblGrid>',
  ].join('');
}

interface CellLook {
  readonly align: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  /** On the same page as the row below (§17.3.1.15). */
  readonly keepNext?: boolean;
}

function cellWriter(read: CellReader, width: number, { align, bold, keepNext }: CellLook): (cell: Cell) => string {
  const size = SIZE_PT.table * 2;
  const look = `${bold === true ? '<w:b/><w:bCs/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  const start = [
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr>`,
    `${keepNext === true ? '<w:keepNext/>' : ''}<w:spacing w:before="${ROW_PADDING}" w:after="${ROW_PADDING}"/><w:jc w:val="${align}"/></w:pPr>`,
  ].join('');
  const runStart = `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">`;
  // Joined: what stands before the words of every cell is then one piece, not some that are put together for each.
  const plainStart = [start, runStart].join('');
  return (cell) => {
    const { xml } = read(cell);
    const link = cell !== null && typeof cell === 'object' ? safeLink(cell.href) : undefined;
    if (link === undefined) return plainStart + xml + PLAIN_END;
    return `${start}${linkXml(link, `${runStart}${xml}${RUN_END}`)}${CELL_END}`;
  };
}

/** A link as a field (§17.16.5.25), so that no relationship part has to know of it. */
function linkXml(link: string, words: string): string {
  const address = escapeXml(link.replaceAll('\\', '%5C').replaceAll('"', '%22'));
  return `<w:fldSimple w:instr=" HYPERLINK &quot;${address}&quot; ">${words}</w:fldSimple>`;
}

function escapeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign) : text;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What each column asks for. The head may break between words, so it asks for no more than a short line. */
function needsOf({ rows, total }: Table, read: CellReader): (column: TableColumn, index: number) => ColumnNeeds {
  const all = total === undefined ? rows : [...rows, total];
  return ({ title, widthMm }, index) => {
    const head = read(title);
    const headLine = Math.min(head.line, SHORT_HEAD_PT);
    let word = head.word;
    let line = headLine;
    let squares = 0;
    for (const cells of all) {
      const cell = read(cells[index] ?? null);
      word = Math.max(word, cell.word);
      line = Math.max(line, cell.line);
      squares += cell.line ** 2;
    }
    // The root mean square: one long title does not starve the other columns, a few long ones count.
    const usual = Math.max(headLine, Math.sqrt(squares / Math.max(1, all.length)));
    const padded = (points: number): number => Math.ceil(points * TWIPS_PER_PT) + 2 * CELL_PADDING + TWIPS_PER_PT;
    return {
      word: padded(word),
      line: padded(line),
      usual: padded(usual),
      fixed: widthMm === undefined ? undefined : mm(widthMm),
    };
  };
}

interface ReadCell extends LineWidths {
  readonly xml: string;
}

/** A cell's text as XML and how wide it is, worked out once: a table says the same words again and again. */
type CellReader = (cell: Cell) => ReadCell;

function cellReader(): CellReader {
  const known = new Map<string | number, ReadCell>();
  return (cell) => {
    const said = cell === null ? '' : typeof cell === 'object' ? cell.text : cell;
    const before = known.get(said);
    if (before !== undefined) return before;
    const text = typeof said === 'number' ? formatNumber(said) : cleanLine(said);
    const found = { xml: escapeXml(text), ...lineWidths(text, 'bold', SIZE_PT.table) };
    known.set(said, found);
    return found;
  };
}
