/** What the demo's page says. */
import type { Extra, Jump, Step } from '../steps.js';
import type { SHOWN } from './story.js';

type ShownCharacter = (typeof SHOWN)[number];

export const texts = {
  title: 'Loa – bản dùng thử',
  brand: 'Loa',
  trial: 'Bản dùng thử',
  tagline: 'Nhận bài qua tin nhắn, nhắc hạn, chuyển duyệt, viết báo cáo.',
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
  reset: 'Làm lại',
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
  allDone: 'Đã xem đủ một vòng, từ bài viết đến báo cáo. Thầy/cô thử thêm:',
  extras: 'Thử thêm',
  extra: {
    hotIssue: 'Tin nóng',
    status: 'Tình hình',
    feedback: 'Góp ý',
    announce: 'Thông báo',
  } satisfies Record<Extra['name'], string>,
  steps: {
    send: { title: 'Gửi bài', how: 'Điện thoại giáo viên: viết vài dòng kèm ảnh, rồi gửi.' },
    decide: { title: 'Duyệt bài', how: 'Điện thoại người duyệt: đọc bài vừa đến, rồi bấm Duyệt hoặc Trả lại.' },
    remind: { title: 'Nhắc việc', how: 'Ai còn việc sắp đến hạn mới được nhắc. Xem điện thoại tổ trưởng.' },
    report: { title: 'Làm báo cáo', how: 'Văn phòng nhận báo cáo viết sẵn, nêu rõ đơn vị chưa nộp.' },
    open: { title: 'Mở báo cáo', how: 'Tệp Word đã đến điện thoại văn phòng.' },
  } satisfies Record<Step['name'], { readonly title: string; readonly how: string }>,
  sample: 'Đặt sẵn bài mẫu',
  showPhone: (role: string) => `Xem ${role.toLocaleLowerCase('vi')}`,
  go: {
    morning: 'Đến sáng hôm sau',
    monthEnd: 'Đến cuối tháng',
    cutOff: 'Đến ngày chốt',
  } satisfies Record<Jump, string>,
  openReport: 'Mở tệp báo cáo',
  sampleReady: 'Bài và 3 ảnh đã nằm trong ô soạn tin: bấm nút gửi ở góc phải.',
  sampleSent: 'Chọn chủ đề ngay dưới tin của Loa, rồi bấm Gửi.',
  unknownJump: 'Không có mốc thời gian này. Đề nghị tải lại trang rồi chọn lại.',
  notNow: 'Đồng hồ đang chạy hoặc đã đến cuối kế hoạch. Thầy/cô đợi một chút rồi thử lại.',
  offline: 'Bản dùng thử đã dừng. Chạy lại “npm run demo” rồi tải lại trang.',
} as const;
