/** Everything people read about work given by hand. */
import type { Role } from '../../db/client.js';
import type { AssignmentSettles } from '../../ledger/assigned-duty.js';

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  lead: 'Trưởng đơn vị',
  editor: 'Người biên tập, duyệt bài',
  member: 'Thành viên',
  office: 'Văn phòng',
  leader: 'Lãnh đạo',
};

const WANTED: Readonly<Record<AssignmentSettles, string>> = {
  articles: 'Tin bài',
  photos: 'Ảnh',
  document: 'Văn bản',
  doneMark: 'Chỉ cần báo xong',
};

const HOW: Readonly<Record<AssignmentSettles, string>> = {
  articles: 'Có bài, thầy/cô cứ gửi chữ và ảnh vào đây.',
  photos: 'Có ảnh, thầy/cô cứ gửi vào đây; ảnh gốc thì gửi ở dạng tệp.',
  document: 'Có văn bản, thầy/cô cứ gửi tệp vào đây.',
  doneMark: 'Làm xong, thầy/cô bấm Đã xong.',
};

export const texts = {
  command: 'Giao việc, xem việc đã giao',
  noPlan: 'Hệ thống chưa có kế hoạch nào nên chưa giao việc được. Đề nghị văn phòng áp dụng kế hoạch trước.',

  // asking what to give
  dueOfPaper: (day: string) => `Theo hạn của văn bản: hết ngày ${day}`,
  cameBack: (name: string, titles: readonly string[]) =>
    [
      `${name} không còn làm ở đơn vị; việc sau nay do đơn vị làm tiếp:`,
      ...titles.map((title) => `• ${title}`),
      'Thầy/cô gõ /viec để làm hoặc giao cho người khác.',
    ].join('\n'),
  askTitle: 'Thầy/cô muốn giao việc gì? Gõ ngắn gọn tên việc, ví dụ: Viết bài về lễ 20/11.',
  titleTooShort: 'Tên việc quá ngắn để người nhận hiểu. Thầy/cô gõ rõ thêm giúp.',
  titleTooLong: 'Tên việc tối đa 150 ký tự. Thầy/cô rút gọn giúp; chi tiết có thể kèm tệp.',
  given: (count: number) => `Việc đã giao (${count})`,
  askWanted: (title: string) => `Việc: ${title}\nNgười nhận cần nộp gì?`,
  wanted: (by: AssignmentSettles) => WANTED[by],
  askTopic: 'Việc này thuộc chủ đề nào? Có thể bỏ qua.',
  skipTopic: 'Bỏ qua',
  askWhom: 'Giao cho ai?',
  typeAName: 'Chọn trong danh sách, hoặc gõ tên người, tên đơn vị.',
  chosen: (names: readonly string[]) => `Đã chọn: ${listed(names)}`,
  chosenDone: (count: number) => `Chọn xong (${count})`,
  chooseAnew: 'Chọn lại từ đầu',
  backToLists: 'Danh sách khác',
  listPeople: 'Chọn người',
  listUnits: 'Chọn đơn vị',
  listRoles: 'Chọn theo vai trò',
  ticked: (label: string) => `✓ ${label}`,
  personOf: (name: string, unit: string) => `${name} – ${unit}`,
  roleOf: (role: Role, count: number) => `${ROLE_NAMES[role]} (${count} người)`,
  nobodyFound: (find: string) => `Không tìm thấy "${find}" trong phạm vi của thầy/cô. Thầy/cô gõ lại giúp.`,
  nobodyThere: 'Trong phạm vi của thầy/cô chưa có ai để giao việc. Mời đồng nghiệp vào bằng /moi.',
  tooMany: (most: number) => `Mỗi lần giao được cho tối đa ${most} người, đơn vị. Thầy/cô giao cho đơn vị giúp.`,
  askFiles: 'Thầy/cô có kèm tệp, ảnh không? Cần kèm thì gửi vào đây rồi bấm "Kèm tệp vừa gửi".',
  askFilesWith: (words: string) =>
    `Thầy/cô có kèm tệp, ảnh không? Bản nháp đang có ${words}. Gửi thêm được, rồi bấm "Kèm tệp vừa gửi".`,
  attachFresh: 'Kèm tệp vừa gửi',
  attachAll: (words: string) => `Kèm ${words} trong bản nháp`,
  attachNone: 'Không kèm',
  noFresh: 'Hệ thống chưa thấy tệp nào vừa gửi. Thầy/cô gửi ảnh, tệp vào đây trước.',
  summary: (lines: {
    title: string;
    by: AssignmentSettles;
    topic: string | undefined;
    names: readonly string[];
    people: number;
    units: number;
    due: string;
    files: string | undefined;
  }) =>
    [
      '📌 GIAO VIỆC',
      lines.title,
      wantedLine(lines.by),
      ...(lines.topic === undefined ? [] : [`Chủ đề: ${lines.topic}`]),
      `Giao cho: ${listed(lines.names)}${sized(lines.people, lines.units, lines.names.length)}`,
      `Hạn: ${lines.due}`,
      ...(lines.files === undefined ? [] : [`Kèm: ${lines.files}`]),
      '',
      'Giao việc này?',
    ].join('\n'),
  give: 'Giao việc',
  changeWhom: 'Sửa người nhận',
  changeDue: 'Sửa hạn',
  drop: 'Không giao nữa',
  dropped: 'Đã bỏ, không giao việc này.',
  gone: 'Người được chọn không còn trong phạm vi của thầy/cô. Thầy/cô chọn lại giúp.',
  clause: (name: string, day: string) => `phân công của ${name} ngày ${day}`,

  // what whoever owes it sees
  yours: '📌 THẦY/CÔ ĐƯỢC GIAO VIỆC',
  yourUnits: (unit: string) => `📌 VIỆC GIAO CHO ${unit.toLocaleUpperCase('vi')}`,
  heading: (code: string, title: string) => `${code} · ${title}`,
  wantedLine: (by: AssignmentSettles) => wantedLine(by),
  topicLine: (topic: string) => `Chủ đề: ${topic}`,
  dueLine: (due: string) => `Hạn: ${due}`,
  clauseLine: (clause: string) => `Theo ${clause}`,
  giverLine: (name: string) => `Người giao: ${name}`,
  filesLine: (words: string) => `Kèm: ${words}`,
  together: (names: readonly string[]) => `Cùng làm: ${listed(names)}`,
  standsIn: (names: readonly string[]) => `Làm thay: ${listed(names)}`,
  how: (by: AssignmentSettles) => HOW[by],
  howInList: 'Làm xong, thầy/cô gõ /viec rồi báo xong.',
  accept: 'Nhận việc',
  decline: 'Xin không nhận',
  done: 'Đã xong',
  moreTime: 'Xin gia hạn',
  handOut: 'Giao cho người trong đơn vị',
  handOn: 'Giao người khác',
  accepted: (name: string | undefined) => (name === undefined ? '✅ Đã nhận việc.' : `✅ ${name} đã nhận việc.`),
  waitingForExtension: (due: string) => `Đã xin gia hạn đến ${due}, đang chờ trả lời.`,
  isDone: (name: string) => `✔ ${name} đã báo xong. Xin cảm ơn!`,
  settled: '✔ Việc này đã xong. Xin cảm ơn thầy/cô!',
  inReview: 'Đã gửi, đang chờ duyệt.',
  toFix: 'Bài cần sửa thêm rồi gửi lại.',
  cancelled: (reason: string | null) =>
    `Việc này không cần làm nữa${reason === null ? '' : `: ${reason}`}. Xin cảm ơn thầy/cô!`,
  givenOn: (names: readonly string[]) =>
    `Việc này đã giao cho ${listed(names)}. Thầy/cô không phải làm nữa, xin cảm ơn!`,
  answerFirst: 'Thầy/cô trả lời giúp: nhận việc hay xin không nhận.',
  untaken: 'Hiện chưa có ai nhận việc này.',
  notYoursNow: 'Việc này hiện không còn thuộc phần của thầy/cô.',
  youDeclined: 'Thầy/cô đã xin không nhận việc này. Người giao đã được báo.',
  carried: (code: string, title: string) => `Tệp kèm theo việc ${code} · ${title}`,
  proofOf: (name: string, code: string, title: string) => `Minh chứng ${name} gửi cho ${code} · ${title}`,
  fileFailed: (title: string) =>
    `⚠ Một tệp kèm theo "${title}" chưa nhận được nên chưa chuyển đi. Thầy/cô gửi riêng cho người cần giúp.`,

  // answers that come too late, and refusals
  noSuchTask: 'Hệ thống không tìm thấy việc này.',
  notYours: 'Việc này thuộc phần của người khác. Thầy/cô gõ /viec để xem việc của mình.',
  answered: (name: string, accepted: boolean) =>
    accepted ? `${name} đã nhận việc này rồi.` : `${name} đã xin không nhận việc này rồi.`,
  alreadySettled: 'Việc này đã xong rồi. Xin cảm ơn thầy/cô!',
  alreadySent: 'Bài cho việc này đã gửi, đang chờ duyệt.',
  alreadyCancelled: 'Việc này đã được hủy, thầy/cô không phải làm nữa.',
  notByWord: 'Việc này xong khi bài, ảnh hoặc văn bản được duyệt. Thầy/cô cứ gửi vào đây.',

  // declining
  askWhy: 'Thầy/cô cho biết lý do xin không nhận (chọn hoặc gõ):',
  cannedWhy: [
    'Trùng lịch công tác, coi thi',
    'Đang nghỉ phép, nghỉ ốm',
    'Việc đang quá tải',
    'Không đúng phần phụ trách',
  ],
  whyTooShort: 'Lý do quá ngắn để người đọc hiểu. Thầy/cô viết rõ thêm giúp.',
  whyTooLong: 'Lý do tối đa 300 ký tự. Thầy/cô rút gọn giúp.',
  declinedThanks: 'Đã chuyển lý do đến người giao việc. Xin cảm ơn thầy/cô!',
  declined: (name: string, code: string, title: string, reason: string) =>
    `${name} xin không nhận ${code} · ${title}\nLý do: ${reason}`,
  notNeeded: 'Không cần làm nữa',

  // reporting done
  askProof: (title: string) =>
    `Đã xong: ${title}\nThầy/cô gõ vài chữ làm minh chứng (kết quả, số văn bản, đường dẫn…). Có ảnh, tệp thì gửi vào đây trước.`,
  proofFilesOnly: 'Minh chứng là tệp vừa gửi',
  proofTooShort: 'Minh chứng quá ngắn. Thầy/cô gõ thêm giúp vài chữ.',
  proofTooLong: 'Minh chứng tối đa 500 ký tự. Thầy/cô rút gọn giúp.',
  proofIsFiles: (words: string) => `(${words})`,
  doneThanks: (title: string) => `✔ Đã ghi: ${title} – đã xong. Xin cảm ơn thầy/cô!`,
  doneForYou: (name: string, title: string) => `${name} đã báo xong thay thầy/cô: ${title}`,

  // more time
  askExtensionWhy: (due: string) => `Xin gia hạn đến ${due}. Thầy/cô cho biết lý do (chọn hoặc gõ):`,
  cannedExtensionWhy: ['Chờ tư liệu, số liệu', 'Trùng lịch công tác', 'Hoạt động bị lùi ngày'],
  extensionAsked: (due: string) => `Đã gửi đề nghị gia hạn đến ${due}. Có trả lời, hệ thống báo thầy/cô ngay.`,
  extensionPending: (due: string) => `Đề nghị gia hạn đến ${due} đang chờ trả lời.`,
  extensionRequest: (lines: { name: string; what: string; from: string; to: string; reason: string }) =>
    [
      `⏳ ${lines.name} xin gia hạn`,
      lines.what,
      `Hạn hiện tại: ${lines.from}`,
      `Xin đến: ${lines.to}`,
      `Lý do: ${lines.reason}`,
    ].join('\n'),
  grant: 'Đồng ý',
  refuse: 'Không đồng ý',
  extensionDecided: (granted: boolean, by: string) => (granted ? `✅ ${by} đã đồng ý.` : `✖ ${by} không đồng ý.`),
  extensionVoid: 'Việc này không còn phải làm nữa nên không cần gia hạn.',
  extensionTooLate: (by: string | undefined) =>
    by === undefined ? 'Đề nghị này không còn chờ trả lời.' : `Đề nghị này đã được ${by} trả lời rồi. Cảm ơn thầy/cô.`,
  ownExtension: 'Đề nghị của chính thầy/cô do người khác trả lời.',
  granted: (what: string, due: string, by: string) => `✅ ${by} đồng ý gia hạn: ${what}\nHạn mới: ${due}`,
  refused: (what: string, due: string, by: string) =>
    `${by} chưa đồng ý gia hạn: ${what}\nHạn giữ nguyên: ${due}. Cần trao đổi thêm, thầy/cô liên hệ trực tiếp giúp.`,

  // handing on
  askPersons: (title: string, unit: string) => `${title}\nGiao cho ai trong ${unit}? Có thể chọn nhiều người.`,
  askPerson: (title: string) => `${title}\nGiao cho ai thay? Gõ tên hoặc chọn:`,
  changedMeanwhile: (names: readonly string[]) => `Việc này vừa được giao cho ${listed(names)}.`,
  handedOut: (title: string, names: readonly string[]) => `Đã giao "${title}" cho ${listed(names)}.`,
  nobodyElse: 'Chưa có người nào khác trong phạm vi này để giao.',
  whichTask: 'Giao lại phần việc của ai?',

  // calling off
  askCancelWhy: (title: string) => `Hủy việc: ${title}\nThầy/cô cho biết lý do (chọn hoặc gõ):`,
  cannedCancelWhy: ['Kế hoạch thay đổi', 'Hoạt động không tổ chức', 'Đã có người làm'],
  cancelDone: (code: string) => `Đã hủy ${code}. Người nhận đã được báo.`,
  nothingToCancel: 'Việc này không còn phần nào chưa xong để hủy.',
  declinedReason: 'người được giao không nhận được',

  // what the giver sees
  tally: (parts: readonly string[]) => parts.join(' · '),
  counts: { done: 'xong', accepted: 'đã nhận', declined: 'xin không nhận', waiting: 'chưa trả lời', dropped: 'đã hủy' },
  count: (words: string, count: number) => `${words} ${count}`,
  marks: { done: '✔', accepted: '✅', declined: '✖', waiting: '⏳', dropped: '–' },
  line: (mark: string, who: string, words: string) => `${mark} ${who} – ${words}`,
  whoOfUnit: (unit: string, name: string) => `${unit} (${name})`,
  declinedWords: (reason: string) => `xin không nhận: ${reason}`,
  doneWords: (proof: string | undefined) => (proof === undefined ? 'đã xong' : `đã xong: ${proof}`),
  doneFor: (by: string, proof: string) => `${by} báo xong thay: ${proof}`,
  inReviewWords: 'đã gửi, chờ duyệt',
  toFixWords: 'chờ sửa bài',
  extendedTo: (due: string) => ` (gia hạn đến ${due})`,
  asksFor: (due: string) => ` (xin gia hạn đến ${due})`,
  others: (count: number) => `… và ${count} người, đơn vị khác`,
  created: (code: string) => `Đã giao ${code}.`,
  finished: (code: string, title: string) => `✔ ${code} · ${title}: tất cả đã xong.`,
  cancelledHead: (reason: string) => `Đã hủy: ${reason}`,
  reassign: 'Giao lại',
  cancel: 'Hủy việc',
  noneGiven: 'Hiện không có việc nào đã giao mà chưa xong.',
  listHead: (count: number) => `📌 Việc đã giao, chưa xong: ${count}`,
  listLine: (code: string, title: string, due: string, done: number, all: number) =>
    `${code} · ${title}\nHạn: ${due} · xong ${done}/${all}`,
  listByGiver: (line: string, giver: string) => `${line} · ${giver} giao`,
};

function wantedLine(by: AssignmentSettles): string {
  return by === 'doneMark' ? 'Không cần nộp bài, làm xong thì báo' : `Cần nộp: ${WANTED[by]}`;
}

const NAMES_LISTED = 8;

function listed(names: readonly string[]): string {
  if (names.length <= NAMES_LISTED) return names.join(', ');
  return `${names.slice(0, NAMES_LISTED).join(', ')} và ${names.length - NAMES_LISTED} nữa`;
}

/** Only where the names do not tell the number by themselves. */
function sized(people: number, units: number, named: number): string {
  if (people + units === named) return '';
  const parts = [...(people === 0 ? [] : [`${people} người`]), ...(units === 0 ? [] : [`${units} đơn vị`])];
  return ` (${parts.join(', ')})`;
}
