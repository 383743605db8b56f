import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/conversation/listing.js';
import { codeIn, lockedUntil, nearest, readName, standingOf } from '../../src/features/registration/rules.js';
import { linkCode, spacedCode, typedCode } from '../../src/lib/codes.js';

describe('codes', () => {
  it('are found as typed, as the code of a link and in a whole link', () => {
    expect(codeIn(' abcd-2345 ')).toBe('ABCD2345');
    expect(codeIn('ab cd 23 45')).toBe('ABCD2345');
    expect(codeIn('https://t.me/loa_bot?start=Ab-_0123456789ABCDEFGH')).toBe('Ab-_0123456789ABCDEFGH');
    expect(codeIn('Mời bấm https://t.me/loa_bot?start=Ab-_0123456789ABCDEFGH nhé')).toBe('Ab-_0123456789ABCDEFGH');
    for (const made of [linkCode(), typedCode()]) expect(codeIn(made)).toBe(made);
    expect(codeIn(spacedCode('ABCD2345'))).toBe('ABCD2345');
  });

  it('are not found in ordinary words', () => {
    for (const words of ['xin chào', 'Nguyễn Thị Hoa', '12345', 'ABCD-234', 'ABCD-23451', '/start'])
      expect(codeIn(words)).toBeUndefined();
  });
});

describe('names', () => {
  it('keep their marks and get their capitals', () => {
    expect(readName('  Nguyễn   Thị\nHoa ')).toBe('Nguyễn Thị Hoa');
    expect(readName('đỗ thị hoà')).toBe('Đỗ Thị Hoà');
    expect(readName('ĐỖ THỊ ÁNH')).toBe('Đỗ Thị Ánh');
    expect(readName("H'Mẫu Niê-Kđăm")).toBe("H'Mẫu Niê-Kđăm");
    expect(readName('Nguyễn Thị Hoa'.normalize('NFD'))).toBe('Nguyễn Thị Hoa'.normalize('NFC'));
  });

  it('are found in a sentence', () => {
    for (const text of [
      'Dạ em tên là Nguyễn Thị Hoa ạ',
      'Họ và tên: nguyễn thị hoa',
      'em ten la Nguyễn Thị Hoa',
      'Tôi là Nguyễn Thị Hoa',
    ])
      expect(readName(text)).toBe('Nguyễn Thị Hoa');
    for (const name of ['Tên Mẫu', 'La Thị Mẫu', 'Dạ Thảo', 'Nguyễn Thị Em']) expect(readName(name)).toBe(name);
  });

  it('have 2 to 80 letters and nothing else', () => {
    for (const text of ['', 'x', 'Hoa 1990', '0912345678', 'hoa@mau.vn', '<b>Hoa</b>', '- Hoa', 'a'.repeat(81), '👍👍'])
      expect(readName(text)).toBeUndefined();
    expect(readName(`A${'a'.repeat(79)}`)).toHaveLength(80);
  });

  it('read once more are the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (text) => {
        const name = readName(text);
        if (name !== undefined) expect(readName(name)).toBe(name);
      }),
      { seed: 2020 },
    );
  });
});

describe('wrong tries', () => {
  const now = new Date('2020-11-02T01:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  it('lock after the fifth within an hour, until the oldest of the five is an hour old', () => {
    expect(lockedUntil([10, 20, 30, 40].map(ago), now)).toBeUndefined();
    expect(lockedUntil([50, 10, 20, 30, 40].map(ago), now)).toEqual(new Date('2020-11-02T01:10:00Z'));
    expect(lockedUntil([60, 10, 20, 30, 40].map(ago), now)).toBeUndefined();
  });

  it('never allow more than five within any hour', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 60 }), (minutes) => {
        const made: Date[] = [];
        for (const at of minutes.toSorted((a, b) => a - b).map((minute) => ago(-minute)))
          if (lockedUntil(made, at) === undefined) made.push(at);
        for (const start of made) {
          const within = made.filter((at) => at >= start && at.getTime() < start.getTime() + 3_600_000);
          expect(within.length).toBeLessThanOrEqual(5);
        }
      }),
      { seed: 2020 },
    );
  });
});

it('an invite is open until its last use, its end or its revocation', () => {
  const now = new Date('2020-11-02T01:00:00Z');
  const later = new Date('2020-11-02T01:00:01Z');
  expect(standingOf({ usesLeft: 1, expiresAt: later, revokedAt: null }, now)).toBe('open');
  expect(standingOf({ usesLeft: 0, expiresAt: later, revokedAt: null }, now)).toBe('used');
  expect(standingOf({ usesLeft: 1, expiresAt: now, revokedAt: null }, now)).toBe('expired');
  expect(standingOf({ usesLeft: 0, expiresAt: now, revokedAt: now }, now)).toBe('revoked');
});

it('a list shows every entry exactly once on its way through the pages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 3 }), (length, others) => {
      const items = Array.from({ length }, (_, n) => n);
      const seen: number[] = [];
      let page: number | undefined = 0;
      do {
        const { shown, next }: ReturnType<typeof pageOf<number>> = pageOf(items, page, others);
        expect(shown.length + others + (next === undefined ? 0 : 1)).toBeLessThanOrEqual(8);
        seen.push(...shown);
        page = next;
      } while (page !== undefined && page !== 0);
      expect(seen).toEqual(items);
    }),
    { seed: 2020 },
  );
});

it('the likest of the known words come first', () => {
  const units = ['bgh', 'van-phong', 'to-mau-giao-lon', 'to-mau-giao-nho', 'to-nuoi-duong'];
  expect(nearest('to-mau-giao-lom', units, 2)).toEqual(['to-mau-giao-lon', 'to-mau-giao-nho']);
  expect(nearest('vanphong', units, 1)).toEqual(['van-phong']);
  expect(nearest('ZZZ', units, 3)).toEqual([]);
});
