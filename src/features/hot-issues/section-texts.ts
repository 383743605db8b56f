/** The words of hot issues in the periodic reports. */
import type { Stage } from './rules.js';
import { STEP_NAMES } from './texts.js';

export const sectionTexts = {
  title: 'Tin nóng, sự cố truyền thông',
  reported: 'Tin nóng tiếp nhận trong kỳ',
  closed: 'Đã xử lý xong trong kỳ',
  open: 'Còn đang xử lý cuối kỳ',
  crises: 'Khủng hoảng truyền thông',
  empty: 'Trong kỳ không có tin nóng, sự cố truyền thông.',
  code: 'Mã',
  day: 'Ngày báo',
  unit: 'Đơn vị',
  content: 'Nội dung',
  owner: 'Người xử lý',
  result: 'Kết quả',
  closedOn: 'Ngày xong',
  restricted: '(Lãnh đạo theo dõi riêng)',
  standing: (step: Stage) => (step === 'done' ? 'Đã xử lý xong' : `Đang ở bước ${STEP_NAMES[step]}`),
};
