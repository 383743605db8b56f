/** What people read while a deadline is agreed on. */
import type { WhenQuestion, WhenUnreadable } from '../../calendar/when-pieces.js';

const EXAMPLES = 'Ví dụ: "thứ 6", "25/11", "cuối tháng", "10h sáng mai".';

const WHY_UNREADABLE: Readonly<Record<WhenUnreadable, string>> = {
  notADate: 'Hệ thống chưa đọc được hạn này.',
  noSuchDay: 'Không có ngày như vậy.',
  noSuchTime: 'Không có giờ như vậy.',
  notInCalendar: 'Lịch năm học hiện có chưa đến thời gian này.',
  recurring: 'Mỗi lần giao việc chỉ đặt một hạn.',
};

const WHY_ASKED: Readonly<Record<WhenQuestion, string>> = {
  whichDay: 'Thầy/cô chọn giúp ngày nào:',
  whichHour: 'Thầy/cô chọn giúp giờ nào:',
  whichYear: 'Ngày này năm nay đã qua. Thầy/cô chọn giúp:',
  whichWeek: 'Thầy/cô chọn giúp tuần nào:',
  solarOrLunar: 'Dương lịch hay âm lịch? Thầy/cô chọn giúp:',
  weekdayDisagrees: 'Thứ và ngày không khớp nhau. Thầy/cô chọn giúp:',
  whichDayOfRange: 'Thầy/cô chọn giúp một ngày cụ thể:',
  regionalWord: 'Mỗi vùng hiểu từ này một khác. Thầy/cô chọn giúp:',
};

export const dueTexts = {
  unreadable: (why: WhenUnreadable) => `${WHY_UNREADABLE[why]} Thầy/cô gõ lại giúp.\n${EXAMPLES}`,
  past: (due: string) => `Thời điểm này đã qua: ${due}. Thầy/cô gõ giúp một hạn khác.`,
  which: (why: WhenQuestion) => WHY_ASKED[why],
  sure: (due: string) => `Hạn: ${due}. Đúng chưa ạ?`,
  yes: 'Đúng',
  again: 'Gõ lại hạn',
  ask: `Hạn là khi nào? Thầy/cô cứ gõ như nói thường ngày.\n${EXAMPLES}`,
  askNew: `Thầy/cô xin lùi hạn đến khi nào?\n${EXAMPLES}`,
  notLater: (due: string) => `Hạn mới cần sau hạn hiện tại (${due}). Thầy/cô gõ lại giúp.`,
};
