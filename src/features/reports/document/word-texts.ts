/** How periods, counts, states and lists of names are spelled in official texts. */
import { type Period, periodName } from '../../../calendar/period.js';
import type { ItemNumbers } from '../../../ledger/compile-model.js';
import type { Counts } from '../../../ledger/count.js';

const UNITS_NAMED = 30;

/** "tháng 11 năm 2020", "học kỳ I năm học 2020-2021": months 1 and 2 with a zero (Phụ lục I, mục II.4). */
export function officialPeriod(period: Period): string {
  if (period.kind !== 'month') return periodName(period);
  const [year = '', month = ''] = period.code.split('-');
  return `tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

/** What a report is about: the plan's title of it without the kind of paper and the kind of period. */
export function subjectOf(title: string | undefined): string {
  if (title === undefined) return 'Kết quả công tác truyền thông';
  const bare = title
    .replace(/^báo cáo\s+/iu, '')
    .replace(/^(6 tháng|học kỳ( I{1,2})?|năm học|năm|tháng)\s+/iu, '')
    .replace(/\s+(trong )?(6 tháng|học kỳ( I{1,2})?|năm học|năm|tháng)$/iu, '');
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)}`;
}

export function lowered(subtitle: string): string {
  return `${subtitle.charAt(0).toLowerCase()}${subtitle.slice(1)}`;
}

export function taskStates(totals: Counts): string {
  const states: readonly (readonly [number, string])[] = [
    [totals.onTime, 'hoàn thành đúng hạn'],
    [totals.late, 'hoàn thành sau hạn'],
    [totals.nil, 'báo không phát sinh'],
    [totals.excused, 'được miễn'],
    [totals.inReview, 'đang chờ duyệt'],
    [totals.toFix, 'đang sửa theo góp ý'],
    [totals.missing, 'quá hạn chưa nộp'],
    [totals.open, 'chưa nộp, còn trong hạn'],
    [totals.upcoming, 'chưa đến kỳ'],
  ];
  return spoken(states);
}

export function itemStates(items: ItemNumbers): string {
  return spoken([
    [items.approved, 'được duyệt'],
    [items.inReview, 'đang chờ duyệt'],
    [items.returned, 'trả lại để sửa'],
    [items.rejected, 'không sử dụng'],
    [items.withdrawn, 'tác giả rút'],
  ]);
}

function spoken(states: readonly (readonly [number, string])[]): string {
  return states
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${padded(count)} ${state}`)
    .join(', ');
}

/** Small numbers in official texts carry a zero: "05 tin bài". */
export function padded(count: number): string {
  return count > 0 && count < 10 ? `0${count}` : String(count);
}

export function change(by: number): string {
  if (by === 0) return 'không thay đổi';
  return by > 0 ? `tăng ${padded(by)}` : `giảm ${padded(-by)}`;
}

export function named(names: readonly string[]): string {
  const others = names.length - UNITS_NAMED;
  return others > 0 ? `${names.slice(0, UNITS_NAMED).join(', ')} và ${others} đơn vị khác` : names.join(', ');
}
