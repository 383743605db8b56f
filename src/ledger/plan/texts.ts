/** The plan's rules in Vietnamese words: when a duty is due, what settles it, who owes it. */
import type { CutOff, Settles, When } from './language.js';
import type { Span } from './parts.js';

/** "trước ngày 25 hằng tháng (hết ngày 24)". */
export function whenWords(when: When, beforeIncludesDay: boolean): string {
  switch (when.kind) {
    case 'monthlyDay':
      return `ngày ${when.day} ${monthly(when)}`;
    case 'monthlyBefore':
      return `trước ngày ${when.day} ${monthly(when)} (hết ngày ${endDay(when.day, beforeIncludesDay)})`;
    case 'monthlyWorkingDay':
      return `ngày làm việc thứ ${when.nth} ${monthly(when)}`;
    case 'monthlyLastWorkingDay':
      return `ngày làm việc cuối cùng ${monthly(when)}`;
    case 'monthlyLastDay':
      return `ngày cuối tháng ${monthly(when)}`;
    case 'semesterEnd':
      return `cuối ${semesters(when.semesters)}${shift(when.shiftWorkingDays)}`;
    case 'schoolYearEnd':
      return `cuối năm học${shift(when.shiftWorkingDays)}`;
    case 'yearly':
      return `hằng năm: ${when.dates.map((date) => yearly(date)).join('; ')}`;
    case 'once':
      return `một lần, ${when.before ? 'trước' : 'chậm nhất'} ngày ${dayWords(when.on)}`;
    case 'perEvent':
      return `theo sự kiện: ${eventParts(when).join(', ')}`;
    case 'onRequest':
      return `khi có yêu cầu, trả lời trong ${spanWords(when.answerWithin)}`;
    case 'asItArises':
      return `khi phát sinh, trong ${spanWords(when.within)}`;
  }
}

/** "chốt số liệu trước hạn nộp 2 ngày làm việc". */
export function cutOffWords(cutOff: CutOff): string {
  if (cutOff.workingDaysBefore !== undefined)
    return `chốt số liệu trước hạn nộp ${cutOff.workingDaysBefore} ngày làm việc`;
  if (cutOff.dayOfMonth !== undefined) return `chốt số liệu hết ngày ${cutOff.dayOfMonth}`;
  return 'chốt số liệu hết ngày cuối kỳ';
}

/** "ít nhất 1 bài được duyệt". */
export function settlesWords(settles: Settles): string {
  switch (settles.by) {
    case 'articles':
      return `ít nhất ${settles.atLeast} bài được duyệt${exceptions(settles.perUnit, 'bài')}`;
    case 'photos': {
      const how = [settles.classified ? 'đã phân loại' : '', settles.originals ? 'tệp gốc' : ''].filter(Boolean);
      const manner = how.length === 0 ? '' : `, ${how.join(', ')}`;
      return `ít nhất ${settles.atLeast} ảnh${manner}${exceptions(settles.perUnit, 'ảnh')}`;
    }
    case 'document':
      return orNil('văn bản nộp', settles.nilAllowed);
    case 'planHandIn':
      return 'kế hoạch của đơn vị nộp lên';
    case 'report':
      return orNil('báo cáo, thông tin nộp', settles.nilAllowed);
    case 'opinionReturn':
      return orNil('báo cáo dư luận và kết quả xử lý', settles.nilAllowed);
    case 'doneMark':
      return orNil(
        `đánh dấu đã làm, kèm ${PROOFS[settles.proof]}${settles.findings ? ' và kết luận từng đơn vị' : ''}`,
        settles.nilAllowed,
      );
  }
}

/** "3 ngày làm việc". */
function spanWords(span: Span): string {
  if (span.hours !== undefined) return `${span.hours} giờ`;
  if (span.workingHours !== undefined) return `${span.workingHours} giờ làm việc`;
  if (span.workingDays !== undefined) return `${span.workingDays} ngày làm việc`;
  return `${span.days ?? 0} ngày`;
}

export const ownersText = {
  eventHost: 'đơn vị tổ chức sự kiện',
  asked: 'đơn vị được yêu cầu',
  many: (count: number) => `${count} đơn vị`,
};

const PROOFS = {
  number: 'số văn bản',
  link: 'đường dẫn',
  file: 'tệp',
  note: 'ghi chú',
  name: 'tên người phụ trách',
} as const;

type Monthly = Extract<When, { kind: `monthly${string}` }>;

function monthly({ months, ofNextMonth }: Monthly): string {
  const which = ofNextMonth ? 'của tháng sau' : 'hằng tháng';
  return months === undefined ? which : `${which}, các tháng ${months.join(', ')}`;
}

function endDay(day: number, includesDay: boolean): string {
  if (includesDay) return String(day);
  return day === 1 ? 'cuối tháng trước' : String(day - 1);
}

function semesters(names: readonly string[] | undefined): string {
  if (names === undefined) return 'mỗi học kỳ';
  return names.map((name) => (name === 'HK1' ? 'học kỳ I' : 'học kỳ II')).join(' và ');
}

function shift(workingDays: number): string {
  if (workingDays === 0) return '';
  return `, ${workingDays > 0 ? 'sau' : 'trước'} ${Math.abs(workingDays)} ngày làm việc`;
}

const ABOUT = {
  day: '',
  firstHalf: ' (6 tháng đầu năm)',
  secondHalf: ' (6 tháng cuối năm)',
  year: ' (cả năm)',
  schoolYear: ' (năm học)',
} as const;

function yearly(date: Extract<When, { kind: 'yearly' }>['dates'][number]): string {
  const [month = '', day = ''] = date.on.split('-');
  return `${date.before ? 'trước ' : ''}ngày ${day}/${month}${ABOUT[date.period]}`;
}

function eventParts(when: Extract<When, { kind: 'perEvent' }>): string[] {
  const named = [
    { word: 'trước', offset: when.before },
    { word: 'trong', offset: when.during },
    { word: 'sau', offset: when.after },
  ];
  return named.flatMap(({ word, offset }) => {
    if (offset === undefined) return [];
    const amount = offset.days ?? offset.workingDays ?? 0;
    if (amount === 0) return [word];
    return [`${word} ${amount} ngày${offset.days === undefined ? ' làm việc' : ''}`];
  });
}

function exceptions(perUnit: Readonly<Record<string, number>>, thing: string): string {
  const units = Object.entries(perUnit).map(([unit, count]) => `${unit}: ${count} ${thing}`);
  return units.length === 0 ? '' : ` (${units.join(', ')})`;
}

function orNil(what: string, nilAllowed: boolean): string {
  return nilAllowed ? `${what}, hoặc xác nhận không phát sinh` : what;
}

function dayWords(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
