// The widths of text, the breaking of titles and the sharing out of columns.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../src/documents/docx/column-widths.js';
import { balancedLines, lineWidths, textWidth } from '../../src/documents/times-metrics.js';

describe('the width of text', () => {
  it('is that of Times New Roman: half the size for a digit, a quarter for a space', () => {
    expect(textWidth('12345 67890', 'regular', 10)).toBeCloseTo(52.5);
    expect(textWidth('A', 'bold', 14)).toBeCloseTo(10.11, 1);
  });

  it('does not change with marks, save for the horns of ơ and ư', () => {
    expect(textWidth('ậảấế', 'regular', 12)).toBeCloseTo(textWidth('aaae', 'regular', 12));
    expect(textWidth('Đ', 'regular', 12)).toBeCloseTo(textWidth('D', 'regular', 12));
    expect(textWidth('ự', 'bold', 12)).toBeGreaterThan(textWidth('u', 'bold', 12));
    expect(textWidth('ự', 'bold', 12)).toBe(textWidth('ư', 'bold', 12));
    expect(textWidth('ế'.normalize('NFD'), 'regular', 12)).toBe(textWidth('ế', 'regular', 12));
  });

  it('finds the longest word', () => {
    expect(lineWidths('một nghiêng hai', 'regular', 13).word).toBe(textWidth('nghiêng', 'regular', 13));
  });
});

describe('breaking a title', () => {
  it('makes the lines as even as they can be', () => {
    expect(balancedLines('Kết quả công tác truyền thông của nhà trường', 'bold', 14, 200)).toEqual([
      'Kết quả công tác truyền',
      'thông của nhà trường',
    ]);
  });

  it('breaks no date and no school year', () => {
    const title = 'Kết quả công tác truyền thông tháng 11 năm 2020 và phương hướng tháng 12 năm 2020';
    expect(balancedLines(title, 'bold', 14, 420)).toEqual([
      'Kết quả công tác truyền thông tháng 11 năm 2020',
      'và phương hướng tháng 12 năm 2020',
    ]);
    expect(balancedLines('Kế hoạch truyền thông năm học 2020-2021', 'bold', 14, 160).at(-1)).toBe('năm học 2020-2021');
  });

  it('says every word once, in order, on lines that fit', () => {
    const words = fc.array(fc.stringMatching(/^[a-zđơư]{1,8}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 90, max: 500 }), (list, maxPt) => {
        const lines = balancedLines(list.join(' '), 'bold', 14, maxPt);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) {
          const fits = textWidth(line, 'bold', 14) <= maxPt + 1e-6;
          expect(fits || !line.includes(' ')).toBe(true);
        }
      }),
      { seed: 30 },
    );
  });
});

describe('the widths of columns', () => {
  const needs = fc
    .tuple(
      fc.integer({ min: 200, max: 900 }),
      fc.integer({ min: 0, max: 9000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([word, more, share]) => ({ word, line: word + more, usual: word + more * share }));

  it('add up to the room in whole twips, and no column is narrower than a word of ordinary length', () => {
    fc.assert(
      fc.property(fc.array(needs, { minLength: 1, maxLength: 9 }), (columns) => {
        const widths = columnWidths(columns, 9354);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9354);
        for (const [index, width] of widths.entries()) {
          expect(Number.isInteger(width)).toBe(true);
          expect(width).toBeGreaterThanOrEqual(Math.floor(columns[index]?.word ?? 0));
        }
      }),
      { seed: 30 },
    );
  });

  it('give a fixed column its width and the others the rest', () => {
    const open = { word: 500, line: 3000, usual: 3000 };
    expect(columnWidths([{ word: 300, line: 300, usual: 300, fixed: 1000 }, open], 9000)).toEqual([1000, 8000]);
  });

  it('give long texts more than short ones', () => {
    const [title = 0, unit = 0] = columnWidths(
      [
        { word: 700, line: 12_000, usual: 9000 },
        { word: 700, line: 2400, usual: 2400 },
        { word: 700, line: 4000, usual: 3800 },
      ],
      9354,
    );
    expect(title).toBeGreaterThan(2 * unit);
  });

  it('shrink together when not even the words fit', () => {
    const wide = { word: 1400, line: 1400, usual: 1400 };
    expect(
      columnWidths(
        Array.from({ length: 10 }, () => wide),
        9350,
      ),
    ).toEqual(Array.from({ length: 10 }, () => 935));
  });
});
