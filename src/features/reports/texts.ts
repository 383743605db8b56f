/** What people read about reports in chat. The document's own words: document/texts.ts. */
import { type Period, periodName } from '../../calendar/period.js';
import type { ReportModel } from '../../ledger/compile-model.js';
import type { ReportDigest } from './job.js';

const GAPS_SHOWN = 5;

export const texts = {
  command: 'Lập báo cáo truyền thông',
  noPlan: 'Hệ thống chưa có kế hoạch nào nên chưa lập được báo cáo. Đề nghị văn phòng áp dụng kế hoạch trước.',
  noReports: 'Kế hoạch đang áp dụng không có báo cáo nào để lập.',
  notBegun: 'Chưa có kỳ báo cáo nào bắt đầu. Đề nghị thầy/cô lập báo cáo khi kỳ đầu tiên đã mở.',
  askReport: 'Thầy/cô cần lập báo cáo nào?',
  askPeriod: (title: string) => `${title}. Thầy/cô chọn kỳ:`,
  period: (period: Period) => capitalised(periodName(period)),
  asked: (period: Period) => `Hệ thống đang lập báo cáo ${periodName(period)}. Tệp sẽ được gửi vào đây trong ít phút.`,
  underway: (period: Period) => `Báo cáo ${periodName(period)} đang được lập, thầy/cô chờ giúp ít phút.`,
  gone: 'Kế hoạch đang áp dụng không còn báo cáo này. Gõ /baocao để chọn lại.',

  ready: (period: Period) => `📄 Dự thảo báo cáo ${periodName(period)}`,
  sameNumbers: (since: string) => `Số liệu không thay đổi so với bản lập lúc ${since}.`,
  stillRunning: (until: string) => `Kỳ báo cáo chưa kết thúc; số liệu tính đến ${until}.`,
  items: ({ sent, approved }: ReportModel['items']) => `Tin bài: gửi ${sent}, được duyệt ${approved}`,
  tasks: ({ tasks, onTime, late, nil, excused }: ReportModel['totals']) =>
    `Việc đã xong: ${onTime + late + nil + excused}/${tasks}`,
  gaps: ({ gaps, gapCount }: Pick<ReportDigest, 'gaps' | 'gapCount'>) => {
    if (gapCount === 0) return 'Không còn việc nào thiếu.';
    const shown = gaps.slice(0, GAPS_SHOWN).map(gapLine);
    const others = gapCount - shown.length;
    return ['Còn thiếu:', ...shown, ...(others > 0 ? [`▪ và ${others} mục khác, ghi trong báo cáo`] : [])].join('\n');
  },
  uncovered: (count: number, all: number) => `Chủ đề chưa có tin bài: ${count}/${all}`,
  seeGaps: 'Xem việc còn thiếu',
  dueAt: (due: string) => `Hạn nộp báo cáo: ${due}`,
  whatNext: 'Đề nghị văn phòng xem lại, bổ sung những chỗ để trống rồi trình ký; số và ngày do văn thư ghi.',
  nudge: (title: string) => `Nhắc: ${title}`,
  confirm: 'Chốt số liệu',
  confirmed: (period: Period | string) =>
    `🔒 Đã chốt số liệu báo cáo ${typeof period === 'string' ? period : periodName(period)}. Từ nay mọi nơi dùng số liệu này; việc nộp sau được ghi là bổ sung.`,
  confirmedAlready: 'Báo cáo kỳ này đã được chốt.',
  newerDraft: 'Kỳ này đã có bản dự thảo mới hơn. Đề nghị thầy/cô xem và chốt bản mới.',
  failed: (period: Period | string) =>
    `Báo cáo ${typeof period === 'string' ? period : periodName(period)} chưa lập được sau nhiều lần thử. Số liệu vẫn còn nguyên; đề nghị văn phòng báo người quản trị hệ thống, hoặc gõ /baocao để lập lại.`,
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
