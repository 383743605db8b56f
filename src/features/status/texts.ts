/** Everything people read of the state of the work. */
import { begunOf, type Counts, doneOf } from '../../ledger/count.js';
import type { Postage } from '../../outbox/postage.js';

export const texts = {
  command: 'Ai đã nộp, ai chưa nộp',
  noPlan: 'Hệ thống chưa có kế hoạch nào, nên chưa có số liệu.',
  heading: (period: string) => `📊 Tình hình ${period}`,
  asOf: (moment: string) => `Tính đến ${moment}`,
  frozen: (confirmed: string) => `🔒 Số liệu đã chốt lúc ${confirmed}`,
  /** Where only some duties of the period are. */
  frozenPart: (confirmed: string, report: string) => `🔒 Chỉ chốt số liệu “${report}”, lúc ${confirmed}`,
  later: (count: number) => `Bổ sung sau khi chốt: ${count}`,
  nothing: 'Kỳ này không có việc nào trong phạm vi của thầy/cô.',
  unknownPeriod: (asked: string, example: string) =>
    `Hệ thống không có kỳ "${asked}". Thầy/cô gõ theo một trong các dạng:\n${example}`,
  periodForms: (month: string, semester: string, schoolYear: string, half: string, year: string) =>
    [
      `/status ${month} (tháng)`,
      `/status ${semester} (học kỳ)`,
      `/status ${schoolYear} (năm học)`,
      `/status ${half} (6 tháng)`,
      `/status ${year} (năm)`,
    ].join('\n'),

  previousMonth: 'Tháng trước',
  thisMonth: 'Tháng này',
  schoolYear: 'Năm học',
  duties: 'Chi tiết từng nhiệm vụ',
  askDuty: (period: string) => `Tình hình ${period}: thầy/cô xem nhiệm vụ nào?`,
  picture: 'Xem bằng hình',
  mine: 'Chờ tôi',
  waitsForMe: 'Đang chờ thầy/cô:',
  nothingWaits: 'Hiện không có việc nào chờ thầy/cô.',
  myTasks: (count: number) => `Việc phải làm (${count})`,
  myReviews: (count: number) => `Bài chờ duyệt (${count})`,
  page: (page: number, pages: number) => `(trang ${page}/${pages})`,

  dropped: 'Nhiệm vụ theo kế hoạch trước',
  section: (title: string) => `▪ ${title}`,
  due: (due: string) => `Hạn: ${due}`,
  line: (unit: string, words: string) => `– ${unit}: ${words}`,
  unreached: (line: string) => `${line} ⚠`,

  onTime: (of: string) => `${of} ✔ đúng hạn`,
  late: (of: string) => `${of} ✔ nộp sau hạn`,
  nil: 'không phát sinh',
  excused: 'được miễn',
  inReview: (of: string) => `${of} đã gửi, chờ duyệt`,
  toFix: (of: string) => `${of} chờ sửa`,
  upcoming: 'chưa đến kỳ',
  owed: (of: string, left: number) => `${of} chưa nộp, ${leftWords(left)}`,
  owedThen: (of: string) => `${of} chưa nộp khi chốt`,
  supplemented: (words: string, later: number) => `${words}; bổ sung sau khi chốt: ${later}`,
  several: (counts: Counts) => [`${counts.paid}/${counts.required}`, ...parts(counts, 'đúng hạn')].join(', '),

  /** What a group of tasks comes to. */
  sum: (counts: Counts) => [`xong ${doneOf(counts)}/${begunOf(counts)}`, ...parts(counts)].join(' · '),
  total: (sum: string) => `Cộng: ${sum}`,
  /** What a platform took for the messages of the period. */
  postage: (channel: string, { free, billed, unknown, left, total }: Omit<Postage, 'channel'>) => {
    const bought = left === undefined ? '' : ` (còn ${left}${total === undefined ? '' : `/${total}`} tin đã mua)`;
    const numbers = [`${free} miễn phí`, `${billed} tính phí${bought}`];
    return `✉ Tin gửi qua ${channel}: ${[...numbers, ...(unknown === 0 ? [] : [`${unknown} chưa rõ phí`])].join(', ')}`;
  },
  rate: (share: number) => `Tỷ lệ đúng hạn: ${Math.round(share * 100)}%`,
};

function parts(counts: Counts, onTime?: string): readonly string[] {
  const { late, nil, excused, inReview, toFix, open, missing } = counts;
  const numbers: readonly (readonly [string, number])[] = [
    ...(onTime === undefined ? [] : [[onTime, counts.onTime] as const]),
    ['sau hạn', late],
    ['không phát sinh', nil],
    ['được miễn', excused],
    ['chờ duyệt', inReview],
    ['chờ sửa', toFix],
    ['chưa nộp', open],
    ['quá hạn chưa nộp', missing],
  ];
  return numbers.filter(([, number]) => number > 0).map(([words, number]) => `${words} ${number}`);
}

function leftWords(days: number): string {
  if (days > 0) return `còn ${days} ngày`;
  return days === 0 ? 'hôm nay là hạn' : `đã quá hạn ${-days} ngày`;
}
