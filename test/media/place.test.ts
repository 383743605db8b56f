import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withoutPlace } from '../../src/media/place.js';
import { cameraPhoto, save, scene, temporaryFolder } from './sample-media.js';

const folder = await temporaryFolder();
const GPS = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '12/1 34/1 56/1' } };
const XMP = '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>';

async function bare(picture: Uint8Array, type: string): Promise<Buffer | undefined> {
  const found = await withoutPlace(await save(folder, picture), type);
  return found === undefined ? undefined : Buffer.from(found);
}

describe('a picture without its place', () => {
  it('is the picture bit by bit, whatever way a JPEG is written', async () => {
    for (const options of [
      {},
      { progressive: true },
      { mozjpeg: true },
      { quality: 100, chromaSubsampling: '4:4:4' },
    ]) {
      const photo = await scene(2, 160, 120).withExif(GPS).withXmp(XMP).jpeg(options).toBuffer();
      // What phones put behind a photo is a film of the same place.
      const film = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom\xa9xyz', 'latin1');
      const found = await bare(Buffer.concat([photo, film]), 'image/jpeg');
      expect((await sharp(found).raw().toBuffer()).equals(await sharp(photo).raw().toBuffer())).toBe(true);
      expect(found?.includes(film)).toBe(false);
      const { xmp, exif } = await sharp(found).metadata();
      expect(xmp).toBeUndefined();
      expect(exif?.includes(Buffer.from([0x88, 0x25]))).toBe(false);
    }
  });

  it('keeps the way it is turned', async () => {
    const found = await bare(await cameraPhoto(1, {}, 8), 'image/jpeg');
    expect(await sharp(found).metadata()).toMatchObject({ orientation: 8 });
  });

  it.each(['png', 'webp', 'tiff', 'avif'] as const)('is written anew as %s', async (format) => {
    const photo = await scene(1, 160, 120).withExif(GPS).toFormat(format).toBuffer();
    const found = await sharp(await bare(photo, `image/${format}`)).metadata();
    expect(found).toMatchObject({ width: 160, height: 120 });
    expect(found.exif).toBeUndefined();
  });

  it('is not made where there is no place', async () => {
    expect(await bare(await scene(1).jpeg().toBuffer(), 'image/jpeg')).toBeUndefined();
    const turned = await scene(1)
      .withExif({ IFD0: { Make: 'Invented' } })
      .jpeg()
      .toBuffer();
    expect(await bare(turned, 'image/jpeg')).toBeUndefined();
  });
});
