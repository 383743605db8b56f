/** Everything people read about hot issues. */
import type { Asked } from './choices.js';
import type { Stage, Step } from './rules.js';

export const STEP_NAMES: Readonly<Record<Step, string>> = {
  receive: 'Tiếp nhận',
  verify: 'Xác minh',
  handle: 'Xử lý',
  answer: 'Trả lời',
  publishResult: 'Công bố kết quả',
};

const stageName = (step: Stage) => (step === 'done' ? 'Đã xong' : STEP_NAMES[step]);

export type Verdict = 'proven' | 'partly' | 'unfounded';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  proven: 'Đúng sự thật',
  partly: 'Đúng một phần',
  unfounded: 'Không đúng sự thật',
};

export interface Head {
  readonly code: string;
  readonly urgent: boolean;
  readonly restricted: boolean;
  readonly place: string;
  readonly unit: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly files: string | undefined;
  readonly owner: string | undefined;
}

const ASK_WORDS: Readonly<Record<Asked, string>> = {
  handle: 'Đã xử lý thế nào? Thầy/cô ghi ngắn gọn việc đã làm, ai làm, khi nào:',
  answer:
    'Nội dung trả lời công khai? Thầy/cô gõ đúng lời sẽ trả lời phụ huynh, báo chí. Không nêu tên người chưa kết luận.',
  publishResult: 'Kết quả đã công bố ở đâu? Thầy/cô dán đường dẫn, hoặc ghi nơi đã thông báo:',
  note: 'Thầy/cô ghi thêm điều gì cho tin này?',
  lesson: 'Bài học rút ra cho lần sau là gì?',
  skip: 'Vì sao bước này không cần làm? Lý do được ghi vào nhật ký:',
  close: 'Vì sao khép lại tin này ngay bây giờ? Lý do được ghi vào nhật ký:',
  returnAnswer: 'Nội dung trả lời cần sửa điểm nào?',
};

export const texts = {
  command: 'Báo tin nóng, sự việc khẩn',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, thầy/cô dùng được lệnh này.',

  // Reporting
  askPlace: 'Sự việc xảy ra ở đâu? Thầy/cô gõ nơi xảy ra, ví dụ "cổng trường", "lớp 5A", "trên mạng xã hội":',
  badPlace: 'Nơi xảy ra cần từ 3 đến 200 ký tự. Thầy/cô gõ lại giúp.',
  askDetail:
    'Chuyện gì đã xảy ra, thầy/cô biết từ đâu? Gõ vài câu; có đường dẫn thì dán vào, có ảnh thì gửi ảnh trước khi gõ.',
  badWords: 'Nội dung cần từ 5 đến 2000 ký tự. Thầy/cô gõ lại giúp.',
  askUnit: 'Sự việc thuộc đơn vị nào? Chọn một đơn vị, hoặc gõ một phần tên:',
  noUnitFound: (find: string) => `Không có đơn vị nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  summary: (s: {
    place: string;
    unit: string;
    words: string;
    files: string | undefined;
    restricted: boolean;
    later: string | undefined;
  }) =>
    [
      'Tin nóng sắp gửi:',
      `Nơi xảy ra: ${s.place}`,
      `Đơn vị: ${s.unit}`,
      `Nội dung: ${s.words}`,
      ...(s.files === undefined ? [] : [`Kèm theo: ${s.files}`]),
      '',
      s.restricted
        ? '🔒 Chỉ lãnh đạo và người được giao xử lý đọc được tin này.'
        : 'Lãnh đạo, văn phòng và đơn vị xử lý đọc được tin này.',
      s.later === undefined
        ? 'Gửi xong, lãnh đạo nhận được ngay.'
        : `Nếu không khẩn, lãnh đạo nhận được lúc ${s.later}.`,
    ].join('\n'),
  sendUrgent: 'Gửi khẩn, báo ngay',
  send: 'Gửi, không khẩn',
  restrict: '🔒 Có nêu tên người, chỉ lãnh đạo xem',
  unrestrict: 'Không nêu tên người, gửi cả văn phòng',
  otherUnit: 'Đổi đơn vị',
  rewrite: 'Gõ lại',
  filed: (code: string, when: string | undefined) =>
    [
      `✅ Đã ghi nhận tin nóng ${code}.`,
      when === undefined ? 'Lãnh đạo đã được báo ngay.' : `Lãnh đạo được báo lúc ${when}.`,
      'Có kết quả, hệ thống báo lại thầy/cô. Xin cảm ơn thầy/cô!',
    ].join(' '),
  seeOpen: (count: number) => `Xem tin đang xử lý (${count})`,
  seeList: 'Xem sổ tin nóng',
  seeMine: 'Tin tôi đã báo',

  // The alert, and an issue
  head: (h: Head) =>
    [
      h.urgent ? `🔴 TIN NÓNG KHẨN ${h.code}` : `🟠 Tin nóng ${h.code}`,
      ...(h.restricted ? ['🔒 Chỉ lãnh đạo và người phụ trách đọc được. Đề nghị không chuyển tiếp.'] : []),
      `Nơi xảy ra: ${h.place}`,
      `Đơn vị: ${h.unit}`,
      `Nội dung: ${h.words}`,
      ...(h.files === undefined ? [] : [`Kèm theo: ${h.files}`]),
      `Người báo: ${h.by}, ${h.at}`,
      ...(h.owner === undefined ? [] : [`Phụ trách: ${h.owner}`]),
    ].join('\n'),
  nowAt: (step: Stage, due: string | undefined, isLate: boolean) =>
    step === 'done'
      ? '✔ Đã xong'
      : `Đang ở bước: ${stageName(step)}${due === undefined ? '' : `. Hạn: ${due}${isLate ? ' (đã qua)' : ''}`}`,
  reportTo: (names: readonly string[]) => `Theo kế hoạch, báo cáo về: ${names.join('; ')}`,
  waitsForApproval: 'Nội dung trả lời đang chờ lãnh đạo duyệt.',
  receivedBy: (name: string, at: string) => `✔ ${name} đã nhận lúc ${at}`,
  stepLine: (step: Step, by: string, at: string, words: string | null) =>
    `✔ ${STEP_NAMES[step]}: ${by}, ${at}${words === null ? '' : `\n${words}`}`,
  skipLine: (step: Step, by: string, words: string | null) =>
    `– ${STEP_NAMES[step]}: không cần (${by}: ${words ?? ''})`,
  verdict: (verdict: Verdict) => `Kết luận: ${VERDICTS[verdict]}`,
  outside: 'Nội dung công khai:',
  draft: 'Nội dung trả lời chờ duyệt:',
  noOutside: 'Chưa có nội dung công khai.',
  published: (link: string) => `Đã công bố: ${link}`,
  lesson: (words: string) => `Bài học: ${words}`,
  files: (code: string) => `Ảnh, tệp kèm theo ${code}`,
  moved: (code: string) => `${code} đã chuyển sang chế độ chỉ lãnh đạo theo dõi.`,
  nobodyLeads: (code: string) =>
    `🔒 Có tin nóng ${code} chỉ lãnh đạo đọc được, nhưng chưa có lãnh đạo nào tham gia hệ thống. Đề nghị văn phòng mời lãnh đạo bằng /moi.`,

  // Buttons
  receive: 'Đã nhận',
  open: 'Xem chi tiết',
  verify: 'Ghi kết quả xác minh',
  handle: 'Ghi kết quả xử lý',
  answer: 'Soạn nội dung trả lời',
  publish: 'Ghi nơi đã công bố',
  approve: 'Duyệt trả lời',
  returnAnswer: 'Đề nghị sửa',
  handOver: 'Giao người khác',
  note: 'Ghi thêm',
  log: 'Nhật ký',
  more: 'Việc khác',
  markUrgent: 'Chuyển thành khẩn',
  markRestricted: '🔒 Chỉ lãnh đạo xem',
  markOpen: 'Mở cho văn phòng xem',
  skip: 'Bước này không cần',
  close: 'Khép lại ngay',
  crisis: '🚨 Đánh dấu khủng hoảng',
  seeCrisis: '🚨 Xem quy trình khủng hoảng',
  writeLesson: 'Ghi bài học',
  back: 'Quay lại',

  // Steps
  askVerdictOf: (words: string) => `Kết quả xác minh: ${words}\n\nVậy tin này:`,
  askVerdict: 'Xác minh cho thấy tin này:',
  askFindings: 'Thầy/cô ghi ngắn gọn kết quả xác minh, căn cứ vào đâu:',
  askWords: (what: Asked) => ASK_WORDS[what],
  gone: 'Không tìm thấy tin này. Gõ /tinnong để xem danh sách.',
  movedOn: (code: string, step: Stage) => `${code} đã sang bước khác: ${stageName(step)}.`,
  alreadyClosed: (code: string) => `${code} đã khép lại trước đó.`,
  tookIt: (code: string) => `Đã ghi nhận thầy/cô tiếp nhận ${code} và phụ trách tin này.`,
  stepDone: (code: string, step: Step, next: Stage, due: string | undefined) =>
    next === 'done'
      ? `✅ ${code} đã xong. Thầy/cô có thể ghi bài học rút ra.`
      : `Đã ghi bước ${STEP_NAMES[step]} của ${code}. Tiếp theo: ${stageName(next)}${due === undefined ? '' : `, hạn ${due}`}.`,
  answerSent: (code: string) => `Đã gửi lãnh đạo duyệt nội dung trả lời của ${code}.`,
  answerAsked: (code: string, by: string, words: string) =>
    `📝 ${by} đề nghị duyệt nội dung trả lời ${code}:\n\n${words}`,
  answerApproved: (code: string) => `Nội dung trả lời ${code} đã được duyệt. Tiếp theo: ${STEP_NAMES.publishResult}.`,
  answerReturned: (code: string, reason: string) =>
    `Nội dung trả lời ${code} cần sửa: ${reason}\nThầy/cô mở tin để soạn lại giúp.`,
  answerBack: (code: string) => `Đã gửi góp ý về nội dung trả lời ${code}.`,
  noDraft: (code: string) => `${code} không có nội dung nào chờ duyệt.`,
  noted: (code: string) => `Đã ghi thêm vào ${code}.`,
  lessonKept: (code: string) => `Đã ghi bài học của ${code}. Xin cảm ơn thầy/cô!`,
  closed: (code: string) => `Đã khép lại ${code}.`,
  nowUrgent: (code: string) => `${code} đã chuyển thành khẩn; hạn các bước tính theo tin khẩn.`,
  nowRestricted: (code: string) => `${code} từ nay chỉ lãnh đạo và người phụ trách đọc được.`,
  nowOpen: (code: string) => `${code} đã mở cho văn phòng và đơn vị liên quan.`,
  already: 'Việc này đã được ghi trước đó.',
  askOwner: (code: string) => `Giao ${code} cho ai phụ trách? Chọn một người, hoặc gõ một phần tên:`,
  nobodyFound: (find: string) => `Không có ai tên như "${find}". Thầy/cô gõ lại giúp.`,
  person: (name: string, unit: string) => `${name} – ${unit}`,
  handedOver: (code: string, name: string) => `Đã giao ${code} cho ${name}.`,
  yours: (code: string, by: string) => `${by} giao thầy/cô phụ trách ${code}.`,
  resultFor: (code: string, answer: string | undefined, link: string | undefined) =>
    [
      `Tin nóng ${code} thầy/cô báo đã được xử lý xong. Xin cảm ơn thầy/cô!`,
      ...(answer === undefined ? [] : [answer]),
      ...(link === undefined ? [] : [`Đã công bố: ${link}`]),
    ].join('\n'),
  nilSuperseded: (code: string, period: string) =>
    `Đơn vị vừa có tin nóng ${code}, nên xác nhận không phát sinh ${period} không còn hiệu lực; bản đã ký vẫn được lưu. Đề nghị thầy/cô gõ /duluan để báo cáo.`,

  // Lateness
  late: (l: { code: string; step: Step; since: string; owner: string | undefined; urgent: boolean }) =>
    [
      `⏰ ${l.urgent ? 'Tin nóng khẩn' : 'Tin nóng'} ${l.code}: bước ${STEP_NAMES[l.step]} đã qua hạn ${l.since}.`,
      l.owner === undefined ? 'Chưa có ai nhận tin này.' : `Phụ trách: ${l.owner}.`,
    ].join('\n'),

  // Lists
  listHead: (closed: boolean, count: number) =>
    closed ? `Tin nóng đã xong: ${count}` : `Tin nóng đang xử lý: ${count}`,
  listLine: (l: {
    code: string;
    urgent: boolean;
    place: string;
    step: Stage;
    due: string | undefined;
    late: boolean;
  }) =>
    `${l.urgent ? '🔴' : '🟠'} ${l.code}, ${l.place}: ${stageName(l.step)}${l.due === undefined ? '' : `, hạn ${l.due}`}${l.late ? ' ⏰' : ''}`,
  entry: (code: string, place: string) => `${code}: ${place}`,
  noneOpen: 'Hiện không có tin nóng nào đang xử lý.',
  noneClosed: 'Chưa có tin nóng nào đã xong.',
  noneMine: 'Thầy/cô chưa báo tin nóng nào.',
  mineHead: 'Tin thầy/cô đã báo:',
  mineLine: (code: string, place: string, step: Stage) => `▪ ${code}, ${place}: ${stageName(step)}`,
  seeClosed: 'Xem tin đã xong',
  seeOpenAgain: 'Xem tin đang xử lý',
  drill: 'Diễn tập khủng hoảng',
  outsideHead: (code: string, place: string, at: string) => `${code}: ${place}\nThầy/cô báo lúc ${at}`,

  // The log
  logHead: (code: string) => `Nhật ký ${code}`,
  logLine: (at: string, by: string | undefined, what: string, words: string | null) =>
    `${at}${by === undefined ? '' : ` – ${by}`}: ${what}${words === null ? '' : `\n${words}`}`,
  logWhat: {
    reported: () => 'báo tin',
    stepDone: (step: Step | undefined) => `xong bước ${step === undefined ? '' : STEP_NAMES[step]}`,
    stepSkipped: (step: Step | undefined) => `bỏ bước ${step === undefined ? '' : STEP_NAMES[step]}`,
    note: () => 'ghi thêm',
    ownerChanged: () => 'giao phụ trách',
    urgent: () => 'chuyển thành khẩn',
    restricted: () => 'chỉ lãnh đạo xem',
    opened: () => 'mở cho văn phòng xem',
    answerProposed: () => 'đề nghị duyệt nội dung trả lời',
    answerReturned: () => 'đề nghị sửa nội dung trả lời',
    late: (step: Step | undefined) => `nhắc quá hạn bước ${step === undefined ? '' : STEP_NAMES[step]}`,
    crisis: () => 'đánh dấu khủng hoảng',
    crisisOver: () => 'kết thúc khủng hoảng',
    lesson: () => 'ghi bài học',
    closedEarly: () => 'khép lại sớm',
  },
};
