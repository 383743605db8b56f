/** What people read about their own data, and whoever answers about theirs. */
import { daysLeft, spellDueAt } from '../../calendar/spell.js';
import type { ChannelName } from '../../channels/contract.js';
import type { Role } from '../../db/client.js';
import { ROLE_NAMES } from '../../org/texts.js';
import { ANSWER_DAYS, type Kind } from './deadlines.js';

const CHANNELS: Readonly<Record<ChannelName, string>> = { telegram: 'Telegram', zalo: 'Zalo', web: 'trang web' };

const KINDS: Readonly<Record<Kind, string>> = {
  correct: 'sửa thông tin',
  provide: 'cung cấp thông tin',
  restrict: 'hạn chế sử dụng dữ liệu',
  withdraw: 'rút đồng ý',
  erase: 'xoá dữ liệu',
};

const DECREE = 'Điều 5 Nghị định 356/2025/NĐ-CP';

interface Asked {
  readonly code: string;
  readonly kind: Kind;
  readonly field: string | null;
  readonly words: string | null;
  readonly dueAt: Date;
}
type AskedBy = Asked & { readonly person: { readonly name: string } };

const what = ({ kind, field }: Asked) => {
  if (kind !== 'correct') return KINDS[kind];
  if (field === 'name') return 'sửa họ tên';
  return field === 'phone' ? 'sửa số điện thoại' : KINDS.correct;
};

const left = (dueAt: Date, zone: string, now: Date) => {
  const days = daysLeft(now, dueAt, zone);
  if (days < 0) return 'đã quá hạn luật định';
  return days === 0 ? 'hạn là hôm nay' : `còn ${days} ngày`;
};

const wanted = (request: Asked) => {
  if (request.words === null) return [];
  return [request.field === null ? `Nội dung: ${request.words}` : `Sửa thành: ${request.words}`];
};

export const texts = {
  command: 'Dữ liệu của tôi: xem, sửa, xoá',
  nobody: 'Người đã xoá dữ liệu',

  // One's own data
  own: (about: {
    name: string;
    phone: string | undefined;
    since: string;
    channels: readonly ChannelName[];
    posts: readonly { role: Role; unit: string }[];
    agreed: { version: string; on: string } | undefined;
    items: number;
    files: number;
    decisions: number;
    done: number;
    reports: number;
    said: number;
    institution: string;
    requests: readonly string[];
  }) =>
    [
      'Loa đang lưu về thầy/cô:',
      `• Họ tên: ${about.name}`,
      `• Điện thoại: ${about.phone ?? 'không lưu'}`,
      `• Trò chuyện qua: ${[...new Set(about.channels)].map((channel) => CHANNELS[channel]).join(', ')}`,
      ...about.posts.map(({ role, unit }) => `• Vai trò: ${ROLE_NAMES[role]} – ${unit}`),
      `• Có trong hệ thống từ ${about.since}`,
      about.agreed === undefined
        ? '• Chưa có lần đồng ý nào được ghi'
        : `• Đồng ý lưu dữ liệu ngày ${about.agreed.on} (thông báo số ${about.agreed.version})`,
      `• Đã làm: ${about.items} tin bài, ${about.files} ảnh và tệp, ${about.decisions} lần duyệt, ${about.done} lần báo đã làm, ${about.reports} tin nóng`,
      `• ${about.said} tin nhắn Loa đã gửi cho thầy/cô`,
      '',
      `Dùng để: giao việc, nhắc hạn, nhận và duyệt bài, lập báo cáo của ${about.institution}.`,
      'Người xem: người duyệt bài, phụ trách đơn vị, văn phòng, lãnh đạo.',
      ...(about.requests.length === 0 ? [] : ['', 'Yêu cầu đang chờ:', ...about.requests]),
    ].join('\n'),
  requestLine: (request: Asked, zone: string) =>
    `• ${request.code}: ${what(request)}, trả lời ${spellDueAt(request.dueAt, zone)}`,
  takeCopy: 'Nhận bản sao',
  correct: 'Sửa thông tin',
  provide: 'Hỏi thêm',
  restrict: 'Hạn chế sử dụng',
  withdraw: 'Rút đồng ý',
  erase: 'Xoá dữ liệu',
  takeBack: (code: string) => `Thôi yêu cầu ${code}`,
  tookBack: 'Vâng, yêu cầu đã được bỏ. Không có gì thay đổi.',
  takeBackLate: 'Yêu cầu này đã được trả lời, nên không bỏ được nữa.',
  waiting: (count: number) => `Yêu cầu cần trả lời (${count})`,
  copyOrdered: 'Hệ thống đang gom dữ liệu của thầy/cô, xong sẽ gửi ngay tại đây.',
  copy: {
    name: 'du-lieu-cua-toi.zip',
    readMe: 'doc-truoc.txt',
    data: 'du-lieu.json',
    files: 'tep-da-gui',
    about: (missing: number) =>
      [
        'Tệp này gồm mọi dữ liệu Loa đang lưu dưới tên thầy/cô.',
        'du-lieu.json: họ tên, vai trò, tin bài, quyết định, tin nhắn và nhật ký, mỗi mục có ngày giờ (giờ quốc tế, UTC).',
        'tep-da-gui: ảnh và tệp thầy/cô đã gửi.',
        ...(missing === 0
          ? []
          : [`Còn ${missing} tệp không để vừa hoặc trùng nhau; tên của chúng có trong du-lieu.json.`]),
        'Xin giữ tệp cẩn thận: trong đó có thông tin cá nhân.',
      ].join('\n'),
    here: (missing: number) =>
      `Bản sao dữ liệu của thầy/cô.${missing === 0 ? '' : ` Có ${missing} tệp trùng hoặc quá lớn nên chỉ ghi tên.`} Xin giữ cẩn thận, trong đó có thông tin cá nhân.`,
  },

  // Asking
  askWhich: 'Thông tin nào cần sửa?',
  fieldName: 'Họ tên',
  fieldPhone: 'Điện thoại',
  fieldOther: 'Thông tin khác',
  askName: 'Họ và tên đúng của thầy/cô (có dấu):',
  badName: 'Họ tên gồm 2 đến 80 chữ cái, không có số hay ký hiệu. Xin thầy/cô ghi lại giúp.',
  askPhone: 'Số điện thoại đúng của thầy/cô:',
  badPhone: 'Hệ thống chưa đọc được số này. Xin thầy/cô ghi lại, ví dụ: 0912 345 678.',
  phoneTaken: 'Số này đang ghi cho người khác. Xin kiểm tra với cả hai người, rồi sửa trong danh sách.',
  askWords: {
    correct: 'Thông tin nào chưa đúng, và đúng ra là thế nào? Xin thầy/cô ghi trong một tin:',
    provide: 'Thầy/cô muốn biết thêm điều gì về dữ liệu của mình? Xin ghi trong một tin:',
    restrict: 'Thầy/cô muốn hạn chế việc gì với dữ liệu của mình? Xin ghi trong một tin:',
  },
  badWords: 'Xin thầy/cô ghi từ 5 đến 600 ký tự.',
  before: {
    withdraw: [
      'Khi rút đồng ý, thầy/cô thôi mọi vai trò trong Loa; số điện thoại và cuộc trò chuyện này được xoá. Tin bài đã nộp vẫn nằm trong hồ sơ của nhà trường, dưới tên thầy/cô.',
      '',
      `Văn phòng trả lời trong ${ANSWER_DAYS.withdraw} ngày (${DECREE}).`,
    ].join('\n'),
    erase: [
      'Khi xoá dữ liệu, thầy/cô thôi mọi vai trò; họ tên, số điện thoại, cuộc trò chuyện, bản nháp được xoá. Tin bài đã nộp và số liệu đã chốt vẫn còn, nhưng không còn tên thầy/cô. Không lấy lại được.',
      '',
      `Văn phòng trả lời trong ${ANSWER_DAYS.erase} ngày (${DECREE}). Thầy/cô nên nhận bản sao trước.`,
    ].join('\n'),
  },
  sure: { withdraw: 'Đúng, tôi rút đồng ý', erase: 'Đúng, xoá dữ liệu của tôi' },
  keep: 'Để nguyên',
  youAreLastOffice:
    'Thầy/cô là người cuối cùng giữ vai trò văn phòng, nên chưa gửi được yêu cầu này. Xin mời một người khác vào văn phòng trước.',
  filed: (request: Asked, zone: string) =>
    `Đã ghi yêu cầu ${request.code}: ${what(request)}. Văn phòng trả lời chậm nhất ${spellDueAt(request.dueAt, zone)} (${DECREE}). Có kết quả, hệ thống báo ngay tại đây.`,
  askedAlready: (request: Asked, zone: string) =>
    `Yêu cầu ${request.code} như vậy đang chờ trả lời, chậm nhất ${spellDueAt(request.dueAt, zone)}.`,

  // Answering
  cameIn: (request: AskedBy, zone: string) =>
    [
      `Yêu cầu về dữ liệu cá nhân ${request.code}`,
      `${request.person.name}: ${what(request)}`,
      ...wanted(request),
      `Theo luật, đề nghị trả lời ${spellDueAt(request.dueAt, zone)} (${DECREE}).`,
    ].join('\n'),
  open: 'Xem và trả lời',
  openOne: (request: AskedBy) => `${request.code} – ${request.person.name}`,
  noRequests: 'Hiện không có yêu cầu nào chờ trả lời.',
  listHead: 'Yêu cầu về dữ liệu cá nhân đang chờ:',
  listLine: (request: AskedBy, zone: string, now: Date) =>
    `• ${request.code}: ${request.person.name}, ${what(request)} – ${spellDueAt(request.dueAt, zone)} (${left(request.dueAt, zone, now)})`,
  back: 'Quay lại',
  gone: 'Không còn yêu cầu này.',
  one: (request: AskedBy, zone: string, now: Date) =>
    [
      `${request.code}: ${what(request)}`,
      `Người yêu cầu: ${request.person.name}`,
      ...wanted(request),
      `Hạn trả lời: ${spellDueAt(request.dueAt, zone)} (${left(request.dueAt, zone, now)})`,
    ].join('\n'),
  grant: {
    correct: 'Đúng, sửa như vậy',
    provide: 'Đã trả lời',
    restrict: 'Đã làm',
    withdraw: 'Cho thôi và xoá liên lạc',
    erase: 'Xoá dữ liệu',
  },
  grantBefore: {
    withdraw: (name: string) =>
      `${name} sẽ thôi mọi vai trò, việc đang giữ trở lại đơn vị, số điện thoại và cuộc trò chuyện được xoá.`,
    erase: (name: string) =>
      `Dữ liệu của ${name} sẽ được xoá: vai trò, liên lạc, bản nháp, và tên trong kho tin bài. Số liệu đã chốt không đổi. Không lấy lại được.`,
  },
  grantSure: { withdraw: 'Đúng, cho thôi', erase: 'Đúng, xoá' },
  doneByHand: 'Đã làm, trả lời',
  refuse: 'Từ chối, vì…',
  extend: 'Cần thêm thời gian, vì…',
  askAnswer: {
    refuse: (request: AskedBy) => `Vì sao từ chối yêu cầu ${request.code}? ${request.person.name} sẽ đọc lý do này:`,
    extend: (request: AskedBy) =>
      `Vì sao cần thêm ${ANSWER_DAYS[request.kind]} ngày? ${request.person.name} sẽ đọc lý do này:`,
    done: (request: AskedBy) => `Đã làm gì? ${request.person.name} sẽ đọc câu trả lời này:`,
  },
  answeredAlready: (request: Asked) => `Yêu cầu ${request.code} đã được trả lời hoặc đã bỏ.`,
  extendedAlready: 'Yêu cầu này đã được thêm thời gian một lần; luật không cho thêm nữa.',
  lastOffice: 'Đây là người cuối cùng giữ vai trò văn phòng. Xin mời một người khác vào văn phòng trước.',
  carriedOut: (request: Asked) => `Đã xong ${request.code}: ${what(request)}. Xin cảm ơn thầy/cô.`,
  willBeErased: (name: string) => `Dữ liệu của ${name} đang được xoá, trong ít phút là xong.`,
  refusedDone: (request: Asked) => `Đã từ chối ${request.code}. Người yêu cầu được báo lý do.`,
  extendedDone: (request: Asked, zone: string) =>
    `Hạn mới của ${request.code}: ${spellDueAt(request.dueAt, zone)}. Người yêu cầu được báo.`,

  // To whoever asked
  granted: (request: Asked) =>
    request.kind === 'withdraw'
      ? 'Yêu cầu rút đồng ý đã được thực hiện. Thầy/cô không còn vai trò trong Loa; cuộc trò chuyện này được xoá sau hai ngày. Xin cảm ơn thầy/cô đã cùng làm việc.'
      : `Yêu cầu ${request.code} (${what(request)}) đã được thực hiện.`,
  answered: (request: Asked, words: string) => `Trả lời yêu cầu ${request.code} (${what(request)}):\n${words}`,
  refused: (request: Asked, reason: string) =>
    `Yêu cầu ${request.code} (${what(request)}) chưa được chấp nhận, vì: ${reason}\nThầy/cô có thể trao đổi thêm với văn phòng.`,
  extended: (request: Asked, reason: string, zone: string) =>
    `Yêu cầu ${request.code} (${what(request)}) cần thêm thời gian, vì: ${reason}\nHạn trả lời mới: ${spellDueAt(request.dueAt, zone)}.`,
  farewell:
    'Dữ liệu của thầy/cô trong Loa đã được xoá; cuộc trò chuyện này cũng được xoá sau hai ngày. Xin cảm ơn thầy/cô đã cùng làm việc.',
  dueSoon: (request: AskedBy, zone: string, now: Date) =>
    [
      `Yêu cầu về dữ liệu cá nhân ${request.code} ${left(request.dueAt, zone, now)}`,
      `${request.person.name}: ${what(request)}`,
      `Đề nghị trả lời ${spellDueAt(request.dueAt, zone)} (${DECREE}).`,
    ].join('\n'),
};
