/** Everything people read about somebody being away. */
import type { WhenQuestion } from '../../calendar/when-pieces.js';

const EXAMPLES = 'Ví dụ: "hôm nay", "thứ 4", "15/11".';

export const texts = {
  command: 'Báo vắng, nhờ người làm thay',
  noPlan: 'Hệ thống chưa có kế hoạch nào nên chưa cần báo vắng.',
  askWho: 'Báo vắng cho ai?',
  myself: 'Cho tôi',
  nobodyFound: (find: string) => `Không tìm thấy "${find}" trong phạm vi của thầy/cô. Thầy/cô gõ lại giúp.`,
  askFrom: (name: string | undefined) => `${name ?? 'Thầy/cô'} vắng từ ngày nào?\n${EXAMPLES}`,
  today: 'Hôm nay',
  tomorrow: 'Ngày mai',
  askThrough: (from: string) => `Vắng từ ${from} đến hết ngày nào?\n${EXAMPLES}`,
  onlyThatDay: 'Chỉ ngày đó',
  unreadable: `Hệ thống chưa đọc được ngày này. Thầy/cô gõ lại giúp.\n${EXAMPLES}`,
  past: (day: string) => `Ngày này đã qua: ${day}. Thầy/cô gõ ngày khác giúp.`,
  beforeFrom: (from: string) => `Ngày cuối cần từ ${from} trở đi. Thầy/cô gõ lại giúp.`,
  which: (why: WhenQuestion) =>
    why === 'weekdayDisagrees' ? 'Thứ và ngày không khớp nhau. Thầy/cô chọn giúp:' : 'Thầy/cô chọn giúp một ngày:',
  askSubstitute: 'Ai làm thay? Chọn hoặc gõ tên. Nhắc việc sẽ đến người làm thay.',
  nobody: 'Không có ai làm thay',
  substituteAway: (name: string) => `${name} cũng báo vắng trong thời gian này. Thầy/cô chọn người khác giúp.`,
  confirm: (lines: { name: string; from: string; through: string; substitute: string | undefined; isLast: boolean }) =>
    [
      `🗓 ${lines.name} vắng ${span(lines.from, lines.through)}.`,
      lines.substitute === undefined
        ? lines.isLast
          ? 'Văn phòng không còn ai khác trong thời gian này: nếu không có người làm thay, việc của văn phòng sẽ không nhắc được ai. Lãnh đạo sẽ được báo.'
          : 'Chưa có người làm thay; việc sẽ báo trưởng đơn vị hoặc văn phòng.'
        : `${lines.substitute} làm thay.`,
      'Đúng chưa ạ?',
    ].join('\n'),
  yes: 'Đúng, báo vắng',
  anew: 'Nhập lại',
  gone: 'Người này không còn trong phạm vi của thầy/cô.',
  entered: (name: string, from: string, through: string) =>
    `Đã ghi: ${name} vắng ${span(from, through)}. Trong thời gian này hệ thống không nhắc việc.`,
  youSubstitute: (lines: { name: string; from: string; through: string; tasks: number }) =>
    [
      `🗓 ${lines.name} vắng ${span(lines.from, lines.through)}, nhờ thầy/cô làm thay.`,
      lines.tasks === 0
        ? 'Hiện chưa có việc nào phải làm thay.'
        : `Hiện có ${lines.tasks} việc; đến ngày vắng, gõ /viec để xem.`,
    ].join('\n'),
  leadHears: (lines: { name: string; from: string; through: string; substitute: string | undefined; tasks: number }) =>
    [
      `🗓 ${lines.name} vắng ${span(lines.from, lines.through)}.`,
      lines.substitute === undefined ? 'Chưa có người làm thay.' : `${lines.substitute} làm thay.`,
      `Việc đang phụ trách: ${lines.tasks}.`,
    ].join('\n'),
  enteredForYou: (by: string, from: string, through: string, substitute: string | undefined) =>
    `🗓 ${by} đã báo vắng giúp thầy/cô ${span(from, through)}.${substitute === undefined ? '' : ` ${substitute} làm thay.`}`,
  list: 'ĐANG VÀ SẮP VẮNG',
  line: (name: string, from: string, through: string, substitute: string | undefined) =>
    `– ${name}: ${span(from, through)}${substitute === undefined ? '' : `, ${substitute} làm thay`}`,
  others: (count: number) => `… và ${count} lượt khác`,
  add: 'Báo vắng mới',
  cancel: (name: string, from: string) => `Bỏ: ${name}, từ ${from}`,
  cancelled: (name: string, from: string, through: string) => `Đã bỏ báo vắng: ${name}, ${span(from, through)}.`,
  alreadyCancelled: 'Lượt báo vắng này đã được bỏ rồi.',
  noMoreSubstitute: (name: string, from: string, through: string) =>
    `${name} không vắng ${span(from, through)} nữa, thầy/cô không phải làm thay. Xin cảm ơn!`,
};

function span(from: string, through: string): string {
  return from === through ? from : `từ ${from} đến hết ${through}`;
}
