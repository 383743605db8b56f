/** The same table, looking the same, as WordprocessingML written by hand into a ZIP, part by part: argv `dir`. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { tellMeasured } from './measured.js';
import { COLUMNS, DOCX_ROWS, rowOf } from './rows.js';

const TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const START = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="900"/>'.repeat(COLUMNS.length)}</w:tblGrid>`;
const END = '</w:tbl><w:p/></w:body></w:document>';
const ROW_START = '<w:tr><w:trPr><w:cantSplit/></w:trPr>';
const CELL_START =
  '<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:spacing w:before="40" w:after="40"/><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr><w:t xml:space="preserve">';
const CELL_END = '</w:t></w:r></w:p></w:tc>';

const [, , dir = '.'] = process.argv;
const make = async (rows: number) => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(TYPES), '[Content_Types].xml');
  zip.addBuffer(Buffer.from(RELATIONS), '_rels/.rels');
  zip.addReadStream(Readable.from(parts(rows)), 'word/document.xml');
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(join(dir, 'floor.docx')));
};
await tellMeasured(
  'time',
  () => make(DOCX_ROWS),
  () => make(DOCX_ROWS),
);

function* parts(rows: number): Generator<string> {
  yield START + rowXml(COLUMNS.map(({ title }) => title));
  for (let from = 0; from < rows; from += 100) {
    const count = Math.min(100, rows - from);
    yield Array.from({ length: count }, (_, index) => rowXml(rowOf(from + index).map(String))).join('');
  }
  yield END;
}

function rowXml(cells: readonly string[]): string {
  return `${ROW_START}${cells.map((cell) => `${CELL_START}${escaped(cell)}${CELL_END}`).join('')}</w:tr>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
