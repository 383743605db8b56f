import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutFilmPlace } from '../../src/media/film-place.js';
import { save, temporaryFolder } from './sample-media.js';

const folder = await temporaryFolder();

/** A box of a film: size, type, content. */
function box(type: string, ...content: readonly (Buffer | string)[]): Buffer {
  const inside = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, inside]);
}

const START = box('ftyp', 'mp42\0\0\0\0mp42isom');
const PICTURES = box('mdat', 'moov udta \xa9xyz of the pictures themselves');
const PLACE = '+20.5411+105.9229/';

async function bare(film: Buffer): Promise<Buffer | undefined> {
  const found = await withoutFilmPlace(await save(folder, film));
  return found === undefined ? undefined : buffer(found);
}

it.each([
  ['as QuickTime notes', box('moov', box('mvhd', 'x'), box('udta', box('\xa9xyz', PLACE)))],
  ['as 3GPP notes', box('moov', box('udta', box('loci', `\0\0\0\0${PLACE}`)), box('mvhd', 'x'))],
  ['with a track', box('moov', box('mvhd', 'x'), box('trak', box('tkhd', 'x'), box('udta', box('\xa9xyz', PLACE))))],
  ['as keys and values', box('moov', box('meta', 'mdtacom.apple.quicktime.location.ISO6709', PLACE))],
])('leaves nothing of a place written %s, and moves nothing', async (_name, notes) => {
  for (const film of [Buffer.concat([START, notes, PICTURES]), Buffer.concat([START, PICTURES, notes])]) {
    const found = await bare(film);
    expect(found?.length).toBe(film.length);
    expect(found?.includes(PLACE)).toBe(false);
    expect(found?.indexOf(PICTURES)).toBe(film.indexOf(PICTURES));
    expect(found?.includes('free')).toBe(true);
    // What is left says nothing of a place, so it is not made again.
    expect(await bare(found ?? film)).toBeUndefined();
  }
});

it('makes nothing of a film without a place, and of what is no film', async () => {
  expect(await bare(Buffer.concat([START, box('moov', box('udta', box('name', 'Bé múa'))), PICTURES]))).toBeUndefined();
  expect(await bare(Buffer.from('\x1aE\xdf\xa3 a film of another family \xa9xyz', 'latin1'))).toBeUndefined();
});

it('survives whatever is cut off or made up', async () => {
  const film = Buffer.concat([START, box('moov', box('trak', box('udta', box('\xa9xyz', PLACE)))), PICTURES]);
  await fc.assert(
    fc.asyncProperty(fc.nat(film.length), fc.nat(film.length - 1), fc.nat(255), async (end, at, value) => {
      const broken = Buffer.from(film.subarray(0, end));
      if (at < end) broken[at] = value;
      const found = await bare(broken);
      expect(found?.length ?? end).toBe(end);
    }),
    { numRuns: 200 },
  );
});
