/** The words of public opinion in the periodic reports. */
export const sectionTexts = {
  title: 'Dư luận do các đơn vị báo cáo',
  entries: 'Vấn đề dư luận quan tâm',
  reported: 'Đơn vị báo cáo có vấn đề',
  nil: 'Đơn vị xác nhận không phát sinh',
  elsewhere: 'Đơn vị nộp ngoài hệ thống',
  silent: 'Đơn vị chưa báo cáo, chưa xác nhận',
  superseded: 'Xác nhận không phát sinh đã được thay',
  empty: 'Trong kỳ không có báo cáo dư luận nào đến hạn.',
  unit: 'Đơn vị',
  what: 'Nội dung dư luận quan tâm',
  handling: 'Kết quả xử lý',
  forecast: 'Dự báo',
  by: 'Người báo cáo',
  on: 'Ngày',
  number: 'Lần',
  supersededOn: 'Thay ngày',
};
