// Workbooks and CSV: what is written is data, typed, and never a formula.
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../src/documents/csv.js';
import { inertText } from '../../src/documents/spreadsheet-text.js';
import type { Sheet, SheetColumn, SheetRow } from '../../src/documents/workbook.js';
import { renderXlsx } from '../../src/documents/xlsx.js';
import { partOf } from './reading.js';

const COLUMNS: readonly SheetColumn[] = [
  { title: 'STT', type: 'number' },
  { title: 'Tên tin bài', type: 'text' },
  { title: 'Ngày gửi', type: 'date' },
  { title: 'Đường dẫn', type: 'link' },
];
const sheet = (rows: readonly SheetRow[], changes: Partial<Sheet> = {}): Sheet => ({
  name: 'Tin bài',
  columns: COLUMNS,
  pages: [rows],
  ...changes,
});

async function read(...sheets: Sheet[]): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const bytes = await renderXlsx({ sheets });
  await book.xlsx.load(bytes.buffer instanceof ArrayBuffer ? bytes.buffer : new ArrayBuffer(0));
  return book;
}

describe('a workbook', () => {
  it('reads back as it was given: numbers, texts, dates as dates, links', async () => {
    const page = (
      await read(
        sheet([
          [1, 'Hội khỏe', '2020-11-25', 'https://truong.example/a'],
          [2.5, 'Bếp ăn', '2020-11-25T08:30', { text: 'Xem', href: 'https://truong.example/b' }],
          [null, null, null, null],
        ]),
      )
    ).getWorksheet('Tin bài');
    const values = (row: number) => [1, 2, 3, 4].map((column) => page?.getRow(row).getCell(column).value);
    expect(values(1)).toEqual(['STT', 'Tên tin bài', 'Ngày gửi', 'Đường dẫn']);
    expect(values(2)).toEqual([
      1,
      'Hội khỏe',
      new Date('2020-11-25T00:00:00Z'),
      { text: 'https://truong.example/a', hyperlink: 'https://truong.example/a' },
    ]);
    expect(values(3)).toEqual([
      2.5,
      'Bếp ăn',
      new Date('2020-11-25T08:30:00Z'),
      { text: 'Xem', hyperlink: 'https://truong.example/b' },
    ]);
    expect(values(4)).toEqual([null, null, null, null]);
    expect(page?.getRow(2).getCell(3).numFmt).toBe('dd/mm/yyyy');
    expect(page?.getRow(3).getCell(3).numFmt).toBe('dd/mm/yyyy hh:mm');
  });

  it('freezes its head and offers a filter on every column', async () => {
    const xml = await partOf(await renderXlsx({ sheets: [sheet([[1, 'A', null, null]])] }), 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
    expect(xml).toContain('<autoFilter ref="A1:D1"/>');
  });

  it('holds no formula whatever was typed', async () => {
    const typed = ['=1+1', '+84', '-5', '@SUM(A1)', '\t=1', '=HYPERLINK("https://x.example")', '＝1'];
    const file = await renderXlsx({ sheets: [sheet(typed.map((text) => [null, text, text, text]))] });
    const xml = await partOf(file, 'xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('<f>');
    const page = (await read(sheet(typed.map((text) => [null, text, text, text])))).worksheets[0];
    for (const [index, text] of typed.entries()) {
      for (const column of [2, 3, 4]) expect(page?.getRow(index + 2).getCell(column).value).toBe(`'${text}`);
    }
  });

  it('refuses addresses that are not of the web or of mail', async () => {
    const page = (await read(sheet([[null, null, null, { text: 'Xem', href: 'file:///etc/passwd' }]]))).worksheets[0];
    expect(page?.getRow(2).getCell(4).value).toBe('Xem');
  });

  it('keeps as text what does not fit its column', async () => {
    const page = (await read(sheet([['không rõ', 5, '2020-02-30', 7]]))).worksheets[0];
    expect([1, 2, 3, 4].map((column) => page?.getRow(2).getCell(column).value)).toEqual([
      'không rõ',
      5,
      '2020-02-30',
      7,
    ]);
  });

  it('gives sheets names a spreadsheet accepts, no two alike', async () => {
    const names = ['Tin bài', 'TIN BÀI', 'a/b:c*[d]?', '', "'x'", 'x'.repeat(40), 'x'.repeat(40)];
    const book = await read(...names.map((name) => sheet([], { name })));
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Tin bài',
      'TIN BÀI (2)',
      'a b c  d',
      'Sheet4',
      'x',
      'x'.repeat(31),
      `${'x'.repeat(26)} (2)`,
    ]);
  });

  it('reads its pages one after the other and writes all their rows', async () => {
    async function* pages(): AsyncGenerator<SheetRow[]> {
      for (let page = 0; page < 6; page += 1) {
        yield Array.from({ length: 1000 }, (_, row): SheetRow => [page * 1000 + row, 'Tin', null, null]);
      }
    }
    const page = (await read(sheet([], { pages: pages() }))).worksheets[0];
    expect(page?.rowCount).toBe(6001);
    expect(page?.getRow(6001).getCell(1).value).toBe(5999);
  });

  it('cuts a text longer than a cell can hold', () => {
    const cut = inertText('đ'.repeat(40_000));
    expect(cut).toHaveLength(32_767);
    expect(cut.endsWith('…')).toBe(true);
  });
});

describe('CSV', () => {
  const csv = async (given: Sheet): Promise<string> => {
    let text = '';
    for await (const part of renderCsv(given)) text += part;
    return text;
  };

  it('quotes what must be quoted and ends lines as RFC 4180 asks', async () => {
    const text = await csv(
      sheet([[1.5, 'A, "B"\nC', '2020-11-25', { text: 'Xem', href: 'https://truong.example/a' }]]),
    );
    expect(text).toBe(
      '\ufeffSTT,Tên tin bài,Ngày gửi,Đường dẫn\r\n1.5,"A, ""B""\nC",2020-11-25,https://truong.example/a\r\n',
    );
  });

  it('starts no field of text with a sign a spreadsheet would run', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''),
        async (rest, sign) => {
          const text = await csv(sheet([[null, `${sign}${rest}`, null, null]], { columns: COLUMNS.slice(0, 2) }));
          const field = text.slice(text.indexOf('\r\n') + 2).replace(/^,"?/, '');
          expect(field).not.toMatch(/^[=+\-@\t]/);
        },
      ),
      { seed: 30 },
    );
  });

  it('leaves negative numbers numbers', async () => {
    expect(await csv(sheet([[-5, 'A', null, null]]))).toContain('\r\n-5,A,,\r\n');
  });
});
