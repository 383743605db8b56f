/** What people read about a report on its way: written into, confirmed, numbered, sent on, reopened. */
import { type Period, periodName } from '../../calendar/period.js';
import { documentNumber } from '../../documents/vietnamese-numbers.js';
import { LONGEST_PART, type Stage } from './rules.js';
import type { Part } from './written-texts.js';

/** A period as people say it, or its code where the plan has it no more. */
export type Named = Period | string;

export const wayTexts = {
  calledBy: (period: string, title: string) => `${period} (${title})`,
  unknown: 'Không còn báo cáo này. Gõ /baocao để xem các báo cáo đã lập.',
  more: 'Mở báo cáo này',
  named: (title: string | undefined, period: Named) => `${title ?? 'Báo cáo'}, ${nameOf(period)}`,
  title: (name: string, unit: string | undefined) => `📄 ${name}${unit === undefined ? '' : ` – ${unit}`}`,
  stages: {
    underway: 'Đang được lập.',
    failed: 'Chưa lập được sau nhiều lần thử.',
    draft: 'Dự thảo, chưa chốt.',
    replaced: 'Bản cũ: đã có bản dự thảo mới hơn.',
    confirmed: 'Đã chốt số liệu.',
    reopened: 'Đã mở lại, không còn hiệu lực.',
  } satisfies Record<Stage, string>,
  numbersOf: (at: string) => `Số liệu lúc ${at}`,
  confirmedBy: (at: string, by: string | undefined) => `Chốt lúc ${at}${by === undefined ? '' : `, ${by}`}`,
  reopenedFor: (by: string | undefined, reason: string) =>
    `${by === undefined ? 'Mở lại' : `${by} mở lại`}, lý do: ${reason}`,
  numberLine: (number: string, day: string) => `Số ${documentNumber(number)}, ngày ${day}`,
  filedLine: (words: string) => `Đã gửi đi: ${words}`,
  compiledOnes: 'Các báo cáo đã lập, mới nhất trước:',
  noneCompiled: 'Chưa có báo cáo nào được lập.',
  /** The period first: buttons are cut at the end. */
  listed: (about: {
    readonly title: string | undefined;
    readonly period: Named;
    readonly unit: string | undefined;
    readonly isConfirmed: boolean;
    readonly number: string | null;
  }) => {
    const { title, period, unit, isConfirmed, number } = about;
    const name = nameOf(period);
    const when = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const marks = [...(unit === undefined ? [] : [unit]), ...(number === null ? [] : [`số ${documentNumber(number)}`])];
    const named = marks.length === 0 ? when : `${when} (${marks.join(', ')})`;
    return `${isConfirmed ? '🔒 ' : ''}${named}${title === undefined ? '' : `: ${title}`}`;
  },
  resend: 'Gửi lại tệp',
  filesOf: (period: Named) => `Tệp báo cáo ${nameOf(period)}:`,
  seeExtra: 'Tệp khác',
  askExtra: (period: Named) => `Báo cáo ${nameOf(period)}: thầy/cô cần thêm tệp nào?`,
  extras: {
    csv: 'Số liệu dạng CSV (cho máy)',
    photos: 'Ảnh của kỳ (ZIP)',
    inspect: 'Hồ sơ từng đơn vị (cho đoàn kiểm tra)',
  },
  extraOrdered: 'Hệ thống đang tạo tệp, sẽ gửi vào đây trong ít phút.',
  noCsv: 'Báo cáo này lập từ trước nên chưa có tệp CSV. Đề nghị thầy/cô lập lại báo cáo.',
  csvSent: 'Số liệu của báo cáo, mỗi bảng một tệp CSV.',
  inspectSent: 'Hồ sơ từng đơn vị: kết quả chấm, các nhiệm vụ và minh chứng, mỗi đơn vị một tệp Word.',
  photosSent: (photos: number, heldBack: number) =>
    `${photos} ảnh của kỳ, xếp theo sự kiện (hoặc chủ đề) và đơn vị, kèm danh mục.${heldWords(heldBack)}`,
  noPhotos: (heldBack: number) => `Kỳ này chưa có ảnh nào trong tin bài được duyệt.${heldWords(heldBack)}`,
  otherPhotos: 'Khác',
  photoList: 'danh-muc.csv',
  photoColumns: ['Sự kiện, chủ đề', 'Đơn vị', 'Tệp', 'Mã bài', 'Tên bài', 'Chú thích', 'Tác giả', 'Ngày gửi'],
  recompile: 'Lập lại với số liệu mới',

  write: 'Viết phần nhận định',
  onlyDrafts: 'Báo cáo này không còn là dự thảo mới nhất nên không sửa được nữa.',
  askWhichPart: (period: Named) =>
    `Báo cáo ${nameOf(period)}: thầy/cô viết phần nào? Lời đã viết được giữ lại cả khi lập lại báo cáo.`,
  partChoice: (part: Part, isWritten: boolean) => `${isWritten ? '✔ ' : ''}${PARTS[part]}`,
  partsWritten: (has: readonly Part[], missing: number) =>
    has.length === 0
      ? 'Phần nhận định: chưa viết phần nào.'
      : `Phần nhận định đã viết: ${has.map((part) => PARTS[part]).join('; ')}.${missing === 0 ? '' : ` Còn ${missing} phần để trống.`}`,
  writingDone: 'Xong',
  askPart: (part: Part, present: string | undefined) =>
    present === undefined
      ? `${PARTS[part]}. Đề nghị thầy/cô gửi nội dung phần này.`
      : `${PARTS[part]}. Hiện đang ghi:\n\n${present}\n\nĐề nghị thầy/cô gửi nội dung mới để thay.`,
  emptyPart: 'Bỏ nội dung phần này',
  otherPart: 'Chọn phần khác',
  badPart: `Phần này cần có nội dung, không quá ${LONGEST_PART} ký tự. Đề nghị thầy/cô gửi lại.`,
  preview: (part: Part, text: string) =>
    `Trong báo cáo sẽ ghi:\n\n${PARTS[part]}\n${text}\n\nCó thể gửi thêm tin nhắn để viết tiếp.`,
  savePart: 'Lưu',
  rewritePart: 'Viết lại phần này',
  nothingWritten: 'Báo cáo vẫn như cũ.',
  beingReworded: 'Đã lưu. Bản dự thảo mới sẽ được gửi vào đây trong ít phút.',
  reworded: (period: Named) => `📄 Dự thảo báo cáo ${nameOf(period)} với phần nhận định vừa viết. Số liệu giữ nguyên.`,
  notReworded: (period: Named) =>
    `Bản mới của báo cáo ${nameOf(period)} chưa tạo được sau nhiều lần thử. Lời đã viết và số liệu vẫn còn nguyên; đề nghị thầy/cô báo người quản trị hệ thống.`,

  confirm: 'Chốt số liệu',
  confirmed: (period: Named) =>
    `🔒 Đã chốt số liệu báo cáo ${nameOf(period)}. Từ nay mọi nơi dùng số liệu này; việc nộp sau được ghi là bổ sung. Bản chính thức sẽ được gửi tới các thầy cô nhận báo cáo trong ít phút.`,
  confirmedAlready: 'Báo cáo kỳ này đã được chốt.',
  newerDraft: 'Kỳ này đã có bản dự thảo mới hơn. Đề nghị thầy/cô xem và chốt bản mới.',
  notReady: 'Báo cáo này chưa lập xong nên chưa chốt được.',
  notOfUnits: 'Chỉ báo cáo của toàn đơn vị mới được chốt; báo cáo của từng tổ, bộ phận là bản trích.',
  final: (period: Named) => `📄 Báo cáo ${nameOf(period)}, bản chính thức`,
  finalNumbered: (period: Named, number: string, day: string) =>
    `📄 Báo cáo ${nameOf(period)}, số ${documentNumber(number)}, ngày ${day}\nBản này thay cho các bản đã gửi trước.`,
  officeNext: (form: 'standalone' | 'chapter', number: string | null, whole: string | undefined) => {
    if (form === 'chapter')
      return `Đây là chương để ghép vào ${whole === undefined ? 'báo cáo chung' : `“${whole}”`}. Gửi đi rồi, đề nghị ghi lại nơi gửi.`;
    return number === null
      ? 'Đề nghị văn phòng trình ký. Ký xong, văn thư gõ /vaoso để ghi số và ngày; văn bản sẽ được in lại.'
      : 'Văn bản đã có số và ngày. Gửi đi rồi, đề nghị ghi lại nơi gửi.';
  },

  numberCommand: 'Ghi số, ngày văn bản báo cáo',
  toConfirm: (period: Named) => `Chốt báo cáo ${nameOf(period)}`,
  toNumber: (period: Named) => `Vào sổ báo cáo ${nameOf(period)}`,
  number: 'Vào sổ (số, ngày)',
  renumber: 'Sửa số, ngày',
  nothingToNumber: 'Chưa có báo cáo nào đã chốt để vào sổ. Báo cáo cần được chốt số liệu trước.',
  onlyConfirmed: 'Chỉ làm được việc này với báo cáo đã chốt số liệu.',
  askWhichNumbered: 'Thầy/cô vào sổ báo cáo nào?',
  numbered: (title: string, number: string | null) =>
    number === null ? title : `${title} (số ${documentNumber(number)})`,
  askNumber: (period: Named) => `Báo cáo ${nameOf(period)}: số văn bản là bao nhiêu?`,
  askNewNumber: (period: Named, number: string, day: string) =>
    `Báo cáo ${nameOf(period)} đang ghi số ${documentNumber(number)}, ngày ${day}. Số đúng là bao nhiêu? Gõ /huy nếu không cần sửa.`,
  badNumber: 'Số văn bản là một con số, ví dụ 15. Đề nghị thầy/cô gõ lại.',
  askDay: 'Ngày ban hành?',
  today: (day: string) => `Hôm nay, ${day}`,
  badDay: 'Hệ thống chưa hiểu ngày này. Đề nghị thầy/cô gõ lại, ví dụ 3/12 hoặc 03/12/2020.',
  dayToCome: 'Ngày này chưa tới. Đề nghị thầy/cô gõ lại.',
  whichDay: 'Thầy/cô muốn nói ngày nào?',
  retypeDay: 'Gõ lại ngày',
  symbol: (number: string, organisation: string) => `${documentNumber(number)}/BC-${organisation}`,
  numberSummary: (period: Named, symbol: string, day: string) =>
    `Báo cáo ${nameOf(period)}: số ${symbol}, ngày ${day}. Đúng chưa ạ?`,
  numberYes: 'Đúng, vào sổ',
  numberAgain: 'Gõ lại',
  numberTaken: (symbol: string, other: string, year: string) =>
    `Số ${symbol} năm ${year} đã dùng cho ${other}. Đề nghị thầy/cô kiểm tra sổ văn bản đi rồi gõ /vaoso.`,
  numberEntered: (symbol: string, day: string) =>
    `Đã vào sổ số ${symbol}, ngày ${day}. Văn bản có số và ngày sẽ được gửi lại trong ít phút.`,

  file: 'Đã gửi đi',
  refile: 'Sửa nơi gửi',
  askWay: 'Báo cáo đã gửi bằng cách nào?',
  ways: {
    system: 'Hệ thống quản lý văn bản',
    mail: 'Thư điện tử',
    paper: 'Bản giấy',
    other: 'Cách khác',
  },
  askProof: {
    system: 'Đề nghị thầy/cô gõ số, ký hiệu hoặc mã văn bản trên hệ thống.',
    mail: 'Đề nghị thầy/cô gõ địa chỉ thư đã gửi tới.',
    paper: 'Đề nghị thầy/cô ghi nơi nhận và người nhận.',
    other: 'Đề nghị thầy/cô ghi rõ đã gửi thế nào, tới đâu.',
  },
  badProof: 'Nội dung này trống hoặc dài quá 500 ký tự. Đề nghị thầy/cô gõ lại.',
  askFiledOn: 'Gửi ngày nào?',
  filedWords: (way: 'system' | 'mail' | 'paper' | 'other', proof: string, day: string) =>
    `${WAYS[way]}, ${proof}, ngày ${day}`,
  filed: (period: Named, words: string) =>
    `Đã ghi: báo cáo ${nameOf(period)} gửi đi bằng ${words}. Xin cảm ơn thầy/cô.`,

  reopen: 'Mở lại báo cáo',
  askReopenReason: (period: Named) => `Mở lại báo cáo ${nameOf(period)}: vì lý do gì?`,
  badReason: 'Lý do cần từ 5 đến 1.000 ký tự. Đề nghị thầy/cô ghi rõ.',
  reopenSummary: (reason: string) =>
    `Mở lại vì: ${reason}\n\nSố liệu đã chốt hết hiệu lực, báo cáo được lập lại theo số liệu hiện nay; việc mở lại được lưu vết và báo cho những người đã nhận báo cáo.`,
  reopenYes: 'Mở lại',
  reopenNo: 'Thôi, giữ nguyên',
  stillConfirmed: 'Báo cáo vẫn giữ nguyên như đã chốt.',
  reopened: (period: Named) =>
    `Đã mở lại báo cáo ${nameOf(period)}. Bản dự thảo mới sẽ được gửi vào đây trong ít phút.`,
  reopenedNotice: (period: Named, by: string, reason: string) =>
    `Báo cáo ${nameOf(period)} đã được ${by} mở lại, lý do: ${reason}\nBản đã gửi trước đây không còn hiệu lực; bản mới sẽ được gửi sau khi chốt lại.`,
  noneLater: 'Sau khi chốt không có việc nào nộp bổ sung.',
  later: (count: number) => `Nộp bổ sung sau khi chốt (ghi vào báo cáo kỳ sau): ${count} việc`,
  laterLine: (unit: string, title: string) => `▪ ${unit}: ${title}`,
  laterMore: (others: number) => `▪ và ${others} việc khác`,
};

const PARTS: Readonly<Record<Part, string>> = {
  direction: 'I.1. Chỉ đạo, triển khai',
  strong: 'III.1. Ưu điểm',
  weak: 'III.2. Hạn chế',
  causes: 'III.3. Nguyên nhân',
  reward: 'IV. Thi đua, khen thưởng',
  next: 'V. Phương hướng kỳ tới',
  proposals: 'VI. Kiến nghị, đề xuất',
};

const WAYS = {
  system: 'hệ thống quản lý văn bản',
  mail: 'thư điện tử',
  paper: 'bản giấy',
  other: 'cách khác',
} as const;

function heldWords(items: number): string {
  return items === 0 ? '' : ` ${items} bài có ảnh trẻ chưa rõ phụ huynh đồng ý nên không đưa ảnh vào.`;
}

export function nameOf(period: Named): string {
  return typeof period === 'string' ? period : periodName(period);
}
