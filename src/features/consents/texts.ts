/** What people read about consents to pictures. */
import type { Day } from '../../calendar/day.js';
import { spellDay } from '../../calendar/spell.js';

const STATES = {
  granted: '✔ đồng ý',
  refused: '✖ không đồng ý',
  withdrawn: '✖ đã rút',
  over: '✖ hết thời hạn đồng ý',
} as const;
type State = keyof typeof STATES;

export const texts = {
  command: 'Đồng ý dùng hình ảnh trẻ, học sinh',
  head: 'Sổ đồng ý dùng hình ảnh (không lưu ảnh, không lưu danh sách lớp):',
  empty: 'Sổ đồng ý dùng hình ảnh chưa có ai.',
  line: (subject: string, unit: string, state: State) => `• ${subject} (${unit}): ${STATES[state]}`,
  open: (subject: string) => subject,
  keep: 'Ghi ý kiến phụ huynh',
  back: 'Về sổ',
  gone: 'Không còn mục này trong sổ.',

  askUnit: 'Trẻ, học sinh thuộc đơn vị nào? Chọn bên dưới, hoặc gõ một phần tên:',
  noUnit: 'Không có đơn vị nào tên như vậy mà thầy/cô giữ sổ. Xin gõ lại giúp.',
  askSubject: 'Ghi cho ai? Một em (tên gọi đủ để nhận ra trong lớp) hoặc cả nhóm, lớp:',
  badSubject: 'Xin thầy/cô ghi từ 2 đến 80 ký tự.',
  askAnswer: (subject: string) => `${subject}: phụ huynh có đồng ý cho dùng hình ảnh không?`,
  agreed: 'Đồng ý',
  refused: 'Không đồng ý',
  askChild: 'Từ 7 tuổi, luật hỏi cả ý kiến của trẻ (Điều 24 Luật Bảo vệ dữ liệu cá nhân). Em bao nhiêu tuổi?',
  young: 'Dưới 7 tuổi',
  childAgrees: 'Từ 7 tuổi, em cũng đồng ý',
  childNot: 'Từ 7 tuổi, em chưa đồng ý',
  askScope: 'Đồng ý cho dùng ở đâu? Bấm nút, hoặc gõ phạm vi (ví dụ: chỉ trang web của trường):',
  everything: 'Mọi kênh của nhà trường',
  badScope: 'Xin thầy/cô ghi phạm vi trong 200 ký tự.',
  askUntil: 'Đồng ý đến khi nào? Bấm nút, hoặc gõ ngày (ví dụ: 31/5):',
  untilWithdrawn: 'Đến khi phụ huynh rút',
  badUntil: 'Hệ thống chưa đọc được ngày này. Thầy/cô gõ lại giúp, ví dụ "31/5/2021".',
  kept: (subject: string, until: Day | null) =>
    `Đã ghi: ${subject} đồng ý${until === null ? '' : `, đến hết ${spellDay(until)}`}. Xin cảm ơn thầy/cô.`,
  keptRefusal: (subject: string) => `Đã ghi: ${subject} không đồng ý. Khi đăng ảnh của đơn vị, hệ thống sẽ nhắc.`,
  keptWithoutChild: (subject: string) =>
    `Đã ghi: ${subject} chưa dùng được hình ảnh, vì em chưa đồng ý. Khi có ý kiến của em, xin thầy/cô ghi lại.`,

  one: (consent: {
    subject: string;
    unit: string;
    state: State;
    byChild: boolean;
    scope: string | null;
    until: string | undefined;
    by: string;
    on: string;
  }) =>
    [
      `${consent.subject} (${consent.unit}): ${STATES[consent.state]}`,
      ...(consent.state === 'refused'
        ? []
        : [
            `Người đồng ý: phụ huynh${consent.byChild ? ' và em' : ''}`,
            `Phạm vi: ${consent.scope ?? 'mọi kênh của nhà trường'}`,
            `Đến: ${consent.until ?? 'khi phụ huynh rút'}`,
          ]),
      `${consent.by} ghi ngày ${consent.on}`,
    ].join('\n'),
  withdraw: 'Phụ huynh rút đồng ý',
  withdrawBefore: (subject: string) =>
    `Ghi ${subject} rút đồng ý? Hệ thống sẽ liệt kê những bài đã đăng cần xem lại để gỡ.`,
  withdrawSure: 'Đúng, đã rút',
  leave: 'Để nguyên',
  withdrawnAlready: 'Việc rút đồng ý đã được ghi trước đó.',
  stillUp: (count: number) => `Bài cần xem lại (${count})`,
  toTakeDown: (item: {
    subject: string;
    left: number;
    code: string;
    title: string;
    where: string;
    on: string;
    link: string | null;
  }) =>
    [
      `${item.subject} đã rút đồng ý. Còn ${item.left} bài đã đăng cần xem lại:`,
      '',
      `${item.code}: ${item.title}`,
      `${item.where}, đăng ngày ${item.on}`,
      ...(item.link === null ? [] : [item.link]),
      '',
      'Nếu có hình của em, đề nghị gỡ khỏi trang rồi bấm nút dưới.',
    ].join('\n'),
  takeDown: 'Đã gỡ bài này',
  notOnIt: 'Không có hình của em',
  nextOne: 'Xem bài khác',
  nothingToTakeDown: (subject: string) => `Không còn bài nào phải gỡ cho ${subject}. Xin cảm ơn thầy/cô.`,
};
