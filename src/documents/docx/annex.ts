// Annexes: each on its own pages numbered from 1, with the document it belongs to named under its title.
import type { Paragraph } from 'docx';
import { cleanLine } from '../clean-text.js';
import { romanNumber } from '../numbering.js';
import type { Annex, IssuedDocument } from '../official-document.js';
import { ANNEX, attachedTo } from '../texts.js';
import { balancedLines } from '../times-metrics.js';
import { documentNumber, officialDay } from '../vietnamese-numbers.js';
import { bodyOf } from './body.js';
import type { TableXml } from './insert-tables.js';
import { type Children, LANDSCAPE_ROOM, PORTRAIT_ROOM, SIZE_PT, TWIPS_PER_PT } from './page.js';
import { capitals, centred, gap } from './paragraphs.js';

/** @param place of the annex in the document, from 1; a lone annex bears no number */
export function annexOf(annex: Annex, place: number, document: IssuedDocument, tables: TableXml[]): Children {
  const room = annex.landscape === true ? LANDSCAPE_ROOM : PORTRAIT_ROOM;
  const isAlone = (document.annexes ?? []).length === 1;
  const roomPt = room.width / TWIPS_PER_PT;
  const bold = { sizePt: SIZE_PT.body, bold: true };
  const belongsTo = attachedTo(
    cleanLine(document.typeName),
    documentNumber(document.number),
    cleanLine(document.symbol),
    officialDay(document.date),
    cleanLine(document.letterhead.issuer),
  );
  const title: Paragraph[] = [
    centred([isAlone ? ANNEX : `${ANNEX} ${romanNumber(place)}`], bold),
    centred(balancedLines(capitals(annex.title), 'bold', SIZE_PT.body, roomPt), bold),
    centred(balancedLines(belongsTo, 'italic', SIZE_PT.body, roomPt), { sizePt: SIZE_PT.body, italics: true }),
  ];
  return [...title, gap(12), ...bodyOf(annex.body, { ...room, tables }, false)];
}
