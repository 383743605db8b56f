// What the text of a document says: numbering, empty sections, its end, tables, pictures, and anything people may type.
import { ImportedXmlComponent } from 'docx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/documents/docx.js';
import { headingCounter, pointLetter, romanNumber } from '../../src/documents/numbering.js';
import type { Block, Table } from '../../src/documents/official-document.js';
import { paragraph, paragraphsOf, partOf, textsOf, valuesOf, xmlOf } from './reading.js';
import { DOT_PNG, sampleReport, sampleTable } from './samples.js';

const bodyTexts = async (body: readonly Block[]): Promise<string[]> =>
  textsOf(await xmlOf({ kind: 'chapter', title: 'Thử', body }));

describe('numbering', () => {
  it('counts points by the Vietnamese alphabet: đ after d, no f, j, w, z, no marked vowels', () => {
    const letters = Array.from({ length: 23 }, (_, index) => pointLetter(index + 1));
    expect(letters.join(' ')).toBe('a b c d đ e g h i k l m n o p q r s t u v x y');
    expect([pointLetter(24), pointLetter(28), pointLetter(47)]).toEqual(['aa', 'ađ', 'ba']);
  });

  it('writes Roman numbers', () => {
    expect([1, 4, 9, 14, 40, 90, 400, 1994].map(romanNumber)).toEqual([
      'I',
      'IV',
      'IX',
      'XIV',
      'XL',
      'XC',
      'CD',
      'MCMXCIV',
    ]);
  });

  it('starts the lower counters again under each higher heading', () => {
    const next = headingCounter();
    const said = ([1, 2, 3, 3, 2, 3, 1, 2, 3] as const).map(next);
    expect(said).toEqual(['I.', '1.', 'a)', 'b)', '2.', 'a)', 'II.', '1.', 'a)']);
  });

  it('puts the numbers before the titles, in capitals for the first level only', async () => {
    const texts = await bodyTexts([
      { type: 'heading', level: 1, text: 'Kết quả' },
      { type: 'heading', level: 2, text: 'Tin bài' },
      ...['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'].map((text): Block => ({ type: 'heading', level: 3, text })),
    ]);
    expect(texts).toEqual(['I. KẾT QUẢ', '1. Tin bài', 'a) Một', 'b) Hai', 'c) Ba', 'd) Bốn', 'đ) Năm', 'e) Sáu']);
  });
});

describe('an empty section', () => {
  it('says "Không có." under a titled number, in an empty list and for a table without rows', async () => {
    const texts = await bodyTexts([
      { type: 'heading', level: 1, text: 'Một' },
      { type: 'heading', level: 2, text: 'Hai' },
      { type: 'heading', level: 2, text: 'Ba' },
      { type: 'list', items: [] },
      { type: 'heading', level: 2, text: 'Bốn' },
      { ...sampleTable(), rows: [] },
      { type: 'heading', level: 1, text: 'Năm' },
    ]);
    expect(texts).toEqual([
      'I. MỘT',
      '1. Hai',
      'Không có.',
      '2. Ba',
      'Không có.',
      '3. Bốn',
      'Không có.',
      'II. NĂM',
      'Không có.',
    ]);
  });
});

describe('the end of the text', () => {
  const lastOf = async (block: Block): Promise<string | undefined> => {
    const texts = textsOf(await xmlOf(sampleReport({ body: [block] })));
    return texts[texts.indexOf('Nơi nhận:') - 1];
  };

  it.each([
    ['Trên đây là báo cáo của nhà trường.', 'Trên đây là báo cáo của nhà trường./.'],
    ['Trên đây là báo cáo ./.', 'Trên đây là báo cáo./.'],
    ['Trên đây là báo cáo', 'Trên đây là báo cáo./.'],
    ['Trên đây là báo cáo;', 'Trên đây là báo cáo./.'],
  ])('closes %j with one "./."', async (text, closed) => {
    expect(await lastOf({ type: 'paragraph', text })).toBe(closed);
  });

  it('closes a list at its last item, and stands alone after a table', async () => {
    expect(await lastOf({ type: 'list', items: ['một', 'hai'] })).toBe('- hai./.');
    expect(await lastOf(sampleTable())).toBe('./.');
  });

  it('marks only the end', async () => {
    const xml = await xmlOf(sampleReport());
    expect(textsOf(xml).filter((text) => text.includes('./.'))).toHaveLength(1);
  });
});

describe('paragraphs and lists', () => {
  it('makes a paragraph of every line and drops empty ones', async () => {
    expect(await bodyTexts([{ type: 'paragraph', text: 'Một\r\n\n  \nHai' }])).toEqual(['Một', 'Hai']);
  });

  it('gives list items a dash and the punctuation they lack', async () => {
    expect(await bodyTexts([{ type: 'list', items: ['một', 'hai.', 'ba?', 'bốn;'] }])).toEqual([
      '- một;',
      '- hai;',
      '- ba?',
      '- bốn.',
    ]);
  });
});

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

describe('what people type', () => {
  it('keeps signs of XML and drops characters no office program reads', async () => {
    const texts = await bodyTexts([{ type: 'paragraph', text: 'A <b> & "c" \u0000\u0008\u000b\ufffe\ud800 D\u0301' }]);
    expect(texts).toEqual(['A <b> & "c" \ufffd D\u0301'.normalize('NFC')]);
  });

  it('stays well-formed and is said in full, whatever it is and wherever it stands', async () => {
    const awkward = fc.constantFrom(
      '</w:t>',
      '<w:p><w:pPr><w:pStyle w:val="LoaTable0"/></w:pPr></w:p>',
      ']]>',
      '&amp;',
      '$&',
      '$1',
      '\u0000',
      '\ud83d',
      '😀',
      '\u202e',
      '{{a}}',
    );
    const typed = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), awkward)).map((parts) => parts.join(' '));
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const file = await renderDocx(
          sampleReport({
            symbol: text,
            place: text,
            typeName: text,
            subtitle: text,
            letterhead: { parent: [text], issuer: text },
            addressees: [text, text],
            legalBases: [text],
            body: [
              { type: 'heading', level: 1, text },
              { type: 'heading', level: 3, text },
              { type: 'paragraph', text },
              { type: 'list', items: [text] },
              { type: 'table', caption: text, columns: [{ title: text }], rows: [[text], [{ text, href: text }]] },
              { type: 'picture', image: DOT_PNG, alt: text, caption: text },
            ],
            recipients: { to: [text], keptBy: [text] },
            signature: { form: 'TM.', authority: [text], title: text, name: text },
            annexes: [{ title: text, body: [sampleTable()] }],
          }),
        );
        const xml = await partOf(file, 'word/document.xml');
        expect(() => ImportedXmlComponent.fromXmlString(xml)).not.toThrow();
        expect(xml.match(/<w:tbl>/g)).toHaveLength(4);
        const controls = [...xml].filter((sign) => sign < ' ' && !'\t\n\r'.includes(sign));
        expect(controls).toEqual([]);
      }),
      { numRuns: 40, seed: 30 },
    );
  });
});
