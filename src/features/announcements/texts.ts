/** Everything people read about announcements. */
import type { Role } from '../../db/client.js';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  member: 'Giáo viên, nhân viên',
  lead: 'Trưởng các đơn vị',
  editor: 'Người duyệt bài',
  office: 'Văn phòng',
  leader: 'Lãnh đạo',
};

export const texts = {
  command: 'Thông báo đến đơn vị, biết ai đã đọc',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, thầy/cô dùng được lệnh này.',
  askText: 'Nội dung thông báo? Thầy/cô gõ đúng lời sẽ gửi; có tệp kèm thì gửi tệp trước khi gõ.',
  badText: 'Thông báo cần từ 10 đến 3000 ký tự. Thầy/cô gõ lại giúp.',
  askWhom: 'Gửi đến ai? Chọn từng đơn vị hoặc vai trò, hoặc gõ một phần tên:',
  chosen: (names: readonly string[]) => `Đã chọn: ${names.join(', ')}`,
  ticked: (name: string) => `✔ ${name}`,
  all: 'Tất cả mọi người',
  done: 'Xong, tiếp tục',
  nobodyFound: (find: string) => `Không có đơn vị hay vai trò nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  summary: (s: {
    text: string;
    audience: string;
    people: number;
    files: string | undefined;
    later: string | undefined;
  }) =>
    [
      'Thông báo sắp gửi:',
      s.text,
      '',
      `Đến: ${s.audience} (${s.people} người)`,
      ...(s.files === undefined ? [] : [`Kèm theo: ${s.files}`]),
      s.later === undefined ? 'Gửi ngay.' : `Bắt đầu gửi lúc ${s.later}.`,
      'Đúng chưa ạ?',
    ].join('\n'),
  yes: 'Đúng, gửi thông báo',
  rewrite: 'Gõ lại nội dung',
  nobody: 'Chưa có ai khác trong các đơn vị, vai trò này.',
  sent: (code: string, people: number) => `✅ Đã ghi nhận thông báo ${code} đến ${people} người.`,

  // Told
  told: (code: string, by: string, text: string) => `📢 Thông báo ${code} từ ${by}\n\n${text}`,
  read: 'Đã đọc',
  readAt: (at: string) => `✔ Thầy/cô đã đọc lúc ${at}`,
  cancelledNote: 'Thông báo này đã được thu lại.',
  reminder: (code: string, text: string) =>
    `📢 Nhắc lại thông báo ${code}\n\n${text}\n\nĐọc xong, thầy/cô bấm "Đã đọc" giúp.`,
  files: (code: string) => `Tệp kèm thông báo ${code}`,
  gone: 'Không tìm thấy thông báo này.',

  // Who has read
  seeSent: 'Xem thông báo đã gửi',
  list: 'Thông báo đã gửi:',
  none: 'Chưa có thông báo nào được gửi.',
  entry: (code: string, read: number, all: number) => `${code}: ${read}/${all} đã đọc`,
  one: (o: { code: string; by: string; at: string; audience: string; text: string }) =>
    `📢 ${o.code}\n${o.by}, ${o.at}\nĐến: ${o.audience}\n\n${o.text}`,
  counts: (c: { read: number; told: number; all: number }) =>
    `Đã đọc: ${c.read}/${c.all}${c.told === c.all ? '' : `. Đang gửi: ${c.told}/${c.all}`}`,
  unread: (count: number) => `Chưa đọc: ${count} người`,
  unreadLine: (unit: string, names: readonly string[]) => `▪ ${unit}: ${names.join(', ')}`,
  outOfReach: (name: string) => `${name} (chưa liên lạc được)`,
  seeUnread: 'Ai chưa đọc',
  remind: 'Nhắc người chưa đọc',
  reminded: (people: number) => `Đã nhắc ${people} người chưa đọc.`,
  remindedToday: 'Hôm nay đã nhắc rồi. Mai thầy/cô nhắc lại được.',
  allRead: 'Mọi người đã đọc thông báo này.',
  cancel: 'Thu lại thông báo',
  cancelled: (code: string) => `Đã thu lại ${code}.`,
  already: (code: string) => `${code} đã được thu lại trước đó.`,
};
