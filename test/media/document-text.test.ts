import { deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type DocumentLimits, readDocumentText } from '../../src/media/document-text.js';
import { DOCX, docx, pdf, save, temporaryFolder, zip } from './sample-media.js';

const folder = await temporaryFolder();
const PDF = 'application/pdf';
const MB = 1024 * 1024;

const read = async (content: Uint8Array | string, type: string, limits?: DocumentLimits) =>
  readDocumentText(await save(folder, content), type, limits);

/** A PDF whose one page unpacks to this many spaces. */
const pdfBomb = (bytes: number): Buffer =>
  pdf('An', { content: deflateSync(Buffer.alloc(bytes, 32)), filter: '/Filter/FlateDecode' });

describe('the text of a document', () => {
  it('is read from a DOCX, composed, line by line', async () => {
    const letter = await docx('Kế hoạch tháng 11'.normalize('NFD'), 'Tổ Toán nộp bài & ảnh');
    expect(await read(letter, DOCX)).toEqual({
      ok: true,
      text: 'Kế hoạch tháng 11\n\nTổ Toán nộp bài & ảnh',
      cut: false,
    });
  });

  it('is read from a PDF, composed', async () => {
    const text = 'Tổ Văn nộp bài';
    expect(await read(pdf(text.normalize('NFD')), PDF)).toEqual({ ok: true, text, cut: false });
  });

  it('is read from plain text in the encodings people have', async () => {
    const text = 'Kính gửi thầy cô\n\nđây là bài';
    for (const content of [
      text,
      `\ufeff${text.normalize('NFD')}`,
      text.replaceAll('\n', '\r\n'),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
    ]) {
      expect(await read(content, 'text/plain')).toEqual({ ok: true, text, cut: false });
    }
    const windows1258 = Buffer.from([0x54, 0xf4, 0xec, 0x20, 0xf0, 0xe2, 0x79]);
    expect(await read(windows1258, 'text/csv')).toEqual({
      ok: true,
      text: 'Tố đây',
      cut: false,
    });
  });

  it('is cut at 200,000 characters and never inside a letter', async () => {
    const long = await read('á'.normalize('NFD').repeat(150_000), 'text/plain');
    expect(long).toEqual({ ok: true, text: 'á'.repeat(150_000), cut: false });
    const longer = await read(`a${'😀'.repeat(120_000)}`, 'text/plain');
    expect(longer).toEqual({ ok: true, text: `a${'😀'.repeat(99_999)}`, cut: true });
    const letter = await read(await docx('Tổ Toán '.repeat(40_000)), DOCX);
    expect(letter).toMatchObject({ ok: true, cut: true });
    expect(letter.ok && letter.text?.length).toBe(200_000);
  });

  it('is empty for a scan and missing for what is not read', async () => {
    expect(await read(pdf('An', { content: Buffer.from('0 0 m'), filter: '' }), PDF)).toEqual({
      ok: true,
      text: '',
      cut: false,
    });
    expect(await read('x', 'application/msword')).toEqual({ ok: true, text: undefined, cut: false });
  });
});

describe('a document that cannot be read', () => {
  it('is told apart and never throws', async () => {
    const letter = await docx('An');
    const contentTypes =
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
    expect(await read(letter.subarray(0, letter.length - 40), DOCX)).toEqual({ ok: false, problem: 'notDecodable' });
    expect(await read(await zip({ '[Content_Types].xml': contentTypes, 'word/x': 'x' }), DOCX)).toEqual({
      ok: false,
      problem: 'notDecodable',
    });
    expect(
      await read(await zip({ '[Content_Types].xml': contentTypes, 'word/document.xml': '<w:document' }), DOCX),
    ).toMatchObject({ ok: false });
    expect(await read('không phải PDF', PDF)).toEqual({ ok: false, problem: 'notDecodable' });
    expect(await read('', PDF)).toEqual({ ok: false, problem: 'notDecodable' });
  });

  it('asks for the password of a locked PDF', async () => {
    const keys = `/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>`;
    const locked = pdf('An')
      .toString('latin1')
      .replace('/Root 1 0 R', `/Root 1 0 R/ID[<41><41>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4${keys}>>`);
    expect(await read(Buffer.from(locked, 'latin1'), PDF)).toEqual({ ok: false, problem: 'locked' });
  });

  it('is stopped when it unpacks to far more than a document does, whatever its list claims', async () => {
    const packed = deflateRawSync(Buffer.alloc(257 * MB, 32), { level: 1 });
    expect(await read(await docxHolding(packed, 1000), DOCX)).toEqual({ ok: false, problem: 'bomb' });
  });

  it('is stopped when its reader takes more memory than it may, and the next one is read all the same', async () => {
    const [bomb, letter] = await Promise.all([
      read(pdfBomb(200 * MB), PDF, { memoryBytes: 180 * MB }),
      read(pdf('An'), PDF),
    ]);
    expect(bomb).toEqual({ ok: false, problem: 'bomb' });
    expect(letter).toEqual({ ok: true, text: 'An', cut: false });
  });

  it('is stopped when it takes too long', async () => {
    expect(await read(pdf('An'), PDF, { timeMs: 1 })).toEqual({ ok: false, problem: 'tooSlow' });
  });

  it('says so when there is no file at all', async () => {
    await expect(readDocumentText(`${folder}/missing`, PDF)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(readDocumentText(`${folder}/missing`, DOCX)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

/** A DOCX with one more entry of these packed bytes, whose size its heads and list state as they like. */
async function docxHolding(packed: Buffer, claimed: number): Promise<Buffer> {
  const name = 'word/more.xml';
  const placeholder = await zip({
    [name]: 'x'.repeat(claimed),
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': '<w/>',
  });
  const head = placeholder.subarray(0, 30 + name.length);
  const oldPacked = placeholder.readUInt32LE(18);
  const moved = packed.length - oldPacked;
  const rest = Buffer.from(placeholder.subarray(30 + name.length + oldPacked));
  const end = rest.length - 22;
  rest.writeUInt32LE(rest.readUInt32LE(end + 16) + moved, end + 16);
  let at = rest.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  rest.writeUInt32LE(packed.length, at + 20);
  for (;;) {
    at = rest.indexOf(Buffer.from('PK\x01\x02', 'latin1'), at + 4);
    if (at === -1) break;
    rest.writeUInt32LE(rest.readUInt32LE(at + 42) + moved, at + 42);
  }
  const newHead = Buffer.from(head);
  newHead.writeUInt32LE(packed.length, 18);
  return Buffer.concat([newHead, packed, rest]);
}
