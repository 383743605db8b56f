/** What people read about the list of staff. */
import type { Role } from '../../db/client.js';
import { spellPhone } from '../../lib/phone.js';
import { ROLE_NAMES } from '../../org/texts.js';
import type { RosterProblem } from './read-roster.js';
import type { Change, RowProblem, RowRemark } from './roster-plan.js';

const orElse = (names: readonly string[]) => (names.length === 0 ? '' : ` Có phải: ${names.join(', ')}?`);

const numbered = (phone: string) => spellPhone(phone);

/** The headings a list is asked for; others that schools write are read as well. */
export const HEADINGS = { name: 'Họ và tên', besides: '"Đơn vị", "Chức vụ", "Số điện thoại"' };

export const texts = {
  command: 'Danh sách cán bộ, giáo viên',
  noPlan: 'Hệ thống chưa có kế hoạch nào nên chưa có đơn vị. Xin áp dụng kế hoạch trước, rồi nhập danh sách.',
  role: (role: Role) => ROLE_NAMES[role],

  // The list
  overview: (list: { people: number; joined: number; away: number; withPhone: number }) =>
    [
      `📋 Danh sách: ${list.people} người.`,
      `• Đã vào hệ thống: ${list.joined}`,
      `• Chưa vào: ${list.away}${list.away === 0 ? '' : `, trong đó ${list.withPhone} người có số điện thoại`}`,
      ...(list.withPhone === 0
        ? []
        : ['Ai có số trong danh sách thì mở Loa trên Telegram, bấm chia sẻ số điện thoại là vào được, không cần mã.']),
    ].join('\n'),
  bring: 'Nhập từ tệp',
  take: 'Tải danh sách (Excel)',
  whoIsAway: (count: number) => `Chưa vào hệ thống (${count})`,
  awayList: 'Những người có tên trong danh sách mà chưa vào hệ thống. Chọn một người để lấy mã mời riêng:',
  awayLine: (name: string, unit: string, phone: boolean) => `${name} – ${unit}${phone ? '' : ' · chưa có số'}`,
  nobodyAway: 'Mọi người trong danh sách đều đã vào hệ thống.',
  beingWritten: 'Hệ thống đang lập danh sách. Xin thầy/cô chờ ít giây.',
  listFor: (day: string) => `Danh sách đến ${day}. Sửa xong có thể gửi lại bằng /danhsach.`,
  fileName: (day: string) => `danh-sach-${day}.xlsx`,
  sheet: 'Danh sách',
  columns: {
    number: 'STT',
    name: 'Họ và tên',
    unit: 'Đơn vị',
    role: 'Vai trò',
    phone: 'Điện thoại',
    joined: 'Đã vào hệ thống',
    since: 'Từ ngày',
  },
  joinedMark: 'x',

  // Bringing one in
  askFile: [
    'Thầy/cô gửi tệp danh sách vào đây (Excel .xlsx hoặc CSV), rồi bấm nút dưới.',
    'Mỗi người một dòng, dòng đầu là tên cột: Họ và tên, Đơn vị (Tổ), Chức vụ (Vai trò), Điện thoại. Cột khác được bỏ qua.',
    'Hệ thống đọc trước, cho thầy/cô xem lại rồi mới nhập.',
  ].join('\n'),
  readIt: 'Đã gửi tệp, đọc danh sách',
  noFileYet: 'Hệ thống chưa nhận được tệp nào. Thầy/cô gửi tệp rồi bấm lại giúp.',
  reading: 'Hệ thống đang đọc danh sách, sẽ gửi kết quả ngay tại đây.',
  fileLost: 'Tệp danh sách chưa tải về được. Xin thầy/cô gõ /danhsach và gửi lại.',
  notASheet:
    'Tệp này không phải bảng tính .xlsx hay CSV. Xin thầy/cô lưu lại dạng Excel (.xlsx) rồi gửi lại bằng /danhsach.',
  unreadable:
    'Hệ thống chưa đọc được bảng tính này. Xin thầy/cô mở tệp, lưu lại dạng .xlsx rồi gửi lại bằng /danhsach.',
  fileProblem: {
    noHeadings:
      'Trong tệp chưa thấy dòng tên cột. Cần có cột "Họ và tên" và ít nhất một trong các cột "Đơn vị" (Tổ), "Chức vụ", "Điện thoại".',
    noPeople: 'Dưới dòng tên cột không có người nào.',
    tooMany: 'Danh sách dài quá 5.000 dòng. Xin thầy/cô chia thành nhiều tệp.',
  } satisfies Record<RosterProblem, string>,

  // What it would change
  heading: (file: string, rows: number) => `📋 ${file}: ${rows} dòng.`,
  changes: (counts: Readonly<Record<Change, number>>) =>
    [
      ...(counts.new === 0 ? [] : [`• Người mới: ${counts.new}`]),
      ...(counts.returns === 0 ? [] : [`• Trở lại: ${counts.returns}`]),
      ...(counts.post === 0 ? [] : [`• Thêm vai trò: ${counts.post}`]),
      ...(counts.phone === 0 ? [] : [`• Thêm số điện thoại: ${counts.phone}`]),
      ...(counts.same === 0 ? [] : [`• Đã có, không đổi: ${counts.same}`]),
    ].join('\n'),
  withoutPhone: (count: number) => `• Không có số điện thoại: ${count} (vào bằng mã mời)`,
  byUnit: (units: readonly (readonly [string, number])[], others: number) =>
    `Theo đơn vị: ${units.map(([name, count]) => `${name} ${count}`).join(', ')}${others === 0 ? '' : `, ${others} đơn vị khác`}.`,
  posts: (role: Role, names: readonly string[], others: number) =>
    `${ROLE_NAMES[role].charAt(0).toUpperCase()}${ROLE_NAMES[role].slice(1)}: ${names.join(', ')}${others === 0 ? '' : ` và ${others} người khác`}.`,
  remarks: 'Xin lưu ý:',
  absent: (names: readonly string[], others: number) =>
    `Có trong hệ thống mà không có trong danh sách (giữ nguyên): ${names.join(', ')}${others === 0 ? '' : ` và ${others} người khác`}.`,
  ignored: (columns: readonly string[]) => `Cột bỏ qua: ${columns.join(', ')}.`,
  others: (count: number) => `… và ${count} dòng khác`,
  sure: 'Nhập danh sách này?',
  nothingNew: 'Danh sách không có gì mới. Không cần nhập.',
  yes: (people: number) => `Nhập ${people} người`,
  no: 'Không nhập',
  problems: (count: number) =>
    `Chưa nhập ai: có ${count} dòng cần sửa. Thầy/cô sửa trong tệp rồi gửi lại bằng /danhsach.`,
  imported: (fresh: number, rows: number) =>
    `Đã nhập danh sách: ${fresh} người mới, ${rows} dòng. Gõ /danhsach để xem ai chưa vào hệ thống. Xin cảm ơn thầy/cô!`,
  dropped: 'Vâng, danh sách này không được nhập.',
  doneAlready: 'Danh sách này đã được xử lý trước đó. Gõ /danhsach để xem.',
  changedMeanwhile: 'Từ lúc đọc tệp, hệ thống đã có thay đổi. Xin thầy/cô xem lại:',
  youGotPost: (role: Role, unit: string) =>
    `Theo danh sách văn phòng vừa nhập, thầy/cô có vai trò ${ROLE_NAMES[role]} – ${unit}. Gõ /viec để xem việc.`,

  problem: ({ row, name, what, text, names }: RowProblem): string => {
    const at = `Dòng ${row}${name === '' ? '' : ` (${name})`}: `;
    switch (what) {
      case 'noName':
        return `${at}chưa có họ tên.`;
      case 'badName':
        return `${at}họ tên có số hoặc ký hiệu lạ.`;
      case 'broken':
        return `${at}có ô công thức chưa ra kết quả. Xin chép lại thành giá trị.`;
      case 'noUnit':
        return `${at}chưa có đơn vị.`;
      case 'unknownUnit':
        return `${at}không có đơn vị "${text}".${orElse(names)}`;
      case 'severalUnits':
        return `${at}"${text}" có thể là nhiều đơn vị: ${names.join(', ')}. Xin ghi đủ tên.`;
      case 'phoneTwice':
        return `${at}số ${numbered(text)} đã ghi cho người khác ở dòng ${names[0] ?? ''}.`;
      case 'phoneOfAnother':
        return `${at}số ${numbered(text)} đang là của ${names[0] ?? ''} trong hệ thống.`;
      case 'severalPeople':
        return `${at}có nhiều người cùng tên trong đơn vị này. Xin ghi thêm số điện thoại để phân biệt.`;
    }
  },
  remark: ({ row, name, what, text }: RowRemark): string => {
    const at = `Dòng ${row} (${name}): `;
    switch (what) {
      case 'badPhone':
        return `${at}"${text}" không phải số di động, sẽ nhập không có số.`;
      case 'unknownRole':
        return `${at}chưa rõ chức vụ "${text}", sẽ nhập là thành viên.`;
      case 'repeated':
        return `${at}đã có ở dòng trên, chỉ nhập một lần.`;
      case 'otherUnit':
        return `${at}đang ở ${text}; sẽ có thêm vai trò ở đơn vị mới. Nếu chuyển hẳn, xin dùng Chuyển đơn vị trong /thanhvien.`;
      case 'namesake':
        return `${at}trong hệ thống đã có người cùng tên ở đơn vị khác, sẽ nhập là người mới.`;
      case 'newPhone':
        return `${at}đổi số, trước là ${numbered(text)}.`;
    }
  },
};
