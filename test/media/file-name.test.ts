import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, keepsPromise, promisedType } from '../../src/media/file-name.js';

const JPEG = 'image/jpeg';
const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('a clean file name', () => {
  it('leaves an ordinary name as it is', () => {
    expect(cleanFileName('Kế hoạch tháng 11 (bản 2).docx', DOCX)).toBe('Kế hoạch tháng 11 (bản 2).docx');
    expect(cleanFileName('Điểm 10.5 – tổ Toán_v1.0.pdf', PDF)).toBe('Điểm 10.5 – tổ Toán_v1.0.pdf');
  });

  it.each([
    ['../../etc/passwd', 'passwd.jpg'],
    ['..\\..\\windows\\anh.jpg', 'anh.jpg'],
    ['/abs/olute/anh.jpg', 'anh.jpg'],
    ['C:\\Users\\An\\anh.jpg', 'anh.jpg'],
    ['../..', 'tep.jpg'],
    ['anh/', 'anh.jpg'],
    ['a\0nh.jpg', 'anh.jpg'],
    ['anh.jpg\0.exe', 'anh.jpg'],
    ['anh\u202egpj.exe', 'anhgpj.jpg'],
    ['\u2066anh\u2069\u200b.jpg', 'anh.jpg'],
    ['dòng một\ndòng hai.jpg', 'dòng một dòng hai.jpg'],
    ['ảnh   khai\u00a0giảng .jpg', 'ảnh khai giảng.jpg'],
    ['Ảnh tổ Toán.jpg'.normalize('NFD'), 'Ảnh tổ Toán.jpg'],
    ['anh: "1" <2> |3|?*.jpg', 'anh- -1- -2- -3---.jpg'],
    ['.hidden.jpg', 'hidden.jpg'],
    ['anh.jpg...', 'anh.jpg'],
    ['CON.jpg', '_CON.jpg'],
    ['com1', '_com1.jpg'],
    ['console.jpg', 'console.jpg'],
    ['\ud800anh.jpg', 'anh.jpg'],
    ['', 'tep.jpg'],
    ['   ', 'tep.jpg'],
    ['.jpg', 'tep.jpg'],
    [undefined, 'tep.jpg'],
  ])('makes of %j %j', (original, clean) => {
    expect(cleanFileName(original, JPEG)).toBe(clean);
  });

  it('ends as its content is, not as it was called', () => {
    expect(cleanFileName('anh.JPEG', JPEG)).toBe('anh.jpeg');
    expect(cleanFileName('anh.png', JPEG)).toBe('anh.jpg');
    expect(cleanFileName('anh.jpg.exe', JPEG)).toBe('anh.jpg');
    expect(cleanFileName('virus.exe', PDF)).toBe('virus.pdf');
    expect(cleanFileName('Danh sách.doc.pdf', PDF)).toBe('Danh sách.doc.pdf');
    expect(cleanFileName('Bài 1.2', DOCX)).toBe('Bài 1.2.docx');
    expect(cleanFileName('trang.html', 'text/plain')).toBe('trang.txt');
    expect(cleanFileName('Thư.Lạ', 'application/octet-stream')).toBe('Thư.Lạ');
  });

  it('is cut to 120 characters and 240 bytes, between letters, with its extension', () => {
    const plain = cleanFileName(`${'a'.repeat(300)}.jpg`, JPEG);
    expect(plain).toBe(`${'a'.repeat(116)}.jpg`);
    const vietnamese = cleanFileName(`${'ế'.normalize('NFD').repeat(300)}.docx`, DOCX);
    expect(vietnamese).toBe(`${'ế'.repeat(78)}.docx`);
    expect(cleanFileName(`${'👩‍🏫'.repeat(100)}.jpg`, JPEG)).toMatch(/^(👩|🏫)+\.jpg$/u);
  });

  it('is safe, right and final for any name and type', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '../',
        '..\\',
        '/',
        '.',
        ' ',
        '\0',
        '\u202e',
        'ế'.normalize('NFD'),
        '\u0301',
        'CON',
        '.jpg',
        '.exe',
        '<',
        '😀',
      ),
    );
    const names = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
    const types = fc.constantFrom(JPEG, PDF, DOCX, 'text/plain', 'application/octet-stream', 'x/y');
    fc.assert(
      fc.property(names, types, (name, type) => {
        const clean = cleanFileName(name, type);
        expect(clean).not.toBe('');
        expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\<>:"|?*]|^[. ]|[. ]$/u);
        expect(clean).toBe(clean.normalize('NFC'));
        expect(clean.length).toBeLessThanOrEqual(120);
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(240);
        expect(cleanFileName(clean, type)).toBe(clean);
        if (type === JPEG) expect(clean).toMatch(/\.(jpg|jpeg|jpe|jfif)$/);
        if (type === PDF) expect(clean).toMatch(/\.pdf$/);
      }),
      { numRuns: 1500, seed: 13 },
    );
  });
});

describe('what a name promises', () => {
  it('is the type of its extension', () => {
    expect(promisedType('BÀI.DOCX')).toBe(DOCX);
    expect(promisedType('anh.jpg\u200b')).toBe(JPEG);
    expect(promisedType('Điểm 10.5')).toBeUndefined();
    expect(promisedType('docx')).toBeUndefined();
  });

  it('is kept by any type that may end so, and by every name that promises nothing', () => {
    expect(keepsPromise('phim.mov', 'video/mp4')).toBe(true);
    expect(keepsPromise('anh.png', JPEG)).toBe(false);
    expect(keepsPromise('anh', JPEG)).toBe(true);
    expect(keepsPromise('anh.png', 'application/octet-stream')).toBe(false);
  });
});
