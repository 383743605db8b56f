/** Every sentence of the report's document, in official Vietnamese (Nghị định 30/2020/NĐ-CP). */
import type { Period } from '../../../calendar/period.js';
import { formatPercent } from '../../../documents/vietnamese-numbers.js';
import type { Gap, ItemNumbers } from '../../../ledger/compile-model.js';
import { type Counts, doneOf } from '../../../ledger/count.js';
import type { PlanRecipient } from '../../../ledger/plan/language.js';
import { change, itemStates, lowered, named, officialPeriod, padded, subjectOf, taskStates } from './word-texts.js';

export const texts = {
  typeName: 'Báo cáo',
  symbol: (organisation: string) => `BC-${organisation}`,
  subtitle: (title: string | undefined, period: Period, unit?: string) =>
    `${subjectOf(title)} ${officialPeriod(period)}${unit === undefined ? '' : ` của ${unit}`}`,
  basis: (paper: string) => `Căn cứ ${paper}`,
  opening: (plan: string, organisation: string, subtitle: string) =>
    `Thực hiện ${plan}, ${organisation} báo cáo ${lowered(subtitle)} như sau:`,
  paper: (title: string, number: string | undefined, issued: string | undefined) => {
    const marks = [
      ...(number === undefined ? [] : [`số ${number}`]),
      ...(issued === undefined ? [] : [`ngày ${issued}`]),
    ];
    return marks.length === 0 ? title : `${title} (${marks.join(' ')})`;
  },
  dataFrom: (from: string, through: string, time: string, day: string) =>
    `Số liệu tính từ ngày ${from} đến hết ngày ${through}, theo sổ theo dõi lúc ${time} ngày ${day}.`,
  dataSoFar: (from: string, time: string, day: string) =>
    `Số liệu tính từ ngày ${from} đến ${time} ngày ${day}; kỳ báo cáo chưa kết thúc.`,
  frozen: (later: number) =>
    later === 0
      ? 'Số liệu các nhiệm vụ đã chốt.'
      : `Số liệu các nhiệm vụ đã chốt; bổ sung sau khi chốt: ${padded(later)} việc.`,
  closing: (subtitle: string, organisation: string) => `Trên đây là báo cáo ${lowered(subtitle)} của ${organisation}`,
  toFill: '(Đơn vị soạn thảo bổ sung.)',

  direction: 'Công tác chỉ đạo, triển khai',
  papers: 'Văn bản đã ban hành, phân công đầu mối',
  assigned: (duties: number, units: number, plan: string) =>
    `Trong kỳ, ${padded(units)} đơn vị thực hiện ${padded(duties)} nhiệm vụ theo ${plan}.`,
  noDuty: (plan: string) => `Trong kỳ không có nhiệm vụ nào đến hạn theo ${plan}.`,
  focalPersons: (people: readonly string[]) => `Đầu mối được phân công: ${people.join('; ')}.`,
  focalPerson: (title: string, unit: string) => `${title} (${unit})`,
  work: 'Nền nếp thực hiện nhiệm vụ',
  totals: (totals: Counts, onTimeRate: number | null) => {
    const rate = onTimeRate === null ? '' : ` Tỷ lệ đúng hạn ${formatPercent(onTimeRate * 100)}.`;
    return `Tổng số ${padded(totals.tasks)} việc: ${taskStates(totals)}.${rate}`;
  },
  thisReport: 'Trong đó có việc nộp báo cáo này, được tính khi báo cáo gửi đi.',
  howCounted:
    'Trong các bảng dưới đây, chỉ tiêu và thực hiện tính theo số tin bài, ảnh hoặc hồ sơ; các cột còn lại tính theo số việc được giao.',

  results: 'Kết quả thực hiện',
  items: 'Tin bài đã gửi và được duyệt',
  itemStates: (items: ItemNumbers) =>
    items.sent === 0
      ? 'Trong kỳ không có tin bài nào được gửi.'
      : `Trong kỳ có ${padded(items.sent)} tin bài được gửi: ${itemStates(items)}.`,
  approvedLater: (count: number) => `Ngoài ra, ${padded(count)} tin bài gửi từ kỳ trước được duyệt trong kỳ này.`,
  itemsByUnit: (table: number) => `Bảng ${table}. Tin bài theo đơn vị`,
  published: (total: number) => `Đã đăng ${padded(total)} lượt tin bài trên các kênh.`,
  publishedByChannel: (table: number) => `Bảng ${table}. Tin bài đã đăng theo kênh và đơn vị`,
  periodBefore: 'kỳ trước',
  lastYear: 'cùng kỳ năm trước',
  compared: (period: Period, words: string, now: Compared, then: Compared) => {
    const rows: readonly (readonly [string, number, number])[] = [
      ['gửi', now.items.sent, then.items.sent],
      ['được duyệt', now.items.approved, then.items.approved],
      ...(now.published + then.published === 0 ? [] : [['đã đăng', now.published, then.published] as const]),
    ];
    const told = rows.map(
      ([what, count, earlier], index) =>
        `${what} ${padded(count)} ${what === 'đã đăng' ? 'lượt tin bài' : 'tin bài'} (${index === 0 ? `${words} ` : ''}${padded(earlier)}, ${change(count - earlier)})`,
    );
    const tasks = `hoàn thành ${padded(doneOf(now.totals))}/${padded(now.totals.tasks)} việc (${padded(doneOf(then.totals))}/${padded(then.totals.tasks)})`;
    return `So với ${officialPeriod(period)}: ${[...told, tasks].join('; ')}.`;
  },
  notCompared: 'Chưa có số liệu kỳ trước để so sánh.',
  byUnitAndTopic: 'Kết quả theo đơn vị và theo chủ đề',
  byUnit: 'Theo đơn vị',
  byTopic: 'Theo chủ đề',
  topicsTable: (table: number) => `Bảng ${table}. Tin bài được duyệt theo chủ đề của kế hoạch`,
  withoutTopic: 'Không thuộc chủ đề nào của kế hoạch',
  uncovered: (titles: readonly string[], all: number) =>
    titles.length === 0
      ? `Cả ${padded(all)} chủ đề đều có tin bài.`
      : `Chủ đề chưa có tin bài (${padded(titles.length)}/${padded(all)}): ${titles.join('; ')}.`,
  praise: 'Gương người tốt việc tốt, điển hình tiên tiến',
  press: 'Phối hợp với cơ quan báo chí',
  opinion: 'Dư luận quan tâm và kết quả xử lý',
  incidents: 'Sự cố truyền thông',

  judgement: 'Đánh giá chung',
  strong: 'Ưu điểm',
  allInTime: (units: readonly string[], of: number) =>
    `${padded(units.length)}/${padded(of)} đơn vị hoàn thành đủ và đúng hạn các việc được giao: ${named(units)}.`,
  weak: 'Hạn chế',
  gap: ({ title, why, units }: Gap) =>
    `${title}: ${GAPS[why]} ${padded(units.length)} đơn vị (${named(
      units.map((unit) => (unit.tasks === 1 ? unit.name : `${unit.name} ${padded(unit.tasks)} việc`)),
    )})`,
  noGap: 'Không còn việc nào chưa nộp hoặc đang chờ xử lý.',
  causes: 'Nguyên nhân',
  supplement: (tasks: number, period: Period, confirmed: string) =>
    `Bổ sung sau khi chốt báo cáo ${officialPeriod(period)} (chốt ngày ${confirmed}), tính là nộp sau hạn của báo cáo đó: ${padded(tasks)} việc.`,
  supplemented: (unit: string, title: string, done: string) => `${unit}: ${title}, xong ngày ${done}`,

  reward: 'Đề xuất thi đua, khen thưởng',
  next: 'Phương hướng, nhiệm vụ kỳ tới',
  nextDuty: (title: string, units: number, only: string | null, due: string, clause: string) =>
    `${title}: ${only ?? `${padded(units)} đơn vị`}, hạn hết ngày ${due} (${clause})`,
  proposals: 'Kiến nghị, đề xuất',

  annex: (period: Period) => `Danh mục tin bài được duyệt ${officialPeriod(period)}`,
  annexPublished: (period: Period) => `Danh mục tin bài đã đăng ${officialPeriod(period)}`,
  annexLater: 'Gửi từ kỳ trước, được duyệt trong kỳ này',
  shortened: (shown: number, all: number) =>
    `Ghi ${shown} dòng đầu trong tổng số ${all}; danh sách đầy đủ ở bảng số liệu Excel kèm theo.`,
  sectionTable: (table: number, title: string) => `Bảng ${table}. ${title}`,
  sectionNumber: (name: string, value: number, before: number | undefined, lastYear: number | undefined) => {
    const compared = [
      ...(before === undefined ? [] : [`kỳ trước ${padded(before)}, ${change(value - before)}`]),
      ...(lastYear === undefined ? [] : [`cùng kỳ năm trước ${padded(lastYear)}, ${change(value - lastYear)}`]),
    ];
    return `${name}: ${padded(value)}${compared.length === 0 ? '' : ` (${compared.join('; ')})`}`;
  },

  pointsBy: (clause: string | null) => `Điểm thi đua tính từ sổ theo dõi${clause === null ? '' : ` theo ${clause}`}:`,
  pointRule: (title: string, points: string) => `${title}: ${points} điểm`,
  pointCell: (count: number, points: string) => (count === 0 ? '0' : `${count} (${points} đ)`),
  gradingTable: (table: number) => `Bảng ${table}. Kết quả thi đua của các đơn vị`,
  conditionBy: (clause: string | null, percent: string, lateCounts: boolean) =>
    `Điều kiện xét thi đua${clause === null ? '' : ` theo ${clause}`}: đạt khi hoàn thành ít nhất ${percent}% số việc được giao${lateCounts ? '' : ' và đúng hạn'}.`,
  conditionMet: (met: number, judged: number) => `Có ${padded(met)}/${padded(judged)} đơn vị đạt.`,
  condition: (met: boolean | null) => (met === null ? 'Chưa có việc để xét' : met ? 'Đạt' : 'Chưa đạt'),

  unitChart: 'Mức độ hoàn thành việc của các đơn vị',
  unitChartAlt: (units: readonly (readonly [string, number, number])[]) =>
    `Việc đã xong trên số việc đã đến kỳ: ${units.map(([name, done, all]) => `${name} ${done}/${all}`).join(', ')}`,
  chartLegend: {
    inTime: 'Đúng hạn, được miễn',
    late: 'Sau hạn',
    underway: 'Duyệt, sửa',
    open: 'Còn hạn',
    missing: 'Quá hạn chưa nộp',
  },

  dutyTable: (table: number, title: string, clause: string) =>
    `Bảng ${table}. ${title}${clause === '' ? '' : ` (${clause})`}`,
  total: 'Tổng cộng',
  columns: {
    number: 'STT',
    unit: 'Đơn vị',
    required: 'Chỉ tiêu',
    paid: 'Thực hiện',
    onTime: 'Đúng hạn',
    late: 'Sau hạn',
    nil: 'Không phát sinh',
    excused: 'Được miễn',
    underway: 'Đang duyệt, sửa',
    missing: 'Chưa nộp',
    notYetDue: 'Chưa đến hạn',
    sent: 'Đã gửi',
    approved: 'Được duyệt',
    waiting: 'Đang duyệt, sửa',
    unused: 'Không dùng, rút',
    topic: 'Chủ đề',
    items: 'Số tin bài',
    code: 'Mã',
    title: 'Tên tin bài',
    author: 'Tác giả',
    sentOn: 'Ngày gửi',
    approvedOn: 'Ngày duyệt',
    channel: 'Kênh',
    otherChannel: 'Khác',
    publishedOn: 'Ngày đăng',
    link: 'Đường dẫn',
    points: 'Tổng điểm',
    grade: 'Kết quả',
    judged: 'Việc xét',
    done: 'Đã xong',
  },
  recipient: (name: string, purpose: PlanRecipient['purpose']) =>
    purpose === undefined ? name : `${name} (${PURPOSES[purpose]})`,
};

interface Compared {
  readonly items: ItemNumbers;
  readonly totals: Counts;
  readonly published: number;
}

const PURPOSES = { report: 'để b/c', do: 'để t/h', direct: 'để c/đ', cooperate: 'để p/h' } as const;

const GAPS = {
  missing: 'quá hạn chưa nộp',
  open: 'chưa nộp, còn trong hạn',
  toFix: 'đang sửa theo góp ý',
  inReview: 'đã nộp, đang chờ duyệt',
} as const;
