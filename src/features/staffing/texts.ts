/** Everything people read when somebody moves, a lead changes, or units merge. */
import type { Role } from '../../db/client.js';
import { ROLE_NAMES } from '../../org/texts.js';

const NAMED = 8;
const listed = (lines: readonly string[]) => [
  ...lines.slice(0, NAMED).map((line) => `• ${line}`),
  ...(lines.length > NAMED ? [`… và ${lines.length - NAMED} việc khác`] : []),
];

export const texts = {
  role: (role: Role) => ROLE_NAMES[role],
  gone: 'Vai trò này đã thay đổi. Thầy/cô xem lại bằng /thanhvien giúp.',
  noUnitFound: (typed: string) => `Không có đơn vị nào tên "${typed}". Thầy/cô chọn trong danh sách:`,
  nobodyFound: (typed: string) => `Không có ai tên "${typed}". Thầy/cô chọn trong danh sách:`,
  drop: 'Thôi, giữ nguyên',
  dropped: 'Không thay đổi gì.',

  // Moving
  askUnit: (name: string, role: Role, unit: string) =>
    `Chuyển ${name} (${ROLE_NAMES[role]} – ${unit}) sang đơn vị nào?`,
  askRole: (name: string, unit: string) => `Ở ${unit}, ${name} giữ vai trò nào?`,
  sureMove: (name: string, from: string, role: Role, to: string, tasks: number) =>
    [
      `${name}: ${from} → ${ROLE_NAMES[role]} – ${to}.`,
      tasks === 0
        ? 'Thầy/cô này không giữ việc nào dở dang ở đơn vị cũ.'
        : `${tasks} việc dở dang thầy/cô này giữ sẽ trở về đơn vị cũ.`,
      'Bài đã gửi, việc đã làm và các kỳ trước vẫn tính cho đơn vị cũ.',
    ].join('\n'),
  moveYes: 'Đúng, chuyển',
  moved: (name: string, to: string, tasks: number) =>
    `Đã chuyển ${name} sang ${to}.${tasks === 0 ? '' : ` ${tasks} việc trở về đơn vị cũ.`}`,
  youMoved: (from: string, role: Role, to: string) =>
    `Thầy/cô đã được chuyển từ ${from} sang ${to} (${ROLE_NAMES[role]}). Việc dở dang ở đơn vị cũ do đơn vị cũ làm tiếp; bài đã gửi vẫn theo dõi được bằng /bai.`,
  newcomer: (name: string, role: Role, unit: string) => `${name} vừa chuyển về ${unit} (${ROLE_NAMES[role]}).`,
  lastOffice: 'Đây là người cuối cùng của văn phòng nên chưa chuyển được. Đề nghị mời người khác vào văn phòng trước.',
  already: (name: string, unit: string) => `${name} đã giữ vai trò này ở ${unit}.`,

  // A new lead
  askLead: (unit: string, now: readonly string[]) =>
    now.length === 0
      ? `${unit} chưa có người phụ trách. Giao cho ai? Chọn hoặc gõ tên:`
      : `Người phụ trách ${unit} hiện nay: ${now.join(', ')}. Đổi sang ai? Chọn hoặc gõ tên:`,
  candidate: (name: string, unit: string | undefined) => (unit === undefined ? name : `${name} – ${unit}`),
  sureLead: (name: string, unit: string, before: readonly string[], tasks: number) =>
    [
      `${name} phụ trách ${unit}.`,
      ...(before.length === 0 ? [] : [`${before.join(', ')} thôi phụ trách, vẫn là thành viên của đơn vị.`]),
      tasks === 0
        ? 'Đơn vị không có việc dở dang.'
        : `${tasks} việc dở dang của đơn vị chuyển sang người phụ trách mới.`,
    ].join('\n'),
  leadYes: 'Đúng, giao phụ trách',
  leadSet: (name: string, unit: string) => `Đã giao ${name} phụ trách ${unit}.`,
  nobodyElse: 'Chưa có ai khác đã vào hệ thống để giao phụ trách. Thầy/cô mời thêm bằng /moi.',
  youLead: (unit: string, tasks: readonly string[]) =>
    [
      `Từ nay thầy/cô phụ trách ${unit}.`,
      ...(tasks.length === 0
        ? ['Đơn vị hiện không có việc dở dang.']
        : ['Việc đơn vị đang phải làm:', ...listed(tasks)]),
      'Thầy/cô gõ /viec để xem và làm. Xin cảm ơn thầy/cô.',
    ].join('\n'),
  youLedBefore: (unit: string, name: string) =>
    `${name} nay phụ trách ${unit}. Thầy/cô vẫn là thành viên của đơn vị. Cảm ơn thầy/cô trong thời gian qua.`,

  // Merging
  askInto: (unit: string) => `${unit} sáp nhập vào đơn vị nào?`,
  hasUnitsBelow: (unit: string) => `Dưới ${unit} còn đơn vị khác. Đề nghị sáp nhập các đơn vị đó trước.`,
  holdsOffice: (unit: string) =>
    `${unit} là nơi kế hoạch đặt văn phòng hoặc người duyệt nên chưa sáp nhập được. Đề nghị sửa tệp kế hoạch trước.`,
  sureMerge: (from: string, into: string, people: number, taken: number, excused: number) =>
    [
      `${from} sáp nhập vào ${into}:`,
      `• ${people} người chuyển sang ${into}`,
      `• ${taken} việc dở dang chuyển sang ${into}`,
      `• ${excused} việc trùng với việc ${into} đang làm được miễn`,
      '• việc chưa đến kỳ thôi không tính; bài đã gửi, việc đã làm, việc đã quá hạn và các kỳ trước giữ nguyên ở đơn vị cũ',
      'Sáp nhập rồi thì không hoàn tác được. Nếu sau này tách ra, kế hoạch thêm một đơn vị mới và người được chuyển sang đó.',
    ].join('\n'),
  mergeYes: 'Đúng, sáp nhập',
  merged: (from: string, into: string) =>
    `Đã sáp nhập ${from} vào ${into}. Khi ban hành kế hoạch mới, đề nghị bỏ ${from} khỏi tệp kế hoạch.`,
  mergeReason: (into: string) => `Đơn vị đã sáp nhập vào ${into}`,
  yourUnitMerged: (from: string, into: string) =>
    `${from} đã sáp nhập vào ${into}; từ nay thầy/cô thuộc ${into}. Bài và việc trước đây vẫn giữ nguyên.`,
  youTakeOver: (from: string, into: string, tasks: readonly string[], left: readonly string[]) =>
    [
      `${from} đã sáp nhập vào ${into}.`,
      ...(tasks.length === 0
        ? ['Không có việc dở dang nào chuyển sang.']
        : [`Việc ${into} làm tiếp:`, ...listed(tasks)]),
      ...(left.length === 0
        ? []
        : [`Việc vẫn ghi cho ${from} (đã gửi hoặc đã quá hạn), thầy/cô theo dõi giúp:`, ...listed(left)]),
    ].join('\n'),
};
