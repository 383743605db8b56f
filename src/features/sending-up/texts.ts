/** Everything people read about sending items to the level above. */
import type { Candidate, Closest } from './candidates.js';

const tickMark = (on: boolean) => (on ? '☑' : '☐');
const extras = ({ good, photos, unsure }: Candidate) =>
  [
    ...(good ? ['⭐ được đề xuất'] : []),
    photos === 0 ? 'không có ảnh' : unsure ? 'ảnh chưa chắc phụ huynh đồng ý' : `${photos} ảnh`,
  ].join(', ');

export const texts = {
  command: 'Gửi lên cấp trên: chọn bài, đóng gói, ghi nhận',
  notYours: 'Việc chọn bài gửi lên cấp trên do lãnh đạo và văn phòng làm.',
  heading: 'CÓ GÌ ĐỂ GỬI LÊN?',
  owed: (title: string, period: string, due: string, left: number, clause: string) =>
    `Chưa nộp: ${title} (${period})\nHạn ${due}, ${left < 0 ? `đã qua ${-left} ngày` : left === 0 ? 'là hôm nay' : `còn ${left} ngày`}. Theo ${clause}.`,
  nothingOwed: 'Hiện không còn việc nào phải nộp lên cấp trên.',
  candidates: (count: number) => `Có ${count} bài đã duyệt, xếp theo gợi ý:`,
  candidate: (number: number, item: Candidate) =>
    `${number}. ${item.code} · ${item.title}\n${item.unit}; ${extras(item)}`,
  others: (count: number) => `… và ${count} bài nữa.`,
  noCandidates: 'Tháng này chưa có bài nào được duyệt để gửi lên.',
  closest: ({ code, title, unit, state }: Closest) =>
    `Gần nhất: ${code} · ${title} – ${unit}, ${state === 'inReview' ? 'đang chờ duyệt' : 'đang chờ sửa'}`,
  notGone: (code: string, title: string, count: number) => `📦 ${code}: ${title} (${count} bài), chưa ghi nhận gửi.`,
  choose: 'Chọn bài và đóng gói',
  open: (code: string) => `Mở ${code}`,
  askItems: (count: number) =>
    count === 0 ? 'Thầy/cô chọn các bài gửi lên:' : `Đã chọn ${count} bài. Chọn thêm, hoặc bấm xong:`,
  tick: (on: boolean, { code, title, good }: Candidate) =>
    `${tickMark(on)} ${good ? '⭐ ' : ''}${code.slice(4)} ${title}`,
  ticked: (on: boolean, name: string) => `${tickMark(on)} ${name}`,
  itemsDone: (count: number) => `Xong (${count} bài)`,
  nothingChosen: 'Thầy/cô chưa chọn bài nào.',
  tooMany: (most: number) => `Mỗi gói tối đa ${most} bài.`,
  askTo: 'Gửi tới đâu? Bấm để chọn hoặc bỏ chọn:',
  makePackage: 'Đóng gói',
  goneMeanwhile:
    'Các bài này vừa được người khác đóng gói hoặc không còn ở trạng thái đã duyệt. Thầy/cô mở lại /guilen.',
  packageTitle: (month: string) => `Tin bài gửi cấp trên tháng ${month}`,
  packing: (code: string, count: number, gone: number) =>
    `Đang đóng gói ${code} (${count} bài): tệp Word và ảnh đánh số sẽ gửi vào đây ngay.${gone === 0 ? '' : ` ${gone} bài vừa được người khác đóng gói nên không kèm.`}`,
  packageHead: (code: string, title: string, count: number) => `📦 ${code}: ${title} (${count} bài)`,
  packageTo: (names: readonly string[]) => `Nơi nhận: ${names.join('; ')}`,
  notSentYet: 'Thầy/cô chuyển tệp đi, rồi bấm ghi nhận kèm minh chứng. Khi đó việc nộp lên cấp trên mới được tính.',
  stillPacking: 'Gói này đang được làm. Thầy/cô chờ chút giúp.',
  unsureLeftOut: '⚠ Ảnh của bài chưa chắc phụ huynh đồng ý không kèm trong gói.',
  went: (day: string, by: string, proof: string) => `✔ ${by} ghi nhận đã gửi ngày ${day}: ${proof}`,
  answered: (unit: string, state: 'accepted' | 'refused', by: string, reason: string | null) =>
    state === 'accepted' ? `✔ ${unit} đã nhận (${by})` : `✖ ${unit} chưa nhận (${by}): ${reason ?? ''}`,
  sent: 'Ghi nhận đã gửi',
  drop: 'Bỏ gói này',
  dropped: 'Gói này đã bỏ.',
  droppedNow: (code: string) => `Đã bỏ ${code}. Các bài trong gói chọn lại được.`,
  sentAlready: (code: string, by: string) => `${code} đã được ghi nhận gửi trước đó${by === '' ? '' : ` (${by})`}.`,
  askProof:
    'Gửi bằng cách nào? Thầy/cô gõ số văn bản (123/CV-…), đường dẫn, hoặc ghi rõ gửi cho ai, cách nào; có ảnh chụp thì gửi ảnh rồi bấm nút dưới.',
  useFiles: 'Dùng ảnh vừa gửi',
  noFiles: 'Chưa thấy ảnh nào vừa gửi. Thầy/cô gửi ảnh chụp vào đây trước đã.',
  badProof: 'Thầy/cô ghi giúp từ 5 đến 300 ký tự.',
  confirmSent: (code: string, proof: string) => `Ghi nhận ${code} đã gửi.\nMinh chứng: ${proof}`,
  yesSent: 'Đúng, đã gửi',
  again: 'Nhập lại',
  marked: (code: string) => `Đã ghi nhận gửi ${code}. Xin cảm ơn thầy/cô.`,
  settled: (title: string, period: string) => `✔ Đã xong việc: ${title} (${period})`,
  authorSentUp: (code: string, title: string, to: readonly string[]) =>
    `🎉 ${code} – ${title} đã được chọn gửi: ${to.join('; ')}.`,
  forYou: (code: string, title: string, by: string) => `📦 ${by} gửi đơn vị: ${title} (${code}).`,
  accept: 'Đã nhận đủ',
  refuse: 'Chưa nhận được, vì…',
  askRefusal: 'Gói còn thiếu hoặc sai gì? (lý do gửi lại người đóng gói)',
  badReason: 'Thầy/cô ghi giúp từ 5 đến 300 ký tự.',
  answeredAlready: (by: string) => `${by} đã trả lời gói này trước đó rồi.`,
  answerTold: (code: string, unit: string, state: 'accepted' | 'refused', reason: string | undefined) =>
    state === 'accepted' ? `${unit} đã nhận ${code}.` : `${unit} chưa nhận ${code}: ${reason ?? ''}`,
  answerKept: {
    accepted: (code: string) => `Đã báo người gửi: ${code} đã nhận đủ.`,
    refused: (code: string) => `Đã báo người gửi lý do chưa nhận ${code}.`,
  },
  acceptedBy: (unit: string, name: string) => `${unit} đã nhận (${name})`,
  contents: 'Danh mục tin bài',
  columns: {
    number: 'STT',
    code: 'Mã',
    title: 'Tiêu đề',
    author: 'Tác giả',
    photos: 'Số ảnh',
    consent: 'Trẻ trong ảnh',
  },
  consent: {
    none: 'Không có trẻ',
    agreed: 'Có, phụ huynh đã đồng ý',
    unsure: 'Chưa chắc phụ huynh đồng ý; không kèm ảnh',
  },
  consentLine: (consent: string) => `Trẻ trong ảnh: ${consent}`,
  facts: (of: {
    code: string;
    author: string;
    unit: string;
    day: string;
    topic: string | undefined;
    source: string | null;
  }) =>
    [
      `Tác giả: ${of.author} (${of.unit}). Ngày gửi: ${of.day}. Mã: ${of.code}.`,
      ...(of.topic === undefined ? [] : [`Chủ đề: ${of.topic}.`]),
      ...(of.source === null ? [] : [`Nguồn: ${of.source}.`]),
    ].join(' '),
  pictureCaption: (name: string, caption: string) => `${name}: ${caption}`,
  captionsFile: 'chu-thich-anh.txt',
  captionLine: (name: string, caption: string, author: string, consent: string) =>
    `${name}: ${caption} (${author}; trẻ trong ảnh: ${consent})`,
};
