/** Everything people read on the crisis card. */
import type { Role } from '../../db/client.js';

const ROLES: Readonly<Record<Role, string>> = {
  member: 'Người biết tin',
  lead: 'Trưởng đơn vị',
  editor: 'Người phụ trách trang, bài',
  office: 'Văn phòng',
  leader: 'Lãnh đạo',
};

export const crisisTexts = {
  noProcedure: 'Kế hoạch chưa có quy trình xử lý khủng hoảng. Văn phòng bổ sung vào kế hoạch rồi áp dụng lại giúp.',
  closed: (code: string) => `${code} đã khép lại nên không đánh dấu khủng hoảng được nữa.`,
  ended: 'Quy trình này đã kết thúc.',
  ticked: 'Bước này đã được ghi là xong.',
  head: (code: string, ended: boolean) =>
    ended ? `🚨 Khủng hoảng ${code}: đã kết thúc` : `🚨 KHỦNG HOẢNG ${code}\nĐề nghị làm theo đúng trình tự:`,
  drillHead: (ended: boolean) =>
    ended
      ? '🧪 DIỄN TẬP – đã kết thúc. Không có sự việc thật, không ai khác nhận được tin này.'
      : '🧪 DIỄN TẬP – không phải sự việc thật. Chỉ thầy/cô thấy màn hình này.',
  drilled: (title: string) => `DIỄN TẬP: ${title}`,
  drillMark: '🧪 DIỄN TẬP, không gửi ra ngoài',
  todo: (number: number, title: string, who: string, due: string | undefined) =>
    `${number}. ☐ ${title}\n    ${who}${due === undefined ? '' : `, trước ${due}`}`,
  done: (number: number, title: string, by: string, at: string, late: boolean) =>
    `${number}. ✔ ${title}\n    ${by}, ${at}${late ? ' (sau hạn)' : ''}`,
  who: (role: Role, unit: string | undefined) => (unit === undefined ? ROLES[role] : `${ROLES[role]} – ${unit}`),
  channels: (names: readonly string[]) => `Kênh công bố: ${names.join(', ')}`,
  statement: (words: string) => `Lời trả lời ban đầu: "${words}"`,
  holding: (organisation: string) =>
    `${organisation} đã nắm được thông tin và đang xác minh. Chúng tôi sẽ thông báo ngay khi có kết quả chính thức.`,
  clause: (clause: string) => `Theo ${clause}`,
  ownProcedure: 'Trình tự do đơn vị tự đặt.',
  tick: (number: number, title: string) => `Xong bước ${number}: ${title}`,
  end: 'Kết thúc khủng hoảng',
  endDrill: 'Kết thúc diễn tập',
  openIssue: 'Xem tin nóng',
};
