/** Everything people read about the press. */

export const STANCES = ['positive', 'neutral', 'negative'] as const;
export type Stance = (typeof STANCES)[number];

export const STANCE_NAMES: Readonly<Record<Stance, string>> = {
  positive: '🟢 Tích cực',
  neutral: '⚪ Trung lập',
  negative: '🔴 Tiêu cực',
};

export interface SpeakerLine {
  readonly name: string;
  readonly unit: string;
  readonly fields: string;
  readonly through: string | undefined;
}

const whoLine = ({ name, unit }: Pick<SpeakerLine, 'name' | 'unit'>) => `${name} (${unit})`;

export const texts = {
  command: 'Báo chí hỏi, bài viết về đơn vị',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, thầy/cô dùng được lệnh này.',

  // Asking
  askWhat: [
    '📰 Báo chí hỏi điều gì? Thầy/cô gõ lại câu hỏi, hệ thống chuyển tới người được phát ngôn.',
    'Thấy bài báo, bài đăng về đơn vị: thầy/cô dán đường dẫn vào đây.',
  ].join('\n'),
  badWords: 'Nội dung cần từ 5 đến 2000 ký tự. Thầy/cô gõ lại giúp.',
  seeSpeakers: 'Ai được trả lời báo chí',
  seeRequests: (open: number) => (open === 0 ? 'Sổ yêu cầu của báo chí' : `Yêu cầu của báo chí (${open})`),
  seeMentions: 'Xem điểm báo',
  askOutlet: 'Báo, đài nào hỏi? Chọn, hoặc gõ tên báo, đài:',
  badOutlet: 'Tên báo, đài cần từ 2 đến 120 ký tự. Thầy/cô gõ lại giúp.',
  askTopic: 'Câu hỏi thuộc lĩnh vực nào?',
  noTopic: 'Lĩnh vực khác',
  noTopicFound: (find: string) => `Không có lĩnh vực nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  summary: (s: { outlet: string; topic: string; words: string }) =>
    [`${s.outlet} hỏi: ${s.words}`, `Lĩnh vực: ${s.topic}`].join('\n'),
  youMay: 'Thầy/cô được phát ngôn lĩnh vực này.',
  othersMay: (who: readonly SpeakerLine[]) =>
    `Người được trả lời: ${who.map(whoLine).join(', ')}. Đề nghị thầy/cô không trả lời thay, chỉ hẹn phóng viên chờ người được phân công liên hệ lại.`,
  nobodyMay:
    'Hiện chưa có người phát ngôn nào tham gia hệ thống. Đề nghị thầy/cô chưa trả lời; văn phòng sẽ được báo để phân công.',
  under: (rules: string) => `Theo ${rules}.`,
  pass: 'Chuyển câu hỏi',
  answerMyself: 'Tôi sẽ trả lời',
  rewrite: 'Gõ lại',
  passed: (code: string, who: readonly SpeakerLine[], later: string | undefined) =>
    who.length === 0
      ? `✅ Đã ghi ${code} và báo văn phòng phân công người trả lời. Xin cảm ơn thầy/cô!`
      : `✅ Đã ghi ${code}. ${later === undefined ? 'Đã chuyển tới' : `Lúc ${later} sẽ chuyển tới`} ${who.map(whoLine).join(', ')}. Có kết quả, hệ thống báo lại thầy/cô.`,
  takenAtOnce: (code: string) => `✅ Đã ghi ${code}; thầy/cô là người trả lời.`,
  withdrawIt: 'Rút lại',
  withdrawn: (code: string) => `Đã rút ${code}, không tính vào số liệu.`,

  // A request
  head: (r: { code: string; outlet: string; words: string; topic: string; by: string; at: string }) =>
    [
      `📰 Yêu cầu của báo chí ${r.code}`,
      `Báo, đài: ${r.outlet}`,
      `Lĩnh vực: ${r.topic}`,
      `Nội dung: ${r.words}`,
      `Người chuyển: ${r.by}, ${r.at}`,
    ].join('\n'),
  takenBy: (name: string, at: string) => `✔ ${name} nhận trả lời lúc ${at}`,
  waitsForTaker: 'Chưa có người nhận trả lời.',
  draftLine: (words: string) => `Nội dung chờ lãnh đạo cho ý kiến:\n${words}`,
  agreedLine: (name: string, words: string) => `✔ ${name} đã đồng ý nội dung:\n${words}`,
  answeredLine: (words: string, at: string) => `✔ Đã trả lời lúc ${at}:\n${words}`,
  wasWithdrawn: 'Đã rút lại.',
  take: 'Nhận trả lời',
  open: 'Xem chi tiết',
  answerIt: 'Ghi nội dung đã trả lời',
  askAgreement: 'Soạn nội dung, xin ý kiến',
  given: 'Đã trả lời báo chí',
  handOn: 'Chuyển người khác',
  agree: 'Đồng ý',
  returnIt: 'Đề nghị sửa',
  gone: 'Không tìm thấy yêu cầu này. Gõ /baochi để xem danh sách.',
  isOver: (code: string) => `${code} đã được trả lời hoặc rút lại trước đó.`,
  alreadyTaken: (code: string, name: string) => `${name} đã nhận trả lời ${code}.`,
  mayNot: (who: readonly SpeakerLine[]) =>
    who.length === 0
      ? 'Câu hỏi này chưa có người được phát ngôn. Văn phòng phân công trong sổ phát ngôn giúp.'
      : `Trả lời câu hỏi này là việc của ${who.map(whoLine).join(', ')}. Xin cảm ơn thầy/cô đã quan tâm.`,
  tookIt: (code: string) => `Đã ghi nhận thầy/cô trả lời ${code}.`,
  agreeFirst: 'Kế hoạch yêu cầu thống nhất nội dung với lãnh đạo trước khi trả lời.',
  askAnswer: 'Đã trả lời báo chí thế nào? Thầy/cô ghi ngắn gọn; nếu không trả lời thì ghi lý do:',
  askDraft: 'Thầy/cô dự định trả lời thế nào? Nội dung được gửi lãnh đạo cho ý kiến trước:',
  askReturn: 'Nội dung cần sửa điểm nào?',
  answered: (code: string) => `✅ Đã ghi câu trả lời ${code}. Xin cảm ơn thầy/cô!`,
  answeredFor: (code: string, outlet: string, by: string) =>
    `Câu hỏi của ${outlet} thầy/cô chuyển (${code}) đã được ${by} trả lời. Xin cảm ơn thầy/cô!`,
  draftSent: (code: string) => `Đã gửi lãnh đạo xem nội dung trả lời ${code}.`,
  draftAsked: (code: string, by: string, outlet: string, words: string) =>
    `📝 ${by} xin ý kiến nội dung trả lời ${outlet} (${code}):\n\n${words}`,
  agreed: (code: string) => `Đã đồng ý nội dung trả lời ${code}.`,
  agreedFor: (code: string, by: string) =>
    `${by} đã đồng ý nội dung trả lời ${code}. Trả lời xong, thầy/cô bấm "Đã trả lời báo chí".`,
  returned: (code: string) => `Đã gửi góp ý về nội dung trả lời ${code}.`,
  returnedFor: (code: string, words: string) => `Nội dung trả lời ${code} cần sửa: ${words}`,
  noDraft: (code: string) => `${code} không có nội dung nào chờ ý kiến.`,
  untaken: (code: string, outlet: string) =>
    `⏰ ${outlet} hỏi (${code}) chưa có người nhận trả lời. Đề nghị văn phòng liên hệ người phát ngôn, hoặc chuyển người khác.`,
  noSpeaker: (code: string, outlet: string) =>
    `📰 ${outlet} hỏi (${code}), nhưng chưa có người phát ngôn cho lĩnh vực này. Đề nghị văn phòng thêm người vào sổ phát ngôn.`,
  askWhom: (code: string) => `Chuyển ${code} cho ai trả lời? Chỉ người được phát ngôn lĩnh vực này có trong danh sách:`,
  nobodyFound: (find: string) => `Không có ai tên như "${find}" được phát ngôn lĩnh vực này.`,
  nobodyElse: 'Không còn ai khác được phát ngôn lĩnh vực này.',
  handedOn: (code: string, name: string) => `Đã chuyển ${code} cho ${name}.`,
  yours: (code: string, by: string) => `${by} chuyển thầy/cô trả lời báo chí ${code}.`,
  person: (name: string, unit: string) => `${name} – ${unit}`,

  // Lists
  listHead: (open: number) => `Yêu cầu của báo chí, đang chờ trả lời: ${open}`,
  listLine: (l: { code: string; outlet: string; state: string }) => `▪ ${l.code}, ${l.outlet}: ${l.state}`,
  stateUntaken: 'chưa có người nhận',
  stateTaken: (name: string) => `${name} đang trả lời`,
  stateAnswered: 'đã trả lời',
  entry: (code: string, outlet: string) => `${code}: ${outlet}`,
  noRequests: 'Chưa có yêu cầu nào của báo chí.',

  // The register
  registerHead: '🎙 Người được trả lời báo chí',
  speaker: ({ name, unit, fields, through }: SpeakerLine) =>
    `▪ ${name} (${unit}): ${fields}${through === undefined ? '' : `, đến hết ${through}`}`,
  everyField: 'mọi lĩnh vực',
  nobody: 'Chưa có ai. Văn phòng mời người phát ngôn theo kế hoạch tham gia hệ thống, hoặc thêm vào sổ.',
  byMandate: (unit: string, fields: string) => `▪ ${unit}: ${fields}`,
  byMandateHead: 'Kế hoạch cho phép khi có văn bản giao (văn phòng nhập vào sổ):',
  others: 'Thầy/cô khác xin chuyển câu hỏi của báo chí qua /baochi.',
  give: 'Thêm người phát ngôn',
  revoke: (name: string) => `Thu hồi: ${name}`,
  askPerson: 'Ai được giao phát ngôn? Chọn, hoặc gõ một phần tên:',
  nobodyCalled: (find: string) => `Không có ai tên như "${find}". Thầy/cô gõ lại giúp.`,
  askField: (name: string) => `${name} được trả lời lĩnh vực nào?`,
  allFields: 'Mọi lĩnh vực',
  askThrough: 'Được phát ngôn đến hết ngày nào? Thầy/cô gõ ngày ghi trong văn bản giao, ví dụ "31/12":',
  endOfYear: (day: string) => `Hết năm học (${day})`,
  unreadableDay: 'Hệ thống chưa hiểu ngày này. Thầy/cô gõ lại, ví dụ "31/12/2026".',
  pastDay: (day: string) => `${day} đã qua. Thầy/cô gõ một ngày sắp tới.`,
  whichDay: 'Ý thầy/cô là ngày nào?',
  sureMandate: (name: string, fields: string, through: string) =>
    `Giao ${name} trả lời báo chí: ${fields}, đến hết ${through}. Đúng chưa ạ?`,
  yes: 'Đúng, ghi vào sổ',
  mandateGiven: (name: string) => `✅ Đã ghi ${name} vào sổ phát ngôn.`,
  mandateYours: (fields: string, through: string) =>
    `🎙 Thầy/cô được giao trả lời báo chí: ${fields}, đến hết ${through}. Câu hỏi thuộc lĩnh vực này sẽ được chuyển tới thầy/cô.`,
  revoked: (name: string) => `Đã thu hồi việc giao ${name} phát ngôn.`,
  revokedYours: 'Việc giao thầy/cô phát ngôn với báo chí đã kết thúc. Xin cảm ơn thầy/cô!',
  alreadyOver: 'Việc giao này đã kết thúc trước đó.',

  // What was written
  askStance: (site: string) => `Bài trên ${site}. Thái độ của bài:`,
  noted: (site: string, stance: string) =>
    `✅ Đã ghi bài trên ${site}: ${stance}. Lãnh đạo đọc trong điểm báo buổi sáng tới.`,
  knownAlready: (site: string, by: string, at: string) => `Bài này trên ${site} đã được ${by} ghi lúc ${at}.`,
  removeIt: 'Bỏ, ghi nhầm',
  reportIt: 'Báo tin nóng',
  removed: (site: string) => `Đã bỏ bài trên ${site}, không tính vào số liệu.`,
  mentionGone: 'Không tìm thấy bài này, hoặc bài đã được bỏ.',
  mention: (m: {
    site: string;
    stance: string;
    words: string | null;
    link: string;
    unit: string;
    by: string;
    at: string;
  }) =>
    [
      `${m.stance}: ${m.site}`,
      ...(m.words === null ? [] : [m.words]),
      m.link,
      `Người ghi: ${m.by} (${m.unit}), ${m.at}`,
    ].join('\n'),
  mentionEntry: (stance: string, about: string) => `${[...stance][0] ?? ''} ${about}`,
  mentionsHead: 'Bài viết về đơn vị, mới nhất trước:',
  noMentions: 'Chưa ghi bài viết nào. Thấy bài viết về đơn vị, thầy/cô gõ /baochi rồi dán đường dẫn.',
  daily: (day: string, count: number) => `📰 Điểm báo ${day}: ${count} bài viết về đơn vị`,
  dailyLine: (stance: string, site: string, words: string | null, link: string) =>
    `${[...stance][0] ?? ''} ${site}${words === null ? '' : `: ${words}`}\n${link}`,
  dailyMore: (count: number) => `… và ${count} bài nữa.`,
  listProof: (count: number) => `Điểm báo: ${count} bài`,
  listTitle: (day: string) => `Điểm báo ${day}`,
};
