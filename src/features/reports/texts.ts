/** What people read about reports in chat, and how the file is called. The document's own words: document/texts.ts. */
import { addDays } from '../../calendar/day.js';
import { type Period, periodName } from '../../calendar/period.js';
import type { Gap, ReportModel } from '../../ledger/compile-model.js';
import type { ReportRule } from '../../ledger/plan/language.js';

const GAPS_SHOWN = 5;
const UNITS_NAMED = 3;

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
  gaps: (gaps: readonly Gap[]) => {
    if (gaps.length === 0) return 'Không còn việc nào thiếu.';
    const shown = gaps.slice(0, GAPS_SHOWN).map(gapLine);
    const others = gaps.length - shown.length;
    return ['Còn thiếu:', ...shown, ...(others > 0 ? [`▪ và ${others} mục khác, ghi trong báo cáo`] : [])].join('\n');
  },
  uncovered: (count: number, all: number) => `Chủ đề chưa có tin bài: ${count}/${all}`,
  seeGaps: 'Xem việc còn thiếu',
  dueAt: (due: string) => `Hạn nộp báo cáo: ${due}`,
  whatNext: 'Đề nghị văn phòng xem lại, bổ sung những chỗ để trống rồi trình ký; số và ngày do văn thư ghi.',
  failed: (period: Period | string) =>
    `Báo cáo ${typeof period === 'string' ? period : periodName(period)} chưa lập được sau nhiều lần thử. Số liệu vẫn còn nguyên; đề nghị văn phòng báo người quản trị hệ thống, hoặc gõ /baocao để lập lại.`,

  fileName: (rule: ReportRule | undefined, period: Period) =>
    `bao-cao-${rule?.kind === 'opinion' ? 'du-luan-' : ''}${asciiPeriod(period)}.docx`,
};

function gapLine({ title, why, units }: Gap): string {
  const names = units.map((unit) => unit.name);
  const shown = names.length > UNITS_NAMED + 1 ? names.slice(0, UNITS_NAMED) : names;
  const others = names.length - shown.length;
  return `▪ ${title} – ${WHY[why]}: ${shown.join(', ')}${others > 0 ? ` và ${others} đơn vị khác` : ''}`;
}

const WHY = {
  missing: 'chưa nộp',
  open: 'chưa nộp, còn trong hạn',
  toFix: 'chờ sửa',
  inReview: 'chờ duyệt',
} as const;

/** Letters, digits and hyphens only: a file name travels through mail programs and old disks. */
function asciiPeriod({ kind, code, from, to }: Period): string {
  const year = code.slice(0, 4);
  switch (kind) {
    case 'month':
      return `thang-${code}`;
    case 'semester':
      return `hoc-ky-${code.endsWith('HK1') ? 1 : 2}-${code.slice(0, 9)}`;
    case 'schoolYear':
      return `nam-hoc-${code}`;
    case 'halfYear':
      return `6-thang-${code.endsWith('H1') ? 'dau' : 'cuoi'}-nam-${year}`;
    case 'year':
      return `nam-${year}`;
    case 'range':
      return `${from}-den-${addDays(to, -1)}`;
  }
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
