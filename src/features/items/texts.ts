/** How an item is spoken of, wherever it is shown. */
import type { AttachmentProblem } from '../../media/fetch.js';

const PROBLEMS: Readonly<Record<AttachmentProblem, string>> = {
  tooLarge: 'tệp lớn quá 200 MB',
  tooBigForChannel: 'lớn quá 20 MB nên kênh này không chuyển được; thầy/cô gửi bản nhẹ hơn hoặc gửi đường dẫn',
  empty: 'tệp trống',
  notDecodable: 'bị hỏng hoặc gửi chưa hết; thầy/cô gửi lại giúp',
  tooManyPixels: 'ảnh quá lớn, đề nghị gửi ảnh dưới 40 triệu điểm ảnh',
  svg: 'hình vẽ SVG không dùng làm ảnh được',
  heic: 'ảnh HEIC của iPhone; thầy/cô gửi lại dạng ảnh thường (JPG)',
  otherPhoto: 'dạng ảnh này chưa đọc được; thầy/cô gửi lại JPG hoặc PNG',
  polyglot: 'tệp có nội dung lạ đi kèm nên không nhận',
  bomb: 'tệp nén bất thường nên không nhận',
  locked: 'tệp có mật khẩu; thầy/cô gỡ mật khẩu rồi gửi lại',
  program: 'tệp chương trình không nhận được',
  typeMismatch: 'nội dung không đúng loại tệp như tên gọi',
  unreachable: 'chưa tải được sau nhiều lần thử; thầy/cô gửi lại giúp',
  lost: 'không còn trên kênh; thầy/cô gửi lại giúp',
};

export const texts = {
  sent: (code: string) => `✅ Đã nhận: ${code}`,
  onBehalf: (names: readonly string[]) => `Nộp hộ: ${names.join(', ')}`,
  desk(title: string, names: readonly string[], others: number) {
    const people = [...names, ...(others > 0 ? [`${others} người khác`] : [])].join(', ');
    return people === '' ? title : `${title} (${people})`;
  },
  waitsAt: (desk: string, claimant: string | undefined) =>
    `Chờ duyệt: ${desk}${claimant === undefined ? '' : `\n${claimant} đang duyệt`}`,
  returned: (by: string | null, reason: string | null) =>
    `Chờ sửa${by === null ? '' : ` – ${by} trả lại`}${reason === null ? '' : `: ${reason}`}`,
  rejected: (by: string | null, reason: string | null) =>
    `Không dùng${by === null ? '' : ` – ${by}`}${reason === null ? '' : `: ${reason}`}`,
  withdrawn: 'Đã rút',
  approved: (by: string | null, day: string | undefined) =>
    ['Đã duyệt', ...(by === null ? [] : [by]), ...(day === undefined ? [] : [day])].join(' – '),
  mergedInto: (code: string) => `Gộp vào bài ${code}`,
  sentUp: (pack: string) => `Đã gửi lên cấp trên (gói ${pack})`,
  publishedOn: (channels: readonly string[]) => `Đã đăng: ${channels.join('; ')}`,
  version: (number: number) => `Bản sửa lần ${number - 1}`,
  received: (stored: number, all: number, what: string) => `Đã nhận ${stored}/${all} ${what}`,
  fetching: (count: number) => `(đang tải ${count})`,
  photos: 'ảnh',
  files: 'tệp',
  failed: (what: string, position: number, problem: string | null) =>
    `⚠ ${what === 'ảnh' ? 'Ảnh' : 'Tệp'} thứ ${position}: ${PROBLEMS[(problem ?? 'lost') as AttachmentProblem] ?? PROBLEMS.lost}`,
  lateFiles: (count: number) => `Có ${count} tệp thêm sau khi gửi`,
  withdraw: 'Rút bài',
  rework: 'Sửa và gửi lại',
  amend: 'Sửa, thêm ảnh',
  open: (code: string) => `Xem ${code}`,
  mine: 'TIN BÀI CỦA THẦY/CÔ',
  noneCalled: (code: string) => `Thầy/cô chưa gửi bài nào mang mã “${code}”. Gõ /bai để xem các bài đã gửi.`,
  none: 'Thầy/cô chưa gửi tin bài nào. Cứ gửi chữ và ảnh vào đây là bắt đầu.',
  line: (code: string, title: string, where: string) => `${code} · ${title}\n${where}`,
  older: 'Xem thêm',
  command: 'Tin bài đã gửi, đang ở đâu',
};
