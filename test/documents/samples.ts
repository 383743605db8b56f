// Invented documents of an invented kindergarten.
import type { Block, IssuedDocument, Table } from '../../src/documents/official-document.js';

/** A report as the office gets it as a draft: number and day still blank. */
export function sampleReport(changes: Partial<IssuedDocument> = {}): IssuedDocument {
  return {
    kind: 'document',
    letterhead: { parent: ['Ủy ban nhân dân phường Mây Trắng'], issuer: 'Trường Mầm non Hoa Mẫu' },
    symbol: 'BC-MNHM',
    place: 'Mây Trắng',
    date: { month: 11, year: 2020 },
    typeName: 'Báo cáo',
    subtitle: 'Kết quả công tác truyền thông tháng 11 năm 2020 và phương hướng tháng 12 năm 2020',
    addressees: ['Phòng Giáo dục và Đào tạo huyện Mây Trắng'],
    body: sampleBody(),
    recipients: { to: ['Ban Giám hiệu (để b/c)', 'Các tổ chuyên môn, đoàn thể (để t/h)'], keptBy: ['BTT'] },
    signature: { form: 'KT.', authority: ['Hiệu trưởng'], title: 'Phó Hiệu trưởng', name: 'Trần Thị Thử Nghiệm' },
    ...changes,
  };
}

/** A red dot, 1 × 1 pixel. */
export const DOT_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8Dwn4EIAAv4AQ/xsVdNAAAAAElFTkSuQmCC';

export function sampleBody(): Block[] {
  return [
    {
      type: 'paragraph',
      text: 'Thực hiện kế hoạch công tác truyền thông năm học 2020-2021, Trường Mầm non Hoa Mẫu báo cáo kết quả tháng 11 năm 2020 như sau:',
    },
    { type: 'heading', level: 1, text: 'Công tác chỉ đạo, triển khai' },
    { type: 'heading', level: 2, text: 'Văn bản đã ban hành, phân công đầu mối' },
    {
      type: 'paragraph',
      text: 'Nhà trường đã phân công mỗi tổ một đầu mối, giao chỉ tiêu tin bài từng tháng và thông báo lịch duyệt bài cho toàn thể cán bộ, giáo viên, nhân viên.',
    },
    { type: 'heading', level: 2, text: 'Nền nếp hoạt động của Ban truyền thông' },
    { type: 'heading', level: 1, text: 'Kết quả thực hiện' },
    { type: 'heading', level: 2, text: 'Tin bài theo tổ và theo kênh' },
    sampleTable(),
    { type: 'heading', level: 2, text: 'Dư luận quan tâm và kết quả xử lý' },
    { type: 'heading', level: 3, text: 'Ý kiến của cha mẹ trẻ' },
    { type: 'list', items: ['Giờ đón trẻ buổi chiều', 'Thực đơn bán trú', 'Lối đi tạm trong thời gian sửa cổng'] },
    { type: 'heading', level: 3, text: 'Ý kiến của báo chí' },
    { type: 'nothing' },
    { type: 'heading', level: 1, text: 'Phương hướng kỳ tới' },
    { type: 'paragraph', text: 'Tiếp tục duy trì chỉ tiêu mỗi tổ ít nhất 01 tin bài mỗi tháng.' },
    { type: 'paragraph', text: 'Trên đây là báo cáo kết quả công tác truyền thông tháng 11 năm 2020 của nhà trường.' },
  ];
}

export function sampleTable(rowCount = 4): Table {
  const units = ['Tổ Mẫu giáo Lớn', 'Tổ Mẫu giáo Nhỡ', 'Tổ Nhà trẻ', 'Tổ Văn phòng'];
  return {
    type: 'table',
    caption: 'Bảng 1. Tin bài đã duyệt trong tháng 11 năm 2020',
    columns: [
      { title: 'STT', align: 'center' },
      { title: 'Đơn vị' },
      { title: 'Chỉ tiêu', align: 'center' },
      { title: 'Thực hiện', align: 'center' },
      { title: 'Đúng hạn', align: 'center' },
      { title: 'Tỷ lệ', align: 'center' },
    ],
    rows: Array.from({ length: rowCount }, (_, row) => [row + 1, units[row % 4] ?? '', 1, 1 + (row % 3), 1, '100%']),
    total: [null, 'Tổng cộng', rowCount, 2 * rowCount, rowCount, '100%'],
  };
}
