/** What the demo's page says. */
import type { Jump } from '../moments.js';
import type { SHOWN } from './story.js';

type ShownCharacter = (typeof SHOWN)[number];

export const texts = {
  title: 'Loa – bản dùng thử',
  brand: 'Loa',
  tagline: 'Bản dùng thử',
  invented: (institution: string) =>
    `Kế hoạch của ${institution}; người, bài và ảnh đều là giả định. Không có gì được gửi ra ngoài máy này.`,
  preparing: 'Đang dựng trường học mẫu…',
  preparingHint: 'Trang tự mở sau vài giây.',
  needsScript: 'Trang này cần bật JavaScript trong trình duyệt.',

  clock: 'Đồng hồ của bản dùng thử',
  jumps: 'Cho thời gian trôi đến',
  jump: {
    morning: 'Sáng hôm sau',
    monthEnd: 'Cuối tháng',
    cutOff: 'Ngày chốt báo cáo',
  } satisfies Record<Jump, string>,
  over: 'hết năm học',
  passing: 'Thời gian đang trôi…',
  reset: 'Làm lại từ đầu',
  resetSure: 'Bỏ mọi điều đã làm và trở về thứ Hai, 02/11/2020?',
  resetYes: 'Làm lại',
  resetNo: 'Ở lại',
  resetting: 'Đang làm lại…',

  phones: 'Bốn điện thoại',
  choosePhone: 'Chọn điện thoại',
  role: {
    teacher: 'Giáo viên',
    lead: 'Tổ trưởng',
    reviewer: 'Người duyệt',
    office: 'Văn phòng',
  } satisfies Record<ShownCharacter, string>,
  phoneOf: (role: string, name: string) => `Điện thoại ${role.toLocaleLowerCase('vi')}: ${name}`,
  news: 'có tin mới',

  guide: 'Xem thử trong hai phút',
  stepOf: 'Bước {n}/{all}',
  done: 'Đã xong',
  allDone: 'Đã xem đủ một vòng: từ bài viết đến báo cáo. Thầy/cô cứ thử tiếp, hoặc làm lại từ đầu.',
  steps: {
    send: 'Điện thoại giáo viên: gửi vài dòng chữ kèm ảnh, chọn chủ đề, rồi bấm một nút Gửi.',
    decide: 'Điện thoại người duyệt: đọc bài vừa đến, bấm Duyệt hoặc Trả lại.',
    remind: 'Bấm Cuối tháng. Sáng nào có hạn thì chỉ ai còn việc mới được nhắc; xem điện thoại tổ trưởng.',
    report: 'Bấm Ngày chốt báo cáo. Văn phòng nhận dự thảo báo cáo, nêu rõ đơn vị chưa nộp.',
    open: 'Điện thoại văn phòng: mở tệp báo cáo (DOCX) vừa đến.',
  },
  sample: 'Đặt sẵn bài và ảnh mẫu',
  sampleReady: 'Bài và 3 ảnh mẫu đã nằm trong ô soạn tin. Bấm nút gửi ở góc phải.',
  offline: 'Bản dùng thử đã dừng. Chạy lại “npm run demo” rồi tải lại trang.',
} as const;
