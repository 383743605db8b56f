/** What people read who look after the members of a unit. */
import type { Role } from '../../db/client.js';
import { type Post, texts } from './texts.js';

export const memberTexts = {
  chooseMembersUnit: 'Xem thành viên của đơn vị nào?',
  chooseOfManyUnits:
    'Xem thành viên của đơn vị nào? Thầy/cô tìm nhanh bằng cách gõ /thanhvien kèm tên người hoặc tên đơn vị, ví dụ: /thanhvien Lan',
  found: (find: string, units: number, people: number) =>
    `Tìm “${find}”: ${[...(units > 0 ? [`${units} đơn vị`] : []), ...(people > 0 ? [`${people} người`] : [])].join(', ')}.`,
  foundPerson: (name: string, unit: string) => `${name} · ${unit}`,
  nobodyFound: (find: string) => `Không có ai, đơn vị nào mang tên “${find}”.`,
  allUnits: 'Xem các đơn vị',
  unitCount: (unit: string, people: number) => `${unit} (${people})`,
  membersOf: (unit: string, people: number) =>
    people === 0 ? `${unit}: chưa có thành viên.` : `${unit}: ${people} người. Chọn một người để xem.`,
  memberLine: (name: string, role: Role, reachable: boolean) =>
    `${name} · ${texts.role(role)}${reachable ? '' : ' · chưa liên lạc được'}`,
  pendingRequests: (count: number) => `Đề nghị chờ xem (${count})`,
  noPending: 'Hiện không có đề nghị tham gia nào đang chờ.',
  otherUnits: 'Đơn vị khác',
  person: (name: string, posts: readonly Post[], reachable: boolean, since: string) =>
    [
      name,
      ...posts.map((held) => `• ${texts.post(held)}`),
      `Tham gia từ ${since}.`,
      ...(reachable ? [] : ['Hiện chưa liên lạc được qua trò chuyện (đã chặn hoặc đổi tài khoản).']),
    ].join('\n'),
  movePost: (held: Post) => `Chuyển khỏi ${held.unit}…`,
  changeLead: 'Đổi người phụ trách…',
  mergeUnit: 'Sáp nhập đơn vị này…',
  endPost: (ending: Post) => `Thôi ${texts.post(ending)}`,
  confirmEnd: (name: string, ending: Post) => `Kết thúc vai trò ${texts.post(ending)} của thầy/cô ${name}?`,
  leavesAfter: (name: string) =>
    `Đây là vai trò duy nhất của thầy/cô ${name}: kết thúc thì thầy/cô ấy thôi dùng hệ thống. Nếu chỉ đổi việc, đổi đơn vị, thầy/cô về danh sách và chọn “Đổi người phụ trách…” hoặc “Chuyển khỏi…”.`,
  confirmEndYes: 'Đúng, kết thúc',
  backToList: 'Về danh sách',
  ended: (name: string, ending: Post) => `Đã kết thúc vai trò ${texts.post(ending)} của thầy/cô ${name}.`,
  endedAlready: 'Vai trò này đã được kết thúc trước đó.',
  lastOffice:
    'Đây là người cuối cùng giữ vai trò văn phòng. Xin mời một người khác vào văn phòng trước, rồi mới kết thúc vai trò này.',
  yourPostEnded: (ending: Post) =>
    `Vai trò ${texts.post(ending)} của thầy/cô đã được kết thúc. Xin cảm ơn thầy/cô đã cùng làm việc.`,
};
