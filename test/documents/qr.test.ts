import sharp from 'sharp';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { renderPng } from '../../src/documents/picture.js';
import { MODULE, QUIET, qrDrawing } from '../../src/documents/qr.js';

const LINK = 'https://t.me/loa_mau_bot?start=AbCdEfGhIjKlMnOpQrStUv';
const PIXELS_A_UNIT = 2;

/** What stands in the middle of each module of a code, from its pixels; `left`: modules before it. */
async function modulesIn(png: Uint8Array, size: number, left = 0): Promise<boolean[][]> {
  const { data, info } = await sharp(png).removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
  const pixel = MODULE * PIXELS_A_UNIT;
  const centre = (module: number) => Math.floor((module + QUIET + 0.5) * pixel);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (data[centre(y) * info.width + centre(x + left)] ?? 255) < 128),
  );
}

it('draws every module where the standard puts it, with its quiet zone', async () => {
  const { size, data } = encode(LINK, { ecc: 'M', border: 0 });
  const png = renderPng(qrDrawing([{ text: LINK, caption: '' }]));
  expect(await modulesIn(png, size)).toEqual(data);
  const { width, height } = await sharp(png).metadata();
  expect([width, height]).toEqual(Array(2).fill((size + 2 * QUIET) * MODULE * PIXELS_A_UNIT));
});

it('sets several side by side, each whole, with words below', async () => {
  const other = 'https://loa.example.edu.vn/vao/x';
  const drawing = qrDrawing([
    { text: LINK, caption: 'Telegram' },
    { text: other, caption: 'Trình duyệt <web>' },
  ]);
  const [first, second] = [encode(LINK, { ecc: 'M', border: 0 }), encode(other, { ecc: 'M', border: 0 })];
  const png = renderPng(drawing);
  expect(await modulesIn(png, first.size)).toEqual(first.data);
  expect(await modulesIn(png, second.size, first.size + 2 * QUIET)).toEqual(second.data);
  expect(drawing).toContain('Trình duyệt &lt;web>');
});
