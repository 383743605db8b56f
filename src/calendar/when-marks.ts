// Words around a date that change what it is: trước, chậm nhất, hết; what is no deadline; what only looks like a date.
import { type Rule, rule } from './when-pieces.js';

/** What begins a day, so that "sau 20/11" is told from "tuần sau". */
const BEGINS_A_DAY = '(?= (?:ngay|hom|thu|mai|tet|cn|chu nhat|t[2-7]|cuoi|dau|giua|hoc ky|hk|khi|\\d{1,2} ?[/-] ?\\d))';
const SAID_WITH_A_NUMBER = 'nop|gui|xong|truoc|den|het|han|hom|cham nhat|muon nhat|la|vao|ngay';
const POLITE = 'nhe|nha|a|ak|nhe a|em|thay|co';

export const MARK_RULES: readonly Rule[] = [
  // Numbers of classes, documents and rooms are no dates: lớp 5/2, KH 36/KH-MNTr, CV 12/5.
  rule('(?:lop|khoi|phong so|dieu|khoan|muc|trang|cau|bai so|so|kh|cv|qd|tb|tt) \\d+(?:[./-][a-z0-9]+)*', () => ({
    kind: 'nothing',
  })),
  // The day an article is about is not the day it is due.
  rule('(?:chao mung|ky niem)(?: (?:ngay )?\\d{1,2} ?[/-] ?\\d{1,2}(?: ?[/-] ?\\d{4})?)?(?! ?[/-] ?\\d)', () => ({
    kind: 'nothing',
  })),
  rule('(?:moi|hang) (?:ngay(?! (?:hom|mai|\\d))|tuan|thang|quy|nam|hoc ky|ky|thu|cn|chu nhat|t[2-7])', () => ({
    kind: 'unreadable',
    reason: 'recurring',
  })),
  rule('truoc (?:hoac|hay|va) (?:trong|dung|vao)', () => ({ kind: 'mark', mark: 'including' })),
  rule('truoc', () => ({ kind: 'mark', mark: 'before' })),
  // "sáu ngày nữa" folds the same and is left to the lengths of time.
  rule(`sau(?: khi)?${BEGINS_A_DAY}(?! ngay (?:nua|toi|lam viec))`, () => ({ kind: 'unreadable', reason: 'notADate' })),
  rule('(?:trong|het|cuoi) ngay(?! (?:hom|mai|mot|kia|nay|\\d))', () => ({ kind: 'mark', mark: 'today' })),
  rule(
    'cham nhat|muon nhat|tre nhat|khong (?:qua|muon hon|tre hon|cham hon)|den het|toi het|het han|han chot|han cuoi|han nop|han|deadline|dl|den|toi da',
    () => ({ kind: 'mark', mark: 'by' }),
  ),
  rule('het(?! (?:tuan|thang|hoc|hk|ky|nam|quy))', () => ({ kind: 'mark', mark: 'by' })),
];

/** A whole answer that is one number ("25", "trước 25 nhé") as a day of the month, else undefined. */
export function onlyNumber(folded: string): string | undefined {
  const match = new RegExp(`^((?:(?:${SAID_WITH_A_NUMBER}) )*)(\\d{1,2})(?: (?:${POLITE}))*$`).exec(folded);
  return match ? `${(match[1] ?? '').replace(/ngay $/, '')}ngay ${match[2]}` : undefined;
}

/** True for an answer that is only a part of the day: "chiều", "buổi sáng nhé". */
export function onlyPart(folded: string): boolean {
  return new RegExp(`^(?:buoi )?(?:sang|trua|chieu|toi|dem)(?: (?:${POLITE}))*$`).test(folded);
}
