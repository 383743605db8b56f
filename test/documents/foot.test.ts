// The foot of a document, its annexes, and a chapter without either (Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I).
import { describe, expect, it } from 'vitest';
import type { IssuedDocument } from '../../src/documents/official-document.js';
import { paragraph, paragraphsOf, textsOf, valuesOf, xmlOf } from './reading.js';
import { sampleReport, sampleTable } from './samples.js';

describe('the foot', () => {
  it('lists the recipients in 11 points under a bold italic 12-point "Nơi nhận:"', async () => {
    const xml = await xmlOf(sampleReport());
    expect(paragraph(xml, 'Nơi nhận:')).toMatchObject({ sizePt: 12, bold: true, italics: true });
    expect(paragraph(xml, '- Như trên;')).toMatchObject({ sizePt: 11, bold: false, italics: false });
    const foot = textsOf(xml.slice(xml.indexOf('Nơi nhận:') - 400));
    expect(foot.slice(0, 5)).toEqual([
      'Nơi nhận:',
      '- Như trên;',
      '- Ban Giám hiệu (để b/c);',
      '- Các tổ chuyên môn, đoàn thể (để t/h);',
      '- Lưu: VT, BTT.',
    ]);
  });

  it('leaves out "Như trên" when nobody is addressed, and always keeps a copy at the registry', async () => {
    const texts = textsOf(await xmlOf(sampleReport({ addressees: [], recipients: { to: ['Ban Giám hiệu'] } })));
    expect(texts).not.toContain('- Như trên;');
    expect(texts).toContain('- Lưu: VT.');
    const twice = textsOf(await xmlOf(sampleReport({ recipients: { to: [], keptBy: ['VT', ' BTT. '] } })));
    expect(twice).toContain('- Lưu: VT, BTT.');
  });

  it('lets a list of sixty recipients run over to the next page and a short one not', async () => {
    const to = Array.from({ length: 60 }, (_, index) => `Tổ thứ ${index + 1}`);
    const long = await xmlOf(sampleReport({ recipients: { to } }));
    expect(textsOf(long).filter((text) => text.startsWith('- Tổ thứ'))).toHaveLength(60);
    const footRow = (xml: string): string => xml.slice(xml.lastIndexOf('<w:tr>'));
    expect(footRow(long)).not.toContain('<w:cantSplit/>');
    expect(footRow(await xmlOf(sampleReport()))).toContain('<w:cantSplit/>');
  });

  const forms: readonly (readonly [string, IssuedDocument['signature'], readonly string[]])[] = [
    ['the head', { form: 'head', title: 'Hiệu trưởng' }, ['HIỆU TRƯỞNG']],
    ['an acting head', { form: 'Q.', title: 'Hiệu trưởng' }, ['Q. HIỆU TRƯỞNG']],
    [
      'a deputy',
      { form: 'KT.', authority: ['Hiệu trưởng'], title: 'Phó Hiệu trưởng' },
      ['KT. HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG'],
    ],
    ['a board', { form: 'TM.', authority: ['Ban Quản trị'], title: 'Trưởng ban' }, ['TM. BAN QUẢN TRỊ', 'TRƯỞNG BAN']],
    [
      'an office by order',
      { form: 'TL.', authority: ['Giám đốc'], title: 'Chánh Văn phòng' },
      ['TL. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG'],
    ],
    ['a mandate', { form: 'TUQ.', authority: ['Giám đốc'], title: 'Trưởng phòng' }, ['TUQ. GIÁM ĐỐC', 'TRƯỞNG PHÒNG']],
    [
      'a committee through its deputy chair',
      { form: 'TM.', authority: ['Ủy ban nhân dân', 'KT. Chủ tịch'], title: 'Phó Chủ tịch' },
      ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ],
  ];
  it.each(forms)('signs for %s', async (_, signature, lines) => {
    const xml = await xmlOf(sampleReport({ signature: { ...signature, name: 'Lê Thị Ví Dụ' } }));
    for (const line of [...lines, 'Lê Thị Ví Dụ']) {
      expect(paragraph(xml, line)).toMatchObject({ bold: true, italics: false, sizePt: 14 });
    }
    expect(textsOf(xml).slice(-lines.length - 1)).toEqual([...lines, 'Lê Thị Ví Dụ']);
  });

  it('keeps the last paragraph of the text with the signature', async () => {
    const xml = await xmlOf(sampleReport());
    expect(paragraph(xml, /của nhà trường\.\/\.$/).xml).toContain('<w:keepNext/>');
    expect(paragraph(xml, /^Tiếp tục/).xml).not.toContain('<w:keepNext/>');
  });
});

describe('annexes', () => {
  const annexes = [
    { title: 'Danh mục tin bài', body: [sampleTable()] },
    { title: 'Biểu tổng hợp', body: [sampleTable()], landscape: true },
  ];

  it('stand on their own pages numbered from 1, with the document they belong to', async () => {
    const xml = await xmlOf(sampleReport({ number: 7, date: { day: 5, month: 1, year: 2020 }, annexes }));
    expect(xml.match(/<w:sectPr>/g)).toHaveLength(3);
    expect(xml.match(/<w:titlePg\/>/g)).toHaveLength(3);
    expect(valuesOf(xml, 'pgNumType', 'start')).toEqual(['1', '1', '1']);
    expect(valuesOf(xml, 'pgSz', 'orient')).toEqual(['portrait', 'portrait', 'landscape']);
    expect(valuesOf(xml, 'pgSz', 'w')).toEqual(['11906', '11906', '16838']);
    expect(paragraph(xml, 'Phụ lục I')).toMatchObject({ bold: true, sizePt: 14 });
    expect(paragraph(xml, 'Phụ lục II')).toMatchObject({ bold: true });
    expect(paragraph(xml, 'DANH MỤC TIN BÀI')).toMatchObject({ bold: true, sizePt: 14 });
    const belongs = paragraphsOf(xml).find(({ text }) => text.startsWith('(Kèm theo'));
    expect(belongs?.text.replace('\n', ' ')).toBe(
      '(Kèm theo Báo cáo số 07/BC-MNHM ngày 05 tháng 01 năm 2020 của Trường Mầm non Hoa Mẫu)',
    );
    expect(belongs).toMatchObject({ italics: true, bold: false });
  });

  it('a lone annex bears no number, and its blanks stay open', async () => {
    const texts = textsOf(await xmlOf(sampleReport({ annexes: annexes.slice(0, 1) })));
    expect(texts).toContain('Phụ lục');
    expect(texts.find((text) => text.startsWith('(Kèm theo'))?.replace('\n', ' ')).toBe(
      '(Kèm theo Báo cáo số       /BC-MNHM ngày      tháng 11 năm 2020 của Trường Mầm non Hoa Mẫu)',
    );
  });
});

describe('a chapter', () => {
  it('is only its text: no letterhead, no signature, no closing mark', async () => {
    const xml = await xmlOf({ kind: 'chapter', title: 'Công tác truyền thông', body: sampleReport().body });
    const texts = textsOf(xml);
    expect(texts).toContain('I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI');
    expect(texts.join('\n')).not.toMatch(/CỘNG HÒA|Nơi nhận|HIỆU TRƯỞNG|Kính gửi|\.\/\./);
    expect(texts.at(-1)).toBe('Trên đây là báo cáo kết quả công tác truyền thông tháng 11 năm 2020 của nhà trường.');
  });
});
