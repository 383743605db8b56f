import { readFile } from 'node:fs/promises';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type InspectOptions, inspectMedia } from '../../src/media/inspect.js';
import { cameraPhoto, compound, DOCX, docx, pdf, save, scene, temporaryFolder, zip } from './sample-media.js';

const folder = await temporaryFolder();
const jpeg = await scene(1).jpeg().toBuffer();
const letter = await docx('Kế hoạch tháng 11');

async function inspect(content: Uint8Array | string, options?: InspectOptions) {
  return inspectMedia(await save(folder, content), options);
}

const problemOf = async (content: Uint8Array | string, name?: string): Promise<string> => {
  const found = await inspect(content, { name });
  return found.ok ? `${found.kind} ${found.type}${found.misnamed ? ' misnamed' : ''}` : found.problem;
};

/** A PNG whose head claims another size than it has. */
async function pngClaiming(width: number, height: number): Promise<Buffer> {
  const png = await scene(1, 16, 16).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** A DOCX whose list claims that its first entry unpacks to this many bytes. */
function docxClaiming(bytes: number): Buffer {
  const file = Buffer.from(letter);
  file.writeUInt32LE(bytes, file.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  return file;
}

describe('looking at a photo', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)(
    'knows a sound %s whatever it is called',
    async (format) => {
      const photo = await scene(2, 160, 120).toFormat(format).toBuffer();
      expect(await inspect(photo, { name: 'IMG_0001' })).toMatchObject({
        ok: true,
        kind: 'photo',
        type: `image/${format}`,
        bytes: photo.length,
        width: 160,
        height: 120,
        perceptualHash: expect.stringMatching(/^[0-9a-f]{16}$/),
      });
    },
  );

  it('tells width and height as the photo is seen, not as it was stored', async () => {
    expect(await inspect(await cameraPhoto(1, {}, 6))).toMatchObject({ width: 480, height: 640 });
    expect(await inspect(await cameraPhoto(1, {}, 3))).toMatchObject({ width: 640, height: 480 });
  });

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('finds a %s cut off anywhere', async (format) => {
    const whole = await scene(3, 240, 180).toFormat(format).toBuffer();
    for (const share of [0.3, 0.6, 0.9, 0.98]) {
      expect(await problemOf(whole.subarray(0, whole.length * share), 'anh.jpg'), `${share}`).toBe('notDecodable');
    }
  });

  it('gives no hash to a picture of one shade, which would be like every other', async () => {
    const blank = sharp({ create: { width: 300, height: 200, channels: 3, background: '#fdfdfd' } });
    const found = await inspect(await blank.png().toBuffer());
    expect(found).toMatchObject({ ok: true, kind: 'photo' });
    expect(found).not.toHaveProperty('perceptualHash');
  });

  it('keeps nothing of the place a photo was taken at', async () => {
    const photo = await cameraPhoto(1, { DateTimeOriginal: '2026:11:20 07:30:00' });
    expect((await sharp(photo).metadata()).exif?.includes(Buffer.from('N\0'))).toBe(true);
    const found = await inspect(photo);
    expect(Object.keys(found).sort()).toEqual(
      ['bytes', 'height', 'kind', 'misnamed', 'ok', 'perceptualHash', 'takenAt', 'type', 'width'].sort(),
    );
  });
});

describe('the corpus of bad media', () => {
  it('is told apart by one code each', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const small = await scene(1, 40, 30).png().toBuffer();
    const corpus: Readonly<Record<string, readonly [content: Uint8Array | string, name: string, found: string]>> = {
      empty: ['', 'anh.jpg', 'empty'],
      'only a beginning': [jpeg.subarray(0, 200), 'anh.jpg', 'notDecodable'],
      'head without picture': [jpeg.subarray(0, 3), 'anh.jpg', 'notDecodable'],
      noise: [
        Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * index * 31) % 251)),
        'anh.jpg',
        'typeMismatch',
      ],
      'text called a photo': ['xin chào', 'anh.png', 'typeMismatch'],
      'PNG called .jpg': [small, 'anh.jpg', 'photo image/png misnamed'],
      'JPEG called .docx': [jpeg, 'bài.docx', 'photo image/jpeg misnamed'],
      'JPEG called .JPEG': [jpeg, 'BÀI.JPEG', 'photo image/jpeg'],
      SVG: [svg, 'logo.svg', 'svg'],
      'SVG called .png': [svg, 'logo.png', 'svg'],
      'SVG behind a declaration': [
        `<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg [<!ENTITY a "]">]>\n${svg}`,
        'x.jpg',
        'svg',
      ],
      'SVG behind an artful one': [`<!DOCTYPE a [<!ENTITY b "]>">]>${svg}`, 'x.jpg', 'svg'],
      'SVG in UTF-16': [Buffer.from(`\ufeff${svg}`, 'utf16le'), 'x.jpg', 'svg'],
      'SVG with a prefix': [`\ufeff<s:svg xmlns:s="http://www.w3.org/2000/svg"/>`, 'x.jpg', 'svg'],
      'photo and ZIP': [Buffer.concat([jpeg, await zip({ 'a.txt': 'a' })]), 'anh.jpg', 'polyglot'],
      'photo and PDF': [
        Buffer.concat([jpeg.subarray(0, 20), Buffer.from('%PDF-1.7'), jpeg.subarray(20)]),
        'a.jpg',
        'polyglot',
      ],
      'photo and page': [Buffer.concat([jpeg, Buffer.from('<HTML><script>1</script>')]), 'a.jpg', 'polyglot'],
      'photo and PHP': [Buffer.concat([small, Buffer.from('<?php system("id"); ?>')]), 'a.png', 'polyglot'],
      'GIF and script': [Buffer.from('GIF89a/*\0\0\0\0\0*/=1;alert(1)'), 'a.gif', 'polyglot'],
      'PDF and ZIP': [Buffer.concat([pdf('An'), await zip({ 'a.txt': 'a' })]), 'a.pdf', 'polyglot'],
      'pixel bomb': [await pngClaiming(60_000, 60_000), 'a.png', 'tooManyPixels'],
      HEIC: [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'IMG_1.HEIC', 'heic'],
      BMP: [Buffer.from('BM6\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0', 'latin1'), 'a.bmp', 'otherPhoto'],
      'ZIP called .docx': [await zip({ 'bai.txt': 'x' }), 'bài.docx', 'typeMismatch'],
      'text called .docx': ['chỉ là chữ', 'bài.docx', 'typeMismatch'],
      'cut DOCX': [letter.subarray(0, letter.length - 30), 'bài.docx', 'notDecodable'],
      'cut ZIP': [(await zip({ 'a.txt': 'x'.repeat(500) })).subarray(0, 100), 'a.zip', 'notDecodable'],
      'DOCX bomb': [docxClaiming(900_000_000), 'bài.docx', 'bomb'],
      'cut PDF': [pdf('An').subarray(0, 300), 'a.pdf', 'notDecodable'],
      'DOCX with a password': [compound('EncryptedPackage'), 'bài.docx', 'locked'],
      'other compound file called .doc': [compound('Nothing We Know'), 'bài.doc', 'typeMismatch'],
      program: [Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'), 'anh.jpg', 'program'],
    };
    const found: Record<string, string> = {};
    for (const [label, [content, name]] of Object.entries(corpus)) found[label] = await problemOf(content, name);
    expect(found).toEqual(Object.fromEntries(Object.entries(corpus).map(([label, [, , code]]) => [label, code])));
  });

  it('tells the size of a photo with too many pixels, and takes one just within', async () => {
    const grey = (width: number) =>
      sharp({ create: { width, height: 5000, channels: 3, background: '#777' } })
        .png({ compressionLevel: 1 })
        .toBuffer();
    expect(await inspect(await grey(8001))).toMatchObject({
      ok: false,
      problem: 'tooManyPixels',
      kind: 'photo',
      size: { width: 8001, height: 5000 },
    });
    expect(await inspect(await grey(8000))).toMatchObject({ ok: true, width: 8000 });
  });

  it('leaves alone what honest phones put behind a photo', async () => {
    const film = Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1');
    expect(await problemOf(Buffer.concat([jpeg, film]), 'motion.jpg')).toBe('photo image/jpeg');
    expect(await problemOf(Buffer.concat([jpeg, jpeg]), 'mpf.jpg')).toBe('photo image/jpeg');
    const xmp = '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>';
    expect(await problemOf(await scene(1).withXmp(xmp).jpeg().toBuffer(), 'xmp.jpg')).toBe('photo image/jpeg');
  });

  it('never makes it throw, whatever is done to a good file', async () => {
    const good = [await scene(1, 64, 48).jpeg().toBuffer(), await scene(1, 64, 48).png().toBuffer(), letter, pdf('An')];
    good.push(compound('WordDocument'), gzipSync('x'));
    const damage = fc.record({
      file: fc.nat(good.length - 1),
      keep: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      put: fc.uint8Array({ maxLength: 12 }),
      name: fc.constantFrom('a.jpg', 'a.docx', 'a.pdf', 'a.mp3', undefined),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, keep, at, put, name }) => {
        const content = Buffer.from(good[file] ?? []).subarray(0, Math.ceil((good[file]?.length ?? 0) * keep));
        Buffer.from(put).copy(content, Math.floor(at * content.length));
        const found = await inspect(content, { name });
        expect(found.bytes).toBe(content.length);
        if (!found.ok) expect(found.problem).toMatch(/^\w+$/);
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('says so when there is no file at all', async () => {
    await expect(inspectMedia(`${folder}/missing`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('looking at other files', () => {
  const contentTypes =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const office = (part: string) =>
    zip({ 'docProps/app.xml': '<a/>', [part]: '<x/>', '[Content_Types].xml': contentTypes });

  it('knows documents by their content', async () => {
    const odt = await zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' });
    expect(await problemOf(letter, 'bài.docx')).toBe(`document ${DOCX}`);
    expect(await problemOf(letter)).toBe(`document ${DOCX}`);
    expect(await problemOf(await office('word/document.xml'))).toBe(`document ${DOCX}`);
    expect(await problemOf(await office('xl/workbook.xml'))).toMatch(/^document .*spreadsheetml\.sheet$/);
    expect(await problemOf(await office('ppt/presentation.xml'))).toMatch(/^document .*presentationml\.presentation$/);
    expect(await problemOf(odt, 'bài.odt')).toBe('document application/vnd.oasis.opendocument.text');
    expect(await problemOf(compound('WordDocument'), 'bài.doc')).toBe('document application/msword');
    expect(await problemOf(compound('Workbook'), 'bảng.xls')).toBe('document application/vnd.ms-excel');
    expect(await problemOf(compound('PowerPoint Document'), 'a.ppt')).toBe('document application/vnd.ms-powerpoint');
    expect(await problemOf(pdf('An'), 'a.pdf')).toBe('document application/pdf');
    expect(await problemOf('{\\rtf1 An}', 'a.rtf')).toBe('document application/rtf');
  });

  it('tells text from anything else, in old encodings too', async () => {
    expect(await problemOf('Kính gửi thầy cô,\nđây là bài của tổ Toán.', 'bài.txt')).toBe('document text/plain');
    expect(await problemOf(Buffer.from('\ufeffTổ Văn', 'utf16le'), 'bài.txt')).toBe('document text/plain');
    expect(await problemOf('BMI của lớp 6A', 'bmi.txt')).toBe('document text/plain');
    expect(await problemOf('MZ là tên nhóm', 'a.txt')).toBe('document text/plain');
    expect(await problemOf(Buffer.from('C«ng v¨n', 'latin1'), 'bài.txt')).toBe('document text/plain');
    expect(await problemOf(`${'a'.repeat(65_535)}ế`, 'dài.txt')).toBe('document text/plain');
    expect(await problemOf('Tổ,Số bài\nToán,3\n', 'bảng.csv')).toBe('document text/csv');
    expect(await problemOf('<!DOCTYPE html><html><body>An</body></html>', 'a.html')).toBe('document text/html');
    expect(await problemOf(Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]))).toBe('unknown application/octet-stream');
  });

  it('lets a table that school software exports under an old name pass, with a note', async () => {
    expect(await problemOf('<html><table><tr><td>1</td></tr></table></html>', 'điểm.xls')).toBe(
      'document text/html misnamed',
    );
    expect(await problemOf('Tổ\tSố bài\n', 'điểm.xls')).toBe('document text/plain misnamed');
    expect(await problemOf('<?xml version="1.0"?><Workbook/>', 'điểm.xls')).toBe('document application/xml misnamed');
  });

  it('knows sound, film and archives, and doubts no sound by its name', async () => {
    const mp4 = Buffer.from(`\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41${'\0'.repeat(64)}`, 'latin1');
    const opus = Buffer.from(`OggS\0\x02${'\0'.repeat(22)}OpusHead${'\0'.repeat(40)}`, 'latin1');
    expect(await problemOf(mp4, 'phim.mp4')).toBe('video video/mp4');
    expect(await problemOf(opus, 'tiếng.oga')).toBe('audio audio/ogg');
    expect(await problemOf(await zip({ 'a.txt': 'a' }), 'ảnh.zip')).toBe('archive application/zip');
    expect(await problemOf(gzipSync('abc'), 'a.gz')).toBe('archive application/gzip');
    expect(await problemOf(Buffer.from([0, 9, 0, 9, 1, 0, 255]), 'tiếng.mp3')).toBe(
      'unknown application/octet-stream misnamed',
    );
  });

  it('reads an archive list with wide numbers and a comment', async () => {
    const path = await save(folder, zip64('word/document.xml', '<w/>'));
    expect(await inspectMedia(path)).toMatchObject({ ok: true, kind: 'document', type: DOCX });
    expect((await readFile(path)).readUInt32LE(0)).toBe(0x04034b50);
  });
});

/** A ZIP64 file with one deflated entry beside the content types, as streaming writers make it. */
function zip64(name: string, text: string): Buffer {
  const local: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [entry, content] of [
    ['[Content_Types].xml', '<Types/>'],
    [name, text],
  ] as const) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(entry.length, 26);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(8, 10);
    for (const field of [20, 24, 42]) listed.writeUInt32LE(0xffffffff, field);
    listed.writeUInt16LE(entry.length, 28);
    listed.writeUInt16LE(28, 30);
    const wide = Buffer.alloc(28);
    wide.writeUInt16LE(1, 0);
    wide.writeUInt16LE(24, 2);
    for (const [index, value] of [content.length, packed.length, at].entries())
      wide.writeBigUInt64LE(BigInt(value), 4 + index * 8);
    local.push(head, Buffer.from(entry), packed);
    list.push(listed, Buffer.from(entry), wide);
    at += head.length + entry.length + packed.length;
  }
  const size = Buffer.concat(list).length;
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  for (const [field, value] of [
    [24, 2],
    [32, 2],
    [40, size],
    [48, at],
  ] as const)
    end64.writeBigUInt64LE(BigInt(value), field);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + size), 8);
  const end = Buffer.alloc(22, 0xff);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(7, 20);
  return Buffer.concat([...local, ...list, end64, locator, end, Buffer.from('comment')]);
}
