// Tables and pictures of the text.
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/documents/docx.js';
import type { Block, Table } from '../../src/documents/official-document.js';
import { paragraph, paragraphsOf, partOf, textsOf, valuesOf, xmlOf } from './reading.js';
import { DOT_PNG, sampleReport, sampleTable } from './samples.js';

const bodyTexts = async (body: readonly Block[]): Promise<string[]> =>
  textsOf(await xmlOf({ kind: 'chapter', title: 'Thử', body }));

describe('tables', () => {
  const table: Table = {
    type: 'table',
    caption: 'Bảng 1. Thử',
    columns: [{ title: 'STT', align: 'center' }, { title: 'Tên' }, { title: 'Số', align: 'right' }],
    rows: [
      [1, 'Tổ <A> & "B"', 1234567.891],
      [2, { text: 'Trang', href: 'https://truong.example/a?b=1&c="2"' }, null],
      [3, { text: 'Xấu', href: 'javascript:alert(1)' }],
    ],
    total: [null, 'Tổng cộng', 98.5],
  };

  it('repeats the head on every page and splits no row', async () => {
    const xml = await xmlOf(sampleReport({ body: [table] }));
    const grid = xml.slice(xml.indexOf('<w:tbl>', xml.indexOf('Bảng 1. Thử')));
    const rows = grid.slice(0, grid.indexOf('</w:tbl>')).match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
    expect(rows).toHaveLength(5);
    expect(rows.map((row) => row.includes('<w:cantSplit/>'))).toEqual([true, true, true, true, true]);
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, false, false, false, false]);
    expect(rows.map((row) => row.includes('<w:b/>'))).toEqual([true, false, false, false, true]);
    expect(rows.map((row) => row.includes('<w:keepNext/>'))).toEqual([false, false, true, true, false]);
  });

  it('writes numbers the Vietnamese way, leaves gaps empty, and says what was typed', async () => {
    const xml = await xmlOf({ kind: 'chapter', title: 'Thử', body: [table] });
    expect(paragraphsOf(xml).map(({ text }) => text)).toEqual([
      ...['Bảng 1. Thử', 'STT', 'Tên', 'Số'],
      ...['1', 'Tổ <A> & "B"', '1.234.567,89'],
      ...['2', 'Trang', ''],
      ...['3', 'Xấu', ''],
      ...['', 'Tổng cộng', '98,5'],
      '',
    ]);
    expect(paragraph(xml, '1').xml).toContain('<w:jc w:val="center"/>');
    expect(paragraph(xml, '1.234.567,89').xml).toContain('<w:jc w:val="right"/>');
    expect(paragraph(xml, '1.234.567,89').sizePt).toBe(13);
  });

  it('makes links of web addresses only', async () => {
    const xml = await xmlOf({ kind: 'chapter', title: 'Thử', body: [table] });
    expect(xml).toContain('HYPERLINK &quot;https://truong.example/a?b=1&amp;c=%222%22&quot;');
    expect(xml.match(/HYPERLINK/g)).toHaveLength(1);
    expect(xml).not.toContain('javascript');
  });

  it('is exactly as wide as the text', async () => {
    const xml = await xmlOf({ kind: 'chapter', title: 'Thử', body: [table] });
    const widths = valuesOf(xml, 'gridCol', 'w').map(Number);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11906 - 1701 - 851);
    expect(valuesOf(xml, 'tcW', 'w').slice(0, 3).map(Number)).toEqual(widths);
  });

  it('carries two thousand rows', async () => {
    const xml = await xmlOf(sampleReport({ body: [sampleTable(2000)] }));
    // Head, two thousand, total; and the rows of letterhead and signature.
    expect(xml.match(/<w:tr>/g)).toHaveLength(2002 + 3);
    expect(textsOf(xml)).toContain('2.000');
  });

  it('refuses more cells than anyone reads on paper', async () => {
    await expect(bodyTexts([sampleTable(10_001)])).rejects.toThrow('put them in a workbook');
  });

  it('keeps several tables in their places', async () => {
    const body = ['Một', 'Hai', 'Ba'].flatMap((text): Block[] => [
      { type: 'paragraph', text },
      { type: 'table', columns: [{ title: `Cột ${text}` }], rows: [[`Ô ${text}`]] },
    ]);
    expect(await bodyTexts(body)).toEqual(['Một', 'Hai', 'Ba'].flatMap((text) => [text, `Cột ${text}`, `Ô ${text}`]));
  });
});

describe('pictures', () => {
  it('shows bytes or base64 with caption and description, in proportion, never wider than the text', async () => {
    const picture = { type: 'picture', alt: 'Chấm đỏ', caption: 'Biểu đồ 1. Chấm' } as const;
    const file = await renderDocx({
      kind: 'chapter',
      title: 'Thử',
      body: [
        { ...picture, image: DOT_PNG, widthMm: 50 },
        { ...picture, image: new Uint8Array(Buffer.from(DOT_PNG, 'base64')) },
      ],
    });
    const xml = await partOf(file, 'word/document.xml');
    const sizes = [...xml.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"\/>/g)].map(([, cx, cy]) => [
      Number(cx),
      Number(cy),
    ]);
    const EMU_PER_MM = 36_000;
    expect(sizes[0]?.map((emu) => Math.round(emu / EMU_PER_MM))).toEqual([50, 50]);
    expect((sizes[1]?.[0] ?? Number.POSITIVE_INFINITY) / EMU_PER_MM).toBeLessThanOrEqual(165);
    expect(xml).toContain('descr="Chấm đỏ"');
    expect(paragraph(xml, 'Biểu đồ 1. Chấm')).toMatchObject({ italics: true });
  });

  it('reads the size of a JPEG behind its other segments', async () => {
    const jpeg = Uint8Array.from([
      ...[0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x00, 0x00],
      ...[0xff, 0xc0, 0x00, 0x0b, 0x08, 0x00, 0x64, 0x00, 0xc8, 0x01, 0x01, 0x11, 0x00],
    ]);
    const xml = await xmlOf({
      kind: 'chapter',
      title: 'Thử',
      body: [{ type: 'picture', image: jpeg, alt: 'Ảnh', widthMm: 80 }],
    });
    const [, cx, cy] = /<wp:extent cx="(\d+)" cy="(\d+)"\/>/.exec(xml) ?? [];
    expect(Number(cx) / Number(cy)).toBeCloseTo(2, 2);
  });

  it('refuses what is not a picture', async () => {
    await expect(bodyTexts([{ type: 'picture', image: 'AAAA', alt: 'hỏng' }])).rejects.toThrow('neither PNG nor JPEG');
  });
});
