// Drawings as PNG, with letters that have Vietnamese marks wherever it runs. Heavy: call it in the document worker.
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** The only family in drawings, in 400 and 600. */
const FAMILY = 'Be Vietnam Pro';
const FONTS = [
  import.meta.resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'),
];

/** The bytes of a PNG file, `scale` pixels to each unit of the drawing. Fonts of the machine are never used. */
export function renderPng(svg: string, scale = 2): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: FONTS.map((file) => fileURLToPath(file)), loadSystemFonts: false, defaultFontFamily: FAMILY },
  });
  return new Uint8Array(picture.render().asPng());
}
