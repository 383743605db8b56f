// QR codes (ISO/IEC 18004) as a drawing: one or several side by side, each with words below.
import { encode } from 'uqr';
import { cleanLine } from './clean-text.js';

export interface QrCode {
  /** What a camera reads: an address. */
  readonly text: string;
  /** What stands below; empty: nothing. */
  readonly caption: string;
}

/** Dark modules are so many units wide: with the renderer's two pixels a unit, a phone reads it across a table. */
export const MODULE = 4;
/** The quiet zone the standard asks for on every side, in modules. */
export const QUIET = 4;
const CAPTION_HEIGHT = 28;
const CAPTION_SIZE = 15;

/** The drawing as SVG. A fold or a stain of 15 % leaves the code readable. */
export function qrDrawing(codes: readonly QrCode[]): string {
  const drawn = codes.map(({ text, caption }) => ({ ...encode(text, { ecc: 'M', border: 0 }), caption }));
  const side = (size: number) => (size + 2 * QUIET) * MODULE;
  const height = Math.max(...drawn.map(({ size }) => side(size)));
  const captions = drawn.some(({ caption }) => caption !== '') ? CAPTION_HEIGHT : 0;
  let left = 0;
  const parts = drawn.map(({ size, data, caption }) => {
    const at = left;
    left += side(size);
    const words =
      caption === ''
        ? ''
        : `<text x="${at + side(size) / 2}" y="${height + CAPTION_SIZE / 2}" text-anchor="middle">${escaped(caption)}</text>`;
    return `<path d="${pathOf(data, at + QUIET * MODULE)}"/>${words}`;
  });
  const frame = `width="${left}" height="${height + captions}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${frame} font-family="Be Vietnam Pro" font-size="${CAPTION_SIZE}"><rect ${frame} fill="#fff"/>${parts.join('')}</svg>`;
}

/** Each run of dark modules in a row is one rectangle. */
function pathOf(data: readonly (readonly boolean[])[], left: number): string {
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    let x = 0;
    while (x < row.length) {
      const begin = x;
      while (row[x] === true) x += 1;
      const top = (y + QUIET) * MODULE;
      if (x > begin)
        runs.push(`M${left + begin * MODULE} ${top}h${(x - begin) * MODULE}v${MODULE}H${left + begin * MODULE}z`);
      else x += 1;
    }
  }
  return runs.join('');
}

function escaped(text: string): string {
  return cleanLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
