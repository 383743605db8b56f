/** Everything written in a report's workbook beside the rows themselves. */
import type { ItemRow } from '../../../ledger/compile-model.js';
import type { TaskState } from '../../../ledger/task-state.js';

export const texts = {
  sheets: {
    summary: 'Tổng hợp',
    counts: 'Đơn vị và nhiệm vụ',
    tasks: 'Từng việc',
    items: 'Tin bài',
    topics: 'Chủ đề',
    published: 'Đã đăng',
    grading: 'Thi đua',
    supplement: 'Bổ sung sau khi chốt',
  },
  numbers: {
    tasks: 'Số việc',
    required: 'Chỉ tiêu',
    paid: 'Thực hiện',
    onTime: 'Đúng hạn',
    late: 'Sau hạn',
    nil: 'Không phát sinh',
    excused: 'Được miễn',
    inReview: 'Chờ duyệt',
    toFix: 'Chờ sửa',
    open: 'Chưa nộp, còn hạn',
    missing: 'Quá hạn chưa nộp',
    upcoming: 'Chưa đến kỳ',
    sent: 'Đã gửi',
    approved: 'Được duyệt',
    rejected: 'Không dùng',
    withdrawn: 'Tác giả rút',
  },
  tasks: (name: string) => `Việc: ${name}`,
  items: (name: string) => `Tin bài: ${name}`,
  published: 'Lượt đăng trên các kênh',
  data: (from: string, to: string, asOf: string) =>
    `Số liệu từ ${spoken(from)} đến trước ${spoken(to)}, theo sổ theo dõi lúc ${spoken(asOf)}`,
  withoutTopic: 'Không thuộc chủ đề nào của kế hoạch',
  excused: (reason: string) => `Lý do miễn: ${reason}`,
  fromBefore: 'Gửi từ kỳ trước, được duyệt trong kỳ này',
  condition: (met: boolean | null) => (met === null ? 'Chưa có việc để xét' : met ? 'Đạt' : 'Chưa đạt'),
  state: (state: TaskState, inTime: boolean) =>
    state === 'settled' ? (inTime ? 'Đúng hạn' : 'Sau hạn') : STATES[state],
  itemState: (state: ItemRow['state']) => ITEM_STATES[state],
  columns: {
    number: 'Chỉ số',
    now: 'Kỳ này',
    before: 'Kỳ trước',
    lastYear: 'Cùng kỳ năm trước',
    duty: 'Nhiệm vụ',
    clause: 'Căn cứ',
    unitCode: 'Mã đơn vị',
    unit: 'Đơn vị',
    code: 'Mã',
    about: 'Nội dung riêng',
    period: 'Kỳ',
    opensAt: 'Mở từ',
    dueAt: 'Hạn',
    required: 'Chỉ tiêu',
    counted: 'Đã duyệt',
    state: 'Tình trạng',
    doneAt: 'Hoàn thành lúc',
    title: 'Tên tin bài',
    author: 'Tác giả',
    topic: 'Chủ đề',
    sentAt: 'Gửi lúc',
    decidedAt: 'Duyệt lúc',
    note: 'Ghi chú',
    approved: 'Tin bài được duyệt',
    channel: 'Kênh',
    publishedOn: 'Ngày đăng',
    link: 'Đường dẫn',
    rule: 'Tiêu chí',
    result: 'Kết quả',
    count: 'Số lượng',
    points: 'Điểm',
    done: 'Đã xong',
    judged: 'Việc xét',
    evidence: 'Minh chứng',
    task: 'Việc',
  },
};

const STATES: Readonly<Record<Exclude<TaskState, 'settled'>, string>> = {
  nil: 'Không phát sinh',
  excused: 'Được miễn',
  inReview: 'Chờ duyệt',
  toFix: 'Chờ sửa',
  open: 'Chưa nộp, còn hạn',
  overdue: 'Quá hạn chưa nộp',
  upcoming: 'Chưa đến kỳ',
  cancelled: 'Đã hủy',
};

const ITEM_STATES: Readonly<Record<ItemRow['state'], string>> = {
  inReview: 'Chờ duyệt',
  returned: 'Chờ sửa',
  approved: 'Được duyệt',
  rejected: 'Không dùng',
  withdrawn: 'Tác giả rút',
};

/** "2020-11-25T08:30" as people say it. */
function spoken(at: string): string {
  const [day = '', time = ''] = at.split('T');
  return `${time} ${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}
