// Official documents as DOCX in the layout of Nghị định 30/2020/NĐ-CP. Heavy: call it in the document worker.
import { Document } from 'docx';
import { cleanLine } from './clean-text.js';
import { annexOf } from './docx/annex.js';
import { bodyOf } from './docx/body.js';
import { headOf } from './docx/head.js';
import { fileWithTables, type TableXml } from './docx/insert-tables.js';
import { fileOptions, PORTRAIT_ROOM, section } from './docx/page.js';
import { footOf } from './docx/signature.js';
import type { IssuedDocument, OfficialDocument } from './official-document.js';

/** Some hundred pages of tables. Nobody reads more on paper, and a file is built in memory. */
const MOST_CELLS = 60_000;

/**
 * The bytes of a .docx file.
 * @throws Error when a picture is neither PNG nor JPEG, or the tables have more than 60,000 cells: those belong in a
 * workbook
 */
export async function renderDocx(document: OfficialDocument): Promise<Uint8Array> {
  const cells = cellsIn(document);
  if (cells > MOST_CELLS) throw new Error(`${cells} table cells are too many for a document, put them in a workbook`);
  const tables: TableXml[] = [];
  const isChapter = document.kind === 'chapter';
  const title = isChapter ? document.title : `${document.typeName} ${document.subtitle}`;
  const file = new Document({
    ...fileOptions(cleanLine(title)),
    sections: isChapter
      ? [section(bodyOf(document.body, { ...PORTRAIT_ROOM, tables }, false))]
      : sectionsOf(document, tables),
  });
  return fileWithTables(file, tables);
}

function sectionsOf(document: IssuedDocument, tables: TableXml[]) {
  const body = bodyOf(document.body, { ...PORTRAIT_ROOM, tables }, true);
  const annexes = (document.annexes ?? []).map((annex, index) =>
    section(annexOf(annex, index + 1, document, tables), annex.landscape === true),
  );
  return [section([...headOf(document), ...body, ...footOf(document)]), ...annexes];
}

function cellsIn(document: OfficialDocument): number {
  const annexes = document.kind === 'document' ? (document.annexes ?? []) : [];
  const blocks = [document.body, ...annexes.map(({ body }) => body)].flat();
  return blocks.reduce(
    (sum, block) => (block.type === 'table' ? sum + block.rows.length * block.columns.length : sum),
    0,
  );
}
