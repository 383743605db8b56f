// Charts and photographs in the text, as large as asked but never larger than the page.
import { AlignmentType, ImageRun, Paragraph } from 'docx';
import { cleanLine } from '../clean-text.js';
import { imageFile } from '../image-size.js';
import type { Picture } from '../official-document.js';
import { PARAGRAPH_GAP, type Room, SIZE_PT, TWIPS_PER_PT } from './page.js';
import { run } from './paragraphs.js';

const MM_PER_TWIP = 25.4 / 1440;
/** The library measures pictures in pixels of 1/96 inch. */
const PX_PER_MM = 96 / 25.4;
/** A caption below must still fit the page. */
const TALLEST_SHARE = 0.85;

/** @throws Error when the bytes are neither PNG nor JPEG */
export function pictureParagraphs(picture: Picture, room: Room): Paragraph[] {
  const { data, type, width, height } = imageFile(picture.image);
  const roomMm = room.width * MM_PER_TWIP;
  const tallestMm = room.height * MM_PER_TWIP * TALLEST_SHARE;
  const widthMm = Math.min(picture.widthMm ?? roomMm, roomMm, (tallestMm * width) / height);
  const alt = cleanLine(picture.alt);
  const image = new ImageRun({
    type,
    data,
    transformation: { width: widthMm * PX_PER_MM, height: (widthMm * PX_PER_MM * height) / width },
    altText: { name: alt, description: alt, title: alt },
  });
  const hasCaption = picture.caption !== undefined;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: hasCaption ? 3 * TWIPS_PER_PT : PARAGRAPH_GAP },
      ...(hasCaption && { keepNext: true }),
      children: [image],
    }),
    ...(picture.caption === undefined ? [] : [captionBelow(picture.caption)]),
  ];
}

function captionBelow(caption: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: PARAGRAPH_GAP },
    children: [run(caption, { sizePt: SIZE_PT.table, italics: true })],
  });
}
