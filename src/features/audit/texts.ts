/** What the office reads of the trail. */
import { areaOf, deedOf } from './deed-texts.js';

export const texts = {
  command: 'Nhật ký: ai đã quyết định gì',
  head: 'Nhật ký (mới nhất trước; không ghi nội dung tin nhắn):',
  none: 'Chưa có gì trong nhật ký.',
  line: (entry: { at: string; by: string | undefined; action: string; subject: string }) =>
    `• ${entry.at} – ${entry.by ?? 'hệ thống'}: ${areaOf(entry.action) ?? entry.action}, ${deedOf(entry.action) ?? entry.action} (${entry.subject})`,
  older: 'Cũ hơn',
  newest: 'Về mới nhất',
};
