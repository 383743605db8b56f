// Official documents as DOCX in the layout of Nghị định 30/2020/NĐ-CP. Heavy: call it in the document worker.
import { Document, Packer } from 'docx';
import { cleanLine } from './clean-text.js';
import { annexOf } from './docx/annex.js';
import { bodyOf } from './docx/body.js';
import { headOf } from './docx/head.js';
import { fileOptions, PORTRAIT_ROOM, section } from './docx/page.js';
import { footOf } from './docx/signature.js';
import type { IssuedDocument, OfficialDocument } from './official-document.js';

/**
 * The bytes of a .docx file. The whole table is built in memory: keep tables under 2,000 rows.
 * @throws Error when a picture is neither PNG nor JPEG
 */
export async function renderDocx(document: OfficialDocument): Promise<Uint8Array> {
  const isChapter = document.kind === 'chapter';
  const title = isChapter ? document.title : `${document.typeName} ${document.subtitle}`;
  const file = new Document({
    ...fileOptions(cleanLine(title)),
    sections: isChapter ? [section(bodyOf(document.body, PORTRAIT_ROOM, false))] : sectionsOf(document),
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

function sectionsOf(document: IssuedDocument) {
  const text = [...headOf(document), ...bodyOf(document.body, PORTRAIT_ROOM, true), ...footOf(document)];
  const annexes = (document.annexes ?? []).map((annex, index) =>
    section(annexOf(annex, index + 1, document), annex.landscape === true),
  );
  return [section(text), ...annexes];
}
