// The decree's geometry (Nghị định 30/2020/NĐ-CP, Phụ lục I), measured on the pages LibreOffice prints.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/documents/docx.js';
import { type Line, type Page, type Printed, print, type Word } from './office.js';
import { sampleBody, sampleReport, sampleTable } from './samples.js';

const PT_PER_MM = 72 / 25.4;
/** LibreOffice rounds to hundredths of a millimetre and draws lines with a width. */
const TOLERANCE_PT = 0.6;
const LEFT = 30 * PT_PER_MM;
const RIGHT = (210 - 15) * PT_PER_MM;
const TOP = 20 * PT_PER_MM;
const BOTTOM = (297 - 20) * PT_PER_MM;

let report: Printed;
beforeAll(async () => {
  const chart = await sharp({ create: { width: 800, height: 300, channels: 3, background: '#99bbdd' } })
    .png()
    .toBuffer();
  const body = sampleBody();
  body.splice(10, 0, {
    type: 'picture',
    image: new Uint8Array(chart),
    alt: 'Biểu đồ',
    caption: 'Biểu đồ 1. Số tin bài',
  });
  body.splice(12, 0, sampleTable(60));
  report = await print(
    await renderDocx(
      sampleReport({
        legalBases: [
          'Căn cứ Kế hoạch số 12/KH-MNHM ngày 05 tháng 9 năm 2020 về công tác truyền thông năm học 2020-2021',
        ],
        body,
        annexes: [
          { title: 'Danh mục tin bài đã đăng', body: [sampleTable(80)] },
          { title: 'Biểu tổng hợp', body: [sampleTable(40)], landscape: true },
        ],
      }),
    ),
  );
}, 300_000);
afterAll(() => report?.close());

const page = (number: number): Page => {
  const found = report.pages[number - 1];
  if (found === undefined) throw new Error(`there is no page ${number}`);
  return found;
};
/** The words one after the other on a page, as one box. */
const box = (on: Page, phrase: string): Word => {
  const wanted = phrase.split(' ');
  const start = on.words.findIndex((_, index) => wanted.every((word, step) => on.words[index + step]?.text === word));
  const words = on.words.slice(start, start + wanted.length);
  if (start === -1) throw new Error(`the page does not say "${phrase}"`);
  return {
    text: phrase,
    left: Math.min(...words.map(({ left }) => left)),
    right: Math.max(...words.map(({ right }) => right)),
    top: Math.min(...words.map(({ top }) => top)),
    bottom: Math.max(...words.map(({ bottom }) => bottom)),
  };
};
/** The first line drawn under a box, not further down than one line of text. */
const lineUnder = (lines: readonly Line[], { left, right, top, bottom }: Word): Line => {
  const found = lines.find(
    (line) => line.y > top + (bottom - top) / 2 && line.y < bottom + 8 && line.left < right && line.right > left,
  );
  if (found === undefined) throw new Error('no line is drawn there');
  return found;
};
const middle = ({ left, right }: { readonly left: number; readonly right: number }): number => (left + right) / 2;
const inTopMargin = ({ words }: Page): string[] => words.filter(({ bottom }) => bottom < TOP).map(({ text }) => text);

describe('a report printed by LibreOffice', () => {
  it('is set in the stand-in of Times New Roman only, every Vietnamese letter included', () => {
    expect(report.fonts.filter((font) => !font.startsWith('LiberationSerif'))).toEqual([]);
  });

  it('is on A4, and on A4 lying on its side for the wide annex', () => {
    for (const { width, height } of report.pages) {
      expect(Math.min(width, height) / PT_PER_MM).toBeCloseTo(210, 0);
      expect(Math.max(width, height) / PT_PER_MM).toBeCloseTo(297, 0);
    }
    expect(page(1).width).toBeLessThan(page(1).height);
    expect(report.pages.at(-1)?.width).toBeGreaterThan(report.pages.at(-1)?.height ?? 0);
  });

  it('keeps its text within 30 and 15 mm at the sides and 20 mm above and below, and fills the width', () => {
    for (const { words, width, height } of report.pages) {
      if (width > height) continue;
      const text = words.filter(({ bottom }) => bottom > TOP);
      expect(Math.min(...text.map(({ left }) => left))).toBeGreaterThanOrEqual(LEFT - TOLERANCE_PT);
      expect(Math.max(...text.map(({ right }) => right))).toBeLessThanOrEqual(RIGHT + TOLERANCE_PT);
      expect(Math.min(...text.map(({ top }) => top))).toBeGreaterThanOrEqual(TOP - TOLERANCE_PT);
      expect(Math.max(...text.map(({ bottom }) => bottom))).toBeLessThanOrEqual(BOTTOM + TOLERANCE_PT);
    }
    const first = page(1).words.filter(({ bottom }) => bottom > TOP);
    expect(Math.abs(Math.min(...first.map(({ left }) => left)) - LEFT)).toBeLessThan(1);
    expect(Math.abs(Math.max(...first.map(({ right }) => right)) - RIGHT)).toBeLessThan(1);
  });

  it('bears the page number alone in the middle of the top margin from page 2, again from 1 in each annex', () => {
    const firsts = report.pages.flatMap(({ words }, index) =>
      index === 0 || words.some(({ text }) => text === 'Phụ') ? [index + 1] : [],
    );
    expect(firsts).toHaveLength(3);
    let shown = 0;
    for (const [index, printed] of report.pages.entries()) {
      shown = firsts.includes(index + 1) ? 1 : shown + 1;
      expect(inTopMargin(printed)).toEqual(shown === 1 ? [] : [String(shown)]);
      if (shown === 1 || printed.width > printed.height) continue;
      const number = box(printed, String(shown));
      expect(Math.abs(middle(number) - (LEFT + RIGHT) / 2)).toBeLessThan(1);
    }
    expect(report.pages.length).toBeGreaterThan(firsts.length + 2);
  });

  it('draws the line under the motto exactly as long as the motto', async () => {
    const motto = box(page(1), 'Độc lập - Tự do - Hạnh phúc');
    const line = lineUnder(await report.linesOn(1), motto);
    expect(Math.abs(line.left - motto.left)).toBeLessThan(TOLERANCE_PT);
    expect(Math.abs(line.right - motto.right)).toBeLessThan(TOLERANCE_PT);
  });

  it('draws the lines under the issuer and the subtitle a third to a half as long as their text, in its middle', async () => {
    const lines = await report.linesOn(1);
    const texts = ['TRƯỜNG MẦM NON HOA MẪU', 'và phương hướng tháng 12 năm 2020'];
    for (const text of texts) {
      const above = box(page(1), text);
      const line = lineUnder(lines, above);
      const share = (line.right - line.left) / (above.right - above.left);
      expect(share).toBeGreaterThan(1 / 3);
      expect(share).toBeLessThan(1 / 2);
      expect(Math.abs(middle(line) - middle(above))).toBeLessThan(TOLERANCE_PT);
      expect(line.y).toBeGreaterThan(above.bottom - 3);
    }
  });

  it('sets number and day on one line, centred under issuer and motto', () => {
    const on = page(1);
    const number = { left: box(on, 'Số:').left, right: box(on, '/BC-MNHM').right };
    expect(Math.abs(middle(number) - middle(box(on, 'TRƯỜNG MẦM NON HOA MẪU')))).toBeLessThan(1);
    const day = { left: box(on, 'Mây Trắng, ngày').left, right: box(on, 'tháng 11 năm 2020').right };
    expect(Math.abs(middle(day) - middle(box(on, 'Độc lập - Tự do - Hạnh phúc')))).toBeLessThan(1);
    const baseline = ({ top, bottom }: Word): number => bottom - (bottom - top) * 0.22;
    expect(Math.abs(baseline(box(on, 'Số:')) - baseline(box(on, 'Mây Trắng, ngày')))).toBeLessThan(1);
  });

  it('repeats the head of a long table on every page it reaches', () => {
    const reached = report.pages.filter(({ words }) => words.some(({ text }) => text === 'Nhỡ'));
    expect(reached.length).toBeGreaterThan(4);
    for (const { words } of reached) expect(words.map(({ text }) => text)).toContain('STT');
  });

  it('never leaves a total alone on a page, however many rows there are', async () => {
    const annexes = Array.from({ length: 8 }, (_, more) => ({
      title: `Danh mục ${more}`,
      body: [sampleTable(28 + more)],
    }));
    const printed = await print(await renderDocx(sampleReport({ annexes })));
    const totals = printed.pages.flatMap(({ words }) => {
      const said = words.map(({ text }) => text);
      return said.includes('cộng') ? [said.filter((word) => word === 'Tổ').length] : [];
    });
    await printed.close();
    expect(totals.length).toBeGreaterThan(annexes.length);
    expect(Math.min(...totals)).toBeGreaterThanOrEqual(2);
  });

  it('never leaves the signature alone on a page', () => {
    const signed = report.pages.find(({ words }) => words.some(({ text }) => text === 'KT.'));
    expect(signed?.words.some(({ text }) => text.endsWith('./.'))).toBe(true);
    const authority = box(signed ?? page(1), 'KT. HIỆU TRƯỞNG');
    const recipients = box(signed ?? page(1), 'Nơi nhận:');
    expect(Math.abs(authority.top - recipients.top)).toBeLessThan(4);
    expect(authority.left).toBeGreaterThan(recipients.right);
  });
});

describe('a chapter printed by LibreOffice', () => {
  it('begins with its text', async () => {
    const chapter = await print(await renderDocx({ kind: 'chapter', title: 'Truyền thông', body: sampleBody() }));
    expect(chapter.pages[0]?.words.slice(0, 3).map(({ text }) => text)).toEqual(['Thực', 'hiện', 'kế']);
    await chapter.close();
  });
});
