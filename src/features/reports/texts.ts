/** What people read about reports in chat. The document's own words: document/texts.ts. */
import { type Period, periodName } from '../../calendar/period.js';
import type { ReportModel } from '../../ledger/compile-model.js';
import { doneOf } from '../../ledger/count.js';
import type { ReportDigest } from './job.js';

import { type Named, nameOf, wayTexts } from './way-texts.js';

const GAPS_SHOWN = 5;

export const texts = {
  ...wayTexts,
  command: 'Lập báo cáo truyền thông',
  noPlan: 'Hệ thống chưa có kế hoạch nào nên chưa lập được báo cáo. Đề nghị văn phòng áp dụng kế hoạch trước.',
  noReports: 'Kế hoạch đang áp dụng không có báo cáo nào để lập.',
  notBegun: 'Chưa có kỳ báo cáo nào bắt đầu. Đề nghị thầy/cô lập báo cáo khi kỳ đầu tiên đã mở.',
  askReport: 'Thầy/cô cần lập báo cáo nào?',
  askPeriod: (title: string) => `${title}. Thầy/cô chọn kỳ:`,
  period: (period: Period) => capitalised(periodName(period)),
  asked: (period: Named) => `Hệ thống đang lập báo cáo ${nameOf(period)}. Tệp sẽ được gửi vào đây trong ít phút.`,
  underway: (period: Named) => `Báo cáo ${nameOf(period)} đang được lập, thầy/cô chờ giúp ít phút.`,
  gone: 'Kế hoạch đang áp dụng không còn báo cáo này. Gõ /baocao để chọn lại.',

  other: 'Kỳ khác, đơn vị khác, chương…',
  seeCompiled: 'Báo cáo đã lập',

  askKind: 'Thầy/cô cần lập báo cáo loại nào?',
  kinds: {
    month: 'Báo cáo tháng',
    semester: 'Báo cáo học kỳ',
    schoolYear: 'Báo cáo năm học',
    halfYear: 'Báo cáo 6 tháng',
    year: 'Báo cáo năm',
    range: 'Từ ngày … đến ngày …',
  },
  askWhichPeriod: 'Thầy/cô chọn kỳ báo cáo, hoặc gõ một phần tên kỳ (ví dụ 10/2020):',
  noPeriod: (typed: string) => `Không có kỳ nào khớp với “${typed}”. Đề nghị thầy/cô chọn trong danh sách hoặc gõ lại.`,
  askFrom: 'Số liệu tính từ ngày nào? (ví dụ 5/9, 01/10/2020, đầu tháng trước)',
  askThrough: (from: string) => `Từ ${from}. Đến hết ngày nào?`,
  throughToday: 'Đến hôm nay',
  endsBefore: (from: string) => `Ngày cuối phải từ ${from} trở đi. Đề nghị thầy/cô gõ lại.`,
  tooLong: 'Khoảng này dài quá hai năm. Đề nghị thầy/cô chọn khoảng ngắn hơn.',
  askUnit: 'Báo cáo về đơn vị nào? Thầy/cô chọn, hoặc gõ một phần tên đơn vị:',
  wholeHouse: 'Toàn đơn vị (tất cả các tổ, bộ phận)',
  noUnit: (typed: string) => `Không có đơn vị nào khớp với “${typed}”. Đề nghị thầy/cô chọn hoặc gõ lại.`,
  askForm: 'Thầy/cô cần văn bản riêng đủ thể thức, hay chương để ghép vào báo cáo khác?',
  standalone: 'Văn bản riêng',
  chapter: 'Chương để ghép',

  ready: (period: Named, unit?: string) =>
    `📄 Dự thảo báo cáo ${nameOf(period)}${unit === undefined ? '' : ` – ${unit}`}`,
  sameNumbers: (since: string) => `Số liệu không thay đổi so với bản lập lúc ${since}.`,
  stillRunning: (until: string) => `Kỳ báo cáo chưa kết thúc; số liệu tính đến ${until}.`,
  items: ({ sent, approved }: ReportModel['items']) => `Tin bài: gửi ${sent}, được duyệt ${approved}`,
  tasks: (totals: ReportModel['totals']) => `Việc đã xong: ${doneOf(totals)}/${totals.tasks}`,
  gaps: ({ gaps, gapCount }: Pick<ReportDigest, 'gaps' | 'gapCount'>) => {
    if (gapCount === 0) return 'Không còn việc nào thiếu.';
    const shown = gaps.slice(0, GAPS_SHOWN).map(gapLine);
    const others = gapCount - shown.length;
    return ['Còn thiếu:', ...shown, ...(others > 0 ? [`▪ và ${others} mục khác, ghi trong báo cáo`] : [])].join('\n');
  },
  uncovered: (count: number, all: number) => `Chủ đề chưa có tin bài: ${count}/${all}`,
  seeGaps: 'Xem việc còn thiếu',
  dueAt: (due: string) => `Hạn nộp báo cáo: ${due}`,
  whatNext: {
    standalone:
      'Đề nghị văn phòng xem lại, viết phần nhận định rồi chốt số liệu; bản chính thức sẽ được gửi lại để trình ký.',
    chapter:
      'Đề nghị văn phòng xem lại, viết phần nhận định rồi chốt số liệu; chương chính thức sẽ được gửi lại để ghép vào báo cáo chung.',
  },
  nudge: (title: string) => `Nhắc: ${title}`,
  failed: (period: Named) =>
    `Báo cáo ${nameOf(period)} chưa lập được sau nhiều lần thử. Số liệu vẫn còn nguyên; đề nghị văn phòng báo người quản trị hệ thống, hoặc gõ /baocao để lập lại.`,
};

function gapLine({ title, why, names, others }: ReportDigest['gaps'][number]): string {
  return `▪ ${title} – ${WHY[why]}: ${names.join(', ')}${others > 0 ? ` và ${others} đơn vị khác` : ''}`;
}

const WHY = {
  missing: 'chưa nộp',
  open: 'chưa nộp, còn trong hạn',
  toFix: 'chờ sửa',
  inReview: 'chờ duyệt',
} as const;

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
