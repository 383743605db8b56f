/** The rows of the workbook and the table that are measured: as many columns as a report's tasks have. */
import type { SheetColumn, SheetRow } from '../../src/documents/workbook.js';

export const COLUMNS: readonly SheetColumn[] = [
  { title: 'Mã', type: 'text' },
  { title: 'Đơn vị', type: 'text' },
  { title: 'Nhiệm vụ', type: 'text' },
  { title: 'Mục', type: 'text' },
  { title: 'Hạn', type: 'date' },
  { title: 'Xong', type: 'date' },
  { title: 'Cần', type: 'number' },
  { title: 'Được', type: 'number' },
  { title: 'Trạng thái', type: 'text' },
  { title: 'Ghi chú', type: 'text' },
];
export const XLSX_ROWS = 100_000;
export const DOCX_ROWS = 2_000;
const PAGE = 1_000;

export function rowOf(index: number): SheetRow {
  const day = String(1 + (index % 28)).padStart(2, '0');
  return [
    `monthly-article/to-${index}/2020-11`,
    `Tổ số ${index % 3_000}`,
    'Mỗi tháng ít nhất một bài về hoạt động của tổ',
    'mục III.2',
    `2020-11-${day}`,
    index % 3 === 0 ? null : `2020-11-${day}T08:30`,
    1,
    index % 3,
    index % 3 === 0 ? 'chưa nộp' : 'đúng hạn',
    `BAI-1120-${index}`,
  ];
}

export function* pagesOf(rows: number): Generator<readonly SheetRow[]> {
  for (let from = 0; from < rows; from += PAGE) {
    yield Array.from({ length: Math.min(PAGE, rows - from) }, (_, index) => rowOf(from + index));
  }
}
