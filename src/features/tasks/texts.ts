/** Everything people read about what they must do. */
import type { Settles } from '../../ledger/plan/language.js';

/** How a duty is settled, or, for the institution's own, that it is settled by sending up. */
export type HandIn = Settles['by'] | 'upward';

export const texts = {
  command: 'Việc thầy/cô cần làm',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, việc của thầy/cô sẽ hiện ở đây.',
  nothing:
    'Hiện thầy/cô không còn việc nào phải làm. Xin cảm ơn thầy/cô!\n\nCó tin, bài hay ảnh, thầy/cô cứ gửi vào đây.',
  mine: (count: number) => `📋 Việc của thầy/cô: ${count}`,
  toReview: (count: number) => `📨 Chờ thầy/cô duyệt: ${count}. Gõ /duyet để xem.`,
  ofUnit: (unit: string | undefined) => `📋 Việc chung của ${unit ?? 'đơn vị'}`,
  ofUnitHint: 'Thầy/cô có tin, bài, ảnh cho việc nào thì cứ gửi vào đây.',
  page: (page: number, pages: number) => `(trang ${page}/${pages})`,
  dropped: 'Nhiệm vụ theo kế hoạch trước',

  title: (title: string) => `▪ ${title}`,
  units: (names: readonly string[], others: number) => {
    const listed = names.join(', ');
    if (names.length + others === 1) return listed;
    const rest = others === 0 ? '' : ` và ${others} đơn vị khác`;
    return `${names.length + others} đơn vị: ${listed}${rest}`;
  },
  standsIn: (names: readonly string[]) => `Làm thay: ${names.join(', ')}`,
  due: (due: string, left: number) => `Hạn: ${due} (${texts.left(left)})`,
  left: (days: number) => {
    if (days > 0) return `còn ${days} ngày`;
    return days === 0 ? 'hôm nay là hạn' : `đã quá hạn ${-days} ngày`;
  },
  standing: (state: string, clause: string) => `${state}. Theo ${clause}`,
  toFix: 'Chờ sửa',
  inReview: 'Chờ duyệt',
  notYet: (by: HandIn) => {
    if (by === 'doneMark') return 'Chưa báo xong';
    return by === 'upward' ? 'Chưa gửi lên' : 'Chưa nộp';
  },
  partly: (sent: number, required: number) => `Đã gửi ${sent}/${required}`,

  /** The label of its button; `period` tells it from another of the same duty where its words alone do not. */
  act: (by: HandIn, title: string, period: string) =>
    isLookedAt(by) ? `${VERBS[by]}: ${title}` : `${VERBS[by]} ${period}`,
  /** Of what is about one thing. */
  actAbout: (by: HandIn, title: string) => `${VERBS[by]}: ${title}`,
  actOn: (by: HandIn, title: string, period: string) => `${VERBS[by]} ${period}: ${title}`,
  how: (by: HandIn) => HOW[by],
  draftFirst:
    'Thầy/cô đang có một bản nháp chưa gửi, những gì gửi tiếp sẽ vào bản nháp đó. Gõ /nop để xem, gửi hoặc bỏ bản nháp rồi nộp cho việc này.',
  howUpwardByWord: 'Việc này xong khi văn bản của nhà trường đã gửi lên cấp trên. Gửi xong, thầy/cô bấm nút dưới.',
  /** `elsewhere`: it is usually sent in here; `unit`: which one, of several. */
  reportDone: (elsewhere: boolean, upward: boolean, unit: string | undefined) => {
    const word = elsewhere ? (upward ? 'Đã gửi cấp trên' : 'Đã nộp bản giấy') : 'Báo đã xong';
    return unit === undefined ? word : `${word}: ${unit}`;
  },
  reportNil: (unit: string | undefined) => (unit === undefined ? 'Không phát sinh' : `Không phát sinh: ${unit}`),
  openReturn: (unit: string | undefined) =>
    unit === undefined ? 'Ghi báo cáo dư luận' : `Ghi báo cáo dư luận: ${unit}`,
  openRecord: (code: string) => `Mở ${code}`,
  settledMeanwhile: 'Việc này không còn gì phải làm nữa. Xin cảm ơn thầy/cô!',
};

const VERBS: Readonly<Record<HandIn, string>> = {
  articles: 'Nộp bài',
  photos: 'Nộp ảnh',
  document: 'Nộp văn bản',
  planHandIn: 'Nộp kế hoạch',
  report: 'Nộp thông tin',
  opinionReturn: 'Nộp báo cáo dư luận',
  doneMark: 'Xem việc',
  upward: 'Xem việc',
};

/** What is not handed in by sending something here. */
function isLookedAt(by: HandIn): boolean {
  return by === 'doneMark' || by === 'upward';
}

const HOW: Readonly<Record<HandIn, string>> = {
  articles: 'Thầy/cô cứ gửi chữ và ảnh vào đây.',
  photos: 'Thầy/cô cứ gửi ảnh vào đây; ảnh gốc thì gửi ở dạng tệp.',
  document: 'Thầy/cô cứ gửi tệp văn bản vào đây.',
  planHandIn: 'Thầy/cô cứ gửi tệp kế hoạch vào đây.',
  report: 'Thầy/cô cứ gửi chữ hoặc tệp vào đây.',
  opinionReturn: 'Thầy/cô ghi từng vấn đề dư luận quan tâm rồi nộp, hoặc xác nhận không phát sinh.',
  doneMark: 'Làm xong, thầy/cô bấm nút dưới để báo, kèm minh chứng.',
  upward: 'Việc này xong khi bài, ảnh đã duyệt của nhà trường được gửi lên cấp trên.',
};
