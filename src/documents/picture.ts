// Drawings as PNG, with letters that have Vietnamese marks wherever it runs. Heavy: call it in the document worker.
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

/** The family drawings name; in 400 and 600. */
export const PICTURE_FONT = 'Be Vietnam Pro';

const { resolve } = createRequire(import.meta.url);
const FONTS = ['400Regular/BeVietnamPro_400Regular.ttf', '600SemiBold/BeVietnamPro_600SemiBold.ttf'];

/** The bytes of a PNG file, `scale` pixels to each unit of the drawing. Fonts of the machine are never used. */
export function renderPng(svg: string, scale = 2): Uint8Array {
  const fontFiles = FONTS.map((file) => resolve(`@expo-google-fonts/be-vietnam-pro/${file}`));
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: PICTURE_FONT },
  });
  return new Uint8Array(picture.render().asPng());
}
