// The decree's rules of layout (Nghị định 30/2020/NĐ-CP, Phụ lục I), read from the files' XML.
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../src/documents/docx.js';
import { textWidth } from '../../src/documents/times-metrics.js';
import { drawnLinesOf, paragraph, paragraphsOf, partOf, textsOf, valuesOf, xmlOf } from './reading.js';
import { sampleReport, sampleTable } from './samples.js';

const TWIPS_PER_MM = 1440 / 25.4;
const TEXT_WIDTH_PT = (11906 - 1701 - 851) / 20;

describe('the sheet', () => {
  it('is A4 with the margins of the decree', async () => {
    const xml = await xmlOf(sampleReport());
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    const margin = (side: string): number => Number(valuesOf(xml, 'pgMar', side)[0]) / TWIPS_PER_MM;
    expect(margin('top')).toBeGreaterThanOrEqual(20);
    expect(margin('top')).toBeLessThanOrEqual(25);
    expect(margin('bottom')).toBeGreaterThanOrEqual(20);
    expect(margin('bottom')).toBeLessThanOrEqual(25);
    expect(margin('left')).toBeGreaterThanOrEqual(30);
    expect(margin('left')).toBeLessThanOrEqual(35);
    expect(margin('right')).toBeGreaterThanOrEqual(15);
    expect(margin('right')).toBeLessThanOrEqual(20);
  });

  it('bears its page number centred in the top margin, 13 to 14 points, and none on the first page', async () => {
    const file = await renderDocx(sampleReport());
    const xml = await partOf(file, 'word/document.xml');
    expect(xml).toContain('<w:titlePg/>');
    const headers = [await partOf(file, 'word/header1.xml'), await partOf(file, 'word/header2.xml')];
    const numbered = headers.filter((header) => /<w:instrText[^>]*>PAGE<\/w:instrText>/.test(header));
    expect(numbered).toHaveLength(1);
    expect(numbered[0]).toContain('<w:jc w:val="center"/>');
    expect(new Set(valuesOf(numbered[0] ?? '', 'sz', 'val'))).toEqual(new Set(['28']));
    const headerMm = Number(valuesOf(xml, 'pgMar', 'header')[0]) / TWIPS_PER_MM;
    expect(headerMm + 14 * 1.15 * (25.4 / 72)).toBeLessThan(20);
  });

  it('is set in Times New Roman for every script, black, and in Vietnamese', async () => {
    const file = await renderDocx(sampleReport({ body: [sampleTable()] }));
    const styles = await partOf(file, 'word/styles.xml');
    for (const script of ['ascii', 'hAnsi', 'cs', 'eastAsia']) {
      expect(valuesOf(/<w:docDefaults>.*<\/w:docDefaults>/s.exec(styles)?.[0] ?? '', 'rFonts', script)).toEqual([
        'Times New Roman',
      ]);
    }
    const text = await partOf(file, 'word/document.xml');
    expect(valuesOf(`${text}${styles}`, 'rFonts', 'ascii').filter((font) => font !== 'Times New Roman')).toEqual([]);
    expect(await partOf(file, 'word/theme/theme1.xml')).not.toMatch(/Calibri|Cambria|Aptos/);
    expect(styles).toContain('<w:lang w:val="vi-VN"');
    expect(valuesOf(text, 'color', 'val').filter((color) => color !== '000000')).toEqual([]);
  });

  it('names no person and no program in its properties beyond Loa', async () => {
    const core = await partOf(await renderDocx(sampleReport()), 'docProps/core.xml');
    expect(core).toContain('<dc:creator>Loa</dc:creator>');
    expect(core).toContain('<cp:lastModifiedBy>Loa</cp:lastModifiedBy>');
    expect(core).toContain('<dc:title>Báo cáo Kết quả công tác truyền thông');
    expect(core).not.toContain('Thử Nghiệm');
  });
});

describe('the head', () => {
  it('sets every element in the size and style of the decree', async () => {
    const xml = await xmlOf(sampleReport({ letterhead: { parent: ['Phường Mây'], issuer: 'Trường Mẫu' } }));
    const look = (words: string | RegExp) => {
      const { sizePt, bold, italics } = paragraph(xml, words);
      return { sizePt, bold, italics };
    };
    expect(look('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toEqual({ sizePt: 13, bold: true, italics: false });
    expect(look('Độc lập - Tự do - Hạnh phúc')).toEqual({ sizePt: 14, bold: true, italics: false });
    expect(look('PHƯỜNG MÂY')).toEqual({ sizePt: 13, bold: false, italics: false });
    expect(look('TRƯỜNG MẪU')).toEqual({ sizePt: 13, bold: true, italics: false });
    expect(look(/^Số:/)).toEqual({ sizePt: 13, bold: false, italics: false });
    expect(look(/^Mây Trắng, ngày/)).toEqual({ sizePt: 14, bold: false, italics: true });
    expect(look('BÁO CÁO')).toEqual({ sizePt: 14, bold: true, italics: false });
    expect(look(/^Kết quả công tác/)).toEqual({ sizePt: 14, bold: true, italics: false });
    expect(look(/^Kính gửi:/)).toEqual({ sizePt: 14, bold: false, italics: false });
  });

  it('takes the smaller sizes where a long name would otherwise break, and breaks it evenly where it must', async () => {
    const fits = await xmlOf(
      sampleReport({ letterhead: { parent: ['Sở Giáo dục và Đào tạo'], issuer: 'Trường Tiểu học Mây Bay' } }),
    );
    expect(paragraph(fits, 'TRƯỜNG TIỂU HỌC MÂY BAY').sizePt).toBe(12);
    expect(paragraph(fits, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').sizePt).toBe(12);
    expect(paragraph(fits, 'Độc lập - Tự do - Hạnh phúc').sizePt).toBe(13);
    expect(paragraph(fits, /^Mây Trắng, ngày/).sizePt).toBe(13);
    const breaks = await xmlOf(
      sampleReport({
        letterhead: { parent: [], issuer: 'Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên Mây Trắng' },
      }),
    );
    const lines = paragraphsOf(breaks).filter(
      ({ sizePt, bold, italics, text }) => sizePt === 12 && bold && !italics && text !== '',
    );
    expect(lines.map(({ text }) => text)).toEqual([
      'TRUNG TÂM GIÁO DỤC NGHỀ',
      'NGHIỆP - GIÁO DỤC THƯỜNG',
      'XUYÊN MÂY TRẮNG',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    ]);
  });

  it('has a borderless table of two columns as wide as the text', async () => {
    const xml = await xmlOf(sampleReport());
    const head = xml.slice(0, xml.indexOf('</w:tbl>'));
    const columns = valuesOf(head, 'gridCol', 'w').map(Number);
    expect(columns).toHaveLength(2);
    expect((columns[0] ?? 0) + (columns[1] ?? 0)).toBe(TEXT_WIDTH_PT * 20);
    const borders = /<w:tblBorders>.*?<\/w:tblBorders>/s.exec(head)?.[0] ?? '';
    expect(borders.match(/w:val="none"/g)).toHaveLength(6);
  });

  it('draws the line under the motto as long as the motto, the two others a third to a half of their text', async () => {
    const issuer = 'Trường Mầm non Hoa Mẫu';
    const subtitle = 'Kết quả công tác truyền thông tháng 11 năm 2020';
    const xml = await xmlOf(sampleReport({ letterhead: { parent: [], issuer }, subtitle, body: [] }));
    const [underIssuer, underMotto, underSubtitle] = drawnLinesOf(xml, TEXT_WIDTH_PT);
    const sizePt = paragraph(xml, 'Độc lập - Tự do - Hạnh phúc').sizePt ?? 0;
    expect(underMotto?.lengthPt).toBeCloseTo(textWidth('Độc lập - Tự do - Hạnh phúc', 'bold', sizePt), 0);
    const issuerPt = textWidth(issuer.toLocaleUpperCase('vi'), 'bold', paragraph(xml, /^TRƯỜNG/).sizePt ?? 0);
    expect((underIssuer?.lengthPt ?? 0) / issuerPt).toBeGreaterThan(1 / 3);
    expect((underIssuer?.lengthPt ?? 1) / issuerPt).toBeLessThan(1 / 2);
    const subtitlePt = textWidth(subtitle, 'bold', 14);
    expect((underSubtitle?.lengthPt ?? 0) / subtitlePt).toBeGreaterThan(1 / 3);
    expect((underSubtitle?.lengthPt ?? 1) / subtitlePt).toBeLessThan(1 / 2);
    expect(xml).not.toContain('<w:u ');
  });

  it('leaves room for number and day until the clerk gives them', async () => {
    const blank = textsOf(await xmlOf(sampleReport()));
    expect(blank).toContain('Số:        /BC-MNHM');
    expect(blank).toContain('Mây Trắng, ngày      tháng 11 năm 2020');
    const filed = textsOf(await xmlOf(sampleReport({ number: 5, date: { day: 3, month: 2, year: 2021 } })));
    expect(filed).toContain('Số: 05/BC-MNHM');
    expect(filed).toContain('Mây Trắng, ngày 03 tháng 02 năm 2021');
  });

  it('writes no addressee, one beside "Kính gửi:", or several under its colon', async () => {
    const said = async (addressees: readonly string[]): Promise<string[]> =>
      textsOf(await xmlOf(sampleReport({ addressees, body: [] }))).filter((text) =>
        /^Kính gửi|^- Phòng|^- Sở/.test(text),
      );
    expect(await said([])).toEqual([]);
    expect(await said(['Phòng A.'])).toEqual(['Kính gửi: Phòng A.']);
    expect(await said(['Phòng A', 'Sở B;'])).toEqual(['Kính gửi:', '- Phòng A;', '- Sở B.']);
    const several = await xmlOf(sampleReport({ addressees: ['Phòng A', 'Sở B'] }));
    const indentPt = (words: string): number => {
      const [left = 0, hanging = 0] = ['left', 'hanging'].map((side) =>
        Number(valuesOf(paragraph(several, words).xml, 'ind', side)[0] ?? 0),
      );
      return (left - hanging) / 20;
    };
    expect(indentPt('- Phòng A;') - indentPt('Kính gửi:')).toBeCloseTo(textWidth('Kính gửi', 'regular', 14), 0);
  });

  it('sets the legal bases in italics, each ending with a semicolon and the last with a full stop', async () => {
    const xml = await xmlOf(sampleReport({ legalBases: ['Căn cứ Kế hoạch A;', 'Căn cứ kết quả B'] }));
    expect(paragraph(xml, 'Căn cứ Kế hoạch A;')).toMatchObject({ italics: true, bold: false, sizePt: 14 });
    expect(paragraph(xml, 'Căn cứ kết quả B.')).toMatchObject({ italics: true });
  });
});

describe('the running text', () => {
  it('is justified, 14 points, indented 1.27 cm, six points apart, between single and one and a half spacing', async () => {
    const file = await renderDocx(sampleReport());
    const style =
      /<w:style [^>]*w:styleId="LoaBody".*?<\/w:style>/s.exec(await partOf(file, 'word/styles.xml'))?.[0] ?? '';
    expect(style).toContain('<w:jc w:val="both"/>');
    expect(Number(valuesOf(style, 'spacing', 'after')[0])).toBeGreaterThanOrEqual(120);
    const line = Number(valuesOf(style, 'spacing', 'line')[0]) / 240;
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(1.5);
    const { xml, sizePt } = paragraph(await partOf(file, 'word/document.xml'), /^Tiếp tục duy trì/);
    expect(xml).toContain('<w:pStyle w:val="LoaBody"/>');
    expect(valuesOf(xml, 'ind', 'firstLine')).toEqual(['720']);
    expect(sizePt).toBe(14);
  });

  it('sets headings in their styles: Roman in bold capitals, Arabic bold, points upright', async () => {
    const xml = await xmlOf(sampleReport());
    expect(paragraph(xml, 'I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI')).toMatchObject({ bold: true, sizePt: 14 });
    expect(paragraph(xml, '1. Văn bản đã ban hành, phân công đầu mối')).toMatchObject({ bold: true, sizePt: 14 });
    expect(paragraph(xml, 'a) Ý kiến của cha mẹ trẻ')).toMatchObject({ bold: false, sizePt: 14 });
    expect(paragraph(xml, 'a) Ý kiến của cha mẹ trẻ').xml).toContain('<w:pStyle w:val="Heading3"/>');
    expect(paragraph(xml, /^II\./).xml).toContain('<w:keepNext/>');
  });
});
