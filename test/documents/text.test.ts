// What the text of a document says: numbering, empty sections, its end, and anything people may type.
import { ImportedXmlComponent } from 'docx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/documents/docx.js';
import { headingCounter, pointLetter, romanNumber } from '../../src/documents/numbering.js';
import type { Block } from '../../src/documents/official-document.js';
import { partOf, textsOf, xmlOf } from './reading.js';
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

describe('what people type', () => {
  it('keeps signs of XML and drops characters no office program reads', async () => {
    const texts = await bodyTexts([{ type: 'paragraph', text: 'A <b> & "c" \u0000\u0008\u000b\ufffe\ud800 D\u0301' }]);
    expect(texts).toEqual(['A <b> & "c" \ufffd D\u0301'.normalize('NFC')]);
  });

  it('stays well-formed, whatever it is and wherever it stands', async () => {
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
