/** In the document thread: the QR codes as a picture, and the sheet around them. */
import { renderPng } from '../../../documents/picture.js';
import { renderPoster } from '../../../documents/poster.js';
import { qrDrawing } from '../../../documents/qr.js';
import type { SheetFiles, SheetInput } from './make-sheet.js';
import { texts } from './texts.js';

const ONE_CODE_MM = 95;
const SEVERAL_CODES_MM = 160;

/** The job: see make-sheet.ts. */
export async function run({ codes, sheet }: SheetInput): Promise<SheetFiles> {
  const picture = renderPng(qrDrawing(codes));
  if (sheet === undefined) return { picture };
  const { institution, unit, role, code, until } = sheet;
  const poster = await renderPoster({
    from: institution,
    heading: texts.heading,
    subject: unit,
    about: texts.about(role),
    picture: { image: picture, widthMm: codes.length === 1 ? ONE_CODE_MM : SEVERAL_CODES_MM, alt: texts.alt(unit) },
    ...(code !== undefined && { code: { label: texts.codeLabel, code } }),
    steps: texts.steps(code !== undefined),
    foot: texts.foot(until, code !== undefined),
  });
  return { picture, sheet: poster };
}
