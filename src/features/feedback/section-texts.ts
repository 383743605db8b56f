/** The words of comments in the periodic reports. */
export const sectionTexts = {
  title: 'Ý kiến góp ý, phản biện',
  received: 'Ý kiến tiếp nhận',
  wanted: 'Ý kiến cần xử lý',
  handled: 'Ý kiến đã xử lý',
  empty: 'Trong kỳ không tiếp nhận ý kiến góp ý nào.',
  code: 'Mã',
  day: 'Ngày',
  unit: 'Đơn vị',
  source: 'Nguồn',
  topic: 'Lĩnh vực',
  words: 'Nội dung',
  handling: 'Kết quả xử lý',
};
