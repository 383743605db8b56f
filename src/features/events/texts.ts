/** Everything people read about events. */
import type { Day, Month } from '../../calendar/day.js';
import { spellDay } from '../../calendar/spell.js';
import type { TaskState } from '../../ledger/task-state.js';
import type { Coverage, Covered } from './rules.js';

const PARTS: Readonly<Record<Coverage, string>> = { before: 'Trước', during: 'Trong', after: 'Sau' };

const coveredWords = ({ done, waiting, all }: Covered) => {
  if (done === all) return '✔';
  if (done + waiting === all) return '⏳ chờ duyệt';
  return done === 0 ? 'trống' : `✔ ${done}/${all}`;
};

const STATES: Readonly<Record<TaskState, string>> = {
  settled: '✔ đã có',
  nil: '✔ không phát sinh',
  excused: 'được miễn',
  cancelled: 'đã huỷ',
  inReview: '⏳ chờ duyệt',
  toFix: 'chờ sửa',
  upcoming: 'trống',
  open: 'trống',
  overdue: 'trống, đã quá hạn',
};

interface Named {
  readonly code: string;
  readonly title: string;
}

interface Held {
  readonly from: Day;
  readonly through: Day;
}

const held = ({ from, through }: Held) =>
  from === through ? spellDay(from) : `từ ${spellDay(from)} đến ${spellDay(through)}`;

const monthWords = (month: Month) => `tháng ${month.slice(5)}/${month.slice(0, 4)}`;

export const texts = {
  command: 'Lịch sự kiện, tin bài đã có',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, lịch sự kiện sẽ mở ở đây.',

  // The month
  heading: (month: Month, page: number, pages: number) =>
    `📅 Sự kiện ${monthWords(month)}${pages === 1 ? '' : ` (trang ${page}/${pages})`}`,
  noneInMonth: 'Chưa có sự kiện nào được nhập trong tháng này.',
  line: (title: string) => `▪ ${title}`,
  when: (days: readonly string[]) => days.join(' – '),
  covered: (coverage: Coverage, covered: Covered) => `${PARTS[coverage]}: ${coveredWords(covered)}`,
  openOne: (title: string) => `Xem: ${title}`,
  enter: 'Nhập sự kiện',
  month: (month: Month) => `Lịch ${monthWords(month)}`,

  // One event
  one: ({ code, title }: Named) => `📅 ${title} (${code})`,
  days: (event: Held) => `Thời gian: ${held(event)}`,
  host: (unit: string) => `Chủ trì: ${unit}`,
  topic: (topic: string) => `Chủ đề: ${topic}`,
  enteredBy: (name: string) => `Người nhập: ${name}`,
  slot: (slot: {
    coverage: Coverage;
    duty: string | undefined;
    unit: string | undefined;
    state: TaskState;
    due: string;
    items: readonly string[];
  }) => {
    const who = slot.unit === undefined ? '' : ` – ${slot.unit}`;
    const items = slot.items.length === 0 ? '' : ` (${slot.items.join(', ')})`;
    const due = slot.state === 'settled' || slot.state === 'cancelled' ? '' : `. Hạn: ${slot.due}`;
    return `${PARTS[slot.coverage]} sự kiện${who}: ${STATES[slot.state]}${items}${due}`;
  },
  noSlots: 'Sự kiện này không mở việc nào theo kế hoạch.',
  cancel: 'Huỷ sự kiện',
  wasCancelled: (reason: string | null) => `Đã huỷ${reason === null ? '' : `: ${reason}`}`,
  gone: 'Không tìm thấy sự kiện này. Gõ /sukien để xem lịch.',

  // Entering
  askWhat: 'Thầy/cô nhập sự kiện nào? Chọn sự kiện có trong kế hoạch, hoặc gõ tên sự kiện khác:',
  askTitle: 'Thầy/cô gõ tên sự kiện:',
  badTitle: 'Tên sự kiện cần từ 4 đến 120 ký tự. Thầy/cô gõ lại giúp.',
  askHost: (title: string) => `${title}\nĐơn vị nào chủ trì? Chọn một đơn vị, hoặc gõ một phần tên:`,
  noUnit: (find: string) => `Không có đơn vị nào tên như "${find}" mà thầy/cô nhập được sự kiện. Thầy/cô gõ lại giúp.`,
  askTopic: 'Sự kiện thuộc chủ đề nào của kế hoạch?',
  noTopicFound: (find: string) => `Không có chủ đề nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  noTopic: 'Không thuộc chủ đề nào',
  askFrom: 'Sự kiện bắt đầu ngày nào? Thầy/cô cứ gõ như nói thường ngày.\nVí dụ: "20/11", "thứ 6 tuần sau", "hôm nay".',
  askThrough: (from: string) =>
    `Bắt đầu: ${from}.\nSự kiện kết thúc ngày nào? Một ngày thì bấm nút dưới, nhiều ngày thì gõ ngày cuối:`,
  oneDay: 'Trong một ngày',
  badDay: 'Hệ thống chưa đọc được ngày này. Thầy/cô gõ lại giúp, ví dụ "20/11" hoặc "20/11/2020".',
  beforeFirst: (from: string) => `Ngày kết thúc cần từ ngày bắt đầu (${from}) trở đi. Thầy/cô gõ lại giúp.`,
  tooLong: (days: number) => `Sự kiện dài quá ${days} ngày. Thầy/cô xem lại giúp ngày kết thúc.`,
  which: 'Thầy/cô chọn giúp ngày nào:',
  day: (day: Day) => spellDay(day),
  retype: 'Gõ lại ngày',
  summary: (event: { title: string; host: string; topic: string | undefined } & Held) =>
    [
      `Sự kiện: ${event.title}`,
      `Thời gian: ${held(event)}`,
      `Chủ trì: ${event.host}`,
      ...(event.topic === undefined ? [] : [`Chủ đề: ${event.topic}`]),
    ].join('\n'),
  willOpen: (parts: readonly string[]) =>
    parts.length === 0 ? 'Sự kiện không mở việc nào theo kế hoạch.' : `Các việc sẽ mở:\n${parts.join('\n')}`,
  willOpenLine: (coverage: Coverage | undefined, unit: string, due: string) =>
    `• ${coverage === undefined ? '' : `${PARTS[coverage]} sự kiện – `}${unit}, hạn ${due}`,
  others: (count: number) => `… và ${count} việc khác`,
  sure: 'Đúng chưa ạ?',
  yes: 'Đúng, nhập sự kiện',
  changeDays: 'Đổi ngày',
  startAgain: 'Nhập lại từ đầu',
  done: ({ code, title }: Named, tasks: number) =>
    `Đã nhập sự kiện ${code}: ${title}. ${tasks === 0 ? 'Không có việc nào mở thêm.' : `Đã mở ${tasks} việc.`} Xin cảm ơn thầy/cô!`,
  known: ({ code, title }: Named, days: Held) => `Sự kiện này đã có trong lịch: ${title} (${code}), ${held(days)}.`,

  // Told
  slotTitle: (title: string, coverage: Coverage) => `${PARTS[coverage].toLowerCase()} sự kiện ${title}`,
  part: (coverage: Coverage, unit: string | undefined, due: string) =>
    `• ${PARTS[coverage]} sự kiện${unit === undefined ? '' : ` – ${unit}`}: hạn ${due}`,
  entered: (event: Named & Held & { host: { name: string } }, unit: string | undefined, parts: readonly string[]) =>
    [
      `📅 Sự kiện mới: ${event.title} (${event.code})`,
      `Thời gian: ${held(event)}`,
      `Chủ trì: ${event.host.name}`,
      ...(parts.length === 0 ? [] : [`Đề nghị ${unit ?? 'các đơn vị'} có tin, bài, ảnh:`, ...parts]),
    ].join('\n'),
  open: 'Xem sự kiện',

  // Cancelling
  askReason: (title: string) => `Huỷ sự kiện: ${title}.\nThầy/cô cho biết lý do (những người liên quan sẽ được báo):`,
  badReason: 'Lý do cần từ 5 đến 300 ký tự. Thầy/cô gõ lại giúp.',
  cancelled: (title: string, tasks: number) =>
    `Đã huỷ sự kiện ${title}.${tasks === 0 ? '' : ` ${tasks} việc chưa làm được bỏ; việc đã xong giữ nguyên.`}`,
  cancelledAlready: (title: string) => `Sự kiện ${title} đã được huỷ trước đó.`,
  called: ({ code, title }: Named, reason: string) =>
    `Sự kiện ${title} (${code}) đã huỷ, vì: ${reason}. Việc chưa làm của sự kiện này được bỏ.`,
};
