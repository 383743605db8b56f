/** Everything people read about requests and what has come up. */
import type { TaskState } from '../../ledger/task-state.js';
import type { RequestKind } from './rules.js';

const STATES: Readonly<Record<TaskState, string>> = {
  settled: '✔ đã xong',
  nil: '✔ không phát sinh',
  excused: 'được miễn',
  cancelled: 'đã huỷ',
  inReview: '⏳ chờ duyệt',
  toFix: 'chờ sửa',
  upcoming: 'chưa đến lúc làm',
  open: 'đang làm',
  overdue: 'đã quá hạn',
};

const NAMES_SHOWN = 6;

const namesWords = (names: readonly string[]) =>
  names.length <= NAMES_SHOWN
    ? names.join(', ')
    : `${names.slice(0, NAMES_SHOWN).join(', ')} và ${names.length - NAMES_SHOWN} đơn vị khác`;

interface Summary {
  readonly duty: string;
  readonly clause: string;
  readonly units: readonly string[];
  readonly words: string;
  readonly due: string;
}

const by: Readonly<Record<RequestKind, string>> = { asked: 'Người yêu cầu', arisen: 'Người báo' };

export const texts = {
  askCommand: 'Yêu cầu đơn vị cung cấp',
  ariseCommand: 'Báo việc vừa phát sinh',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, thầy/cô dùng được lệnh này.',
  none: {
    asked: 'Trong kế hoạch không có việc nào thầy/cô yêu cầu được đơn vị khác.',
    arisen: 'Trong kế hoạch không có việc phát sinh nào thuộc phần thầy/cô phụ trách.',
  } satisfies Record<RequestKind, string>,

  askDuty: {
    asked: 'Thầy/cô yêu cầu việc nào? Chọn một việc, hoặc gõ một phần tên:',
    arisen: 'Việc nào vừa phát sinh? Chọn một việc, hoặc gõ một phần tên:',
  } satisfies Record<RequestKind, string>,
  noDutyFound: (find: string) => `Không có việc nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  askUnits: {
    asked: 'Thầy/cô yêu cầu đơn vị nào? Chọn từng đơn vị, hoặc gõ một phần tên:',
    arisen: 'Việc phát sinh ở đơn vị nào? Chọn từng đơn vị, hoặc gõ một phần tên:',
  } satisfies Record<RequestKind, string>,
  chosen: (names: readonly string[]) => `Đã chọn: ${namesWords(names)}`,
  ticked: (name: string) => `✔ ${name}`,
  allUnits: (count: number) => `Tất cả ${count} đơn vị`,
  unitsDone: 'Xong, tiếp tục',
  noUnit: (find: string) => `Không có đơn vị nào tên như "${find}" cho việc này. Thầy/cô gõ lại giúp.`,
  askWords: {
    asked: (duty: string) => `${duty}\nThầy/cô cần nội dung gì? Gõ rõ yêu cầu để đơn vị làm đúng:`,
    arisen: (duty: string) => `${duty}\nSự việc là gì? Thầy/cô gõ ngắn gọn:`,
  } satisfies Record<RequestKind, (duty: string) => string>,
  badWords: 'Nội dung cần từ 5 đến 500 ký tự. Thầy/cô gõ lại giúp.',
  summary: {
    asked: (s: Summary) =>
      `Yêu cầu: ${s.duty}\nGửi: ${namesWords(s.units)}\nNội dung: ${s.words}\nHạn trả lời: ${s.due}\nTheo ${s.clause}\n\nĐúng chưa ạ?`,
    arisen: (s: Summary) =>
      `Phát sinh: ${s.duty}\nĐơn vị: ${namesWords(s.units)}\nNội dung: ${s.words}\nHạn làm xong: ${s.due}\nTheo ${s.clause}\n\nĐúng chưa ạ?`,
  } satisfies Record<RequestKind, (s: Summary) => string>,
  yes: { asked: 'Đúng, gửi yêu cầu', arisen: 'Đúng, ghi nhận' } satisfies Record<RequestKind, string>,
  rewrite: 'Gõ lại nội dung',
  notNow: 'Việc này không mở được vào lúc này vì kế hoạch đã thay đổi hoặc đã hết hiệu lực.',
  done: {
    asked: (code: string, tasks: number) => `Đã gửi yêu cầu ${code} đến ${tasks} đơn vị. Xin cảm ơn thầy/cô!`,
    arisen: (code: string, tasks: number) =>
      `Đã ghi nhận ${code}, mở ${tasks} việc. Gõ /viec để xem hạn. Xin cảm ơn thầy/cô!`,
  } satisfies Record<RequestKind, (code: string, tasks: number) => string>,

  // Told
  told: (r: {
    kind: RequestKind;
    code: string;
    duty: string;
    words: string;
    by: string;
    units: readonly string[];
    due: string;
    clause: string;
  }) =>
    [
      r.kind === 'asked' ? `📨 Yêu cầu ${r.code}: ${r.duty}` : `📌 Việc phát sinh ${r.code}: ${r.duty}`,
      r.words,
      `${by[r.kind]}: ${r.by}`,
      `Đơn vị: ${namesWords(r.units)}`,
      `Hạn: ${r.due}`,
      `Theo ${r.clause}`,
    ].join('\n'),
  open: 'Xem chi tiết',

  // The list, and one
  listSent: 'Xem việc đã yêu cầu, đã báo',
  requests: (all: boolean) => (all ? 'Các yêu cầu và việc phát sinh gần đây:' : 'Thầy/cô đã yêu cầu và báo:'),
  noRequests: 'Chưa có yêu cầu hay việc phát sinh nào.',
  entry: (code: string, words: string) => `${code}: ${words}`,
  one: (r: {
    code: string;
    kind: RequestKind;
    duty: string;
    clause: string;
    words: string;
    by: string;
    at: string;
    cancelled: string | undefined;
  }) =>
    [
      `${r.code}: ${r.duty}`,
      ...(r.cancelled === undefined ? [] : [`Đã huỷ: ${r.cancelled}`]),
      r.words,
      `${by[r.kind]}: ${r.by}, ${r.at}`,
      `Theo ${r.clause}`,
    ].join('\n'),
  task: (unit: string, state: TaskState, due: string) => `▪ ${unit}: ${STATES[state]}. Hạn: ${due}`,
  cancel: 'Huỷ yêu cầu này',
  gone: 'Không tìm thấy yêu cầu này. Gõ /yeucau để xem lại.',
  askReason: (code: string) => `Huỷ ${code}. Thầy/cô cho biết lý do (đơn vị liên quan sẽ được báo):`,
  cancelled: (code: string, tasks: number) =>
    `Đã huỷ ${code}.${tasks === 0 ? '' : ` ${tasks} việc chưa làm được bỏ; việc đã xong giữ nguyên.`}`,
  cancelledAlready: (code: string) => `${code} đã được huỷ trước đó.`,
  called: (code: string, words: string, reason: string) =>
    `Yêu cầu ${code} (${words}) đã huỷ, vì: ${reason}. Việc này không phải làm nữa.`,
};
