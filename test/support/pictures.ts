/** Small real pictures, each different. */
import sharp from 'sharp';

/** A JPEG with some detail; the same `seed` gives the same bytes. */
export async function picture(seed: number, size = 64): Promise<Uint8Array> {
  const pixels = Buffer.alloc(size * size * 3);
  let state = seed * 2_654_435_761 + 1;
  for (let i = 0; i < pixels.length; i++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    pixels[i] = state >> 16;
  }
  return sharp(pixels, { raw: { width: size, height: size, channels: 3 } })
    .jpeg()
    .toBuffer();
}
