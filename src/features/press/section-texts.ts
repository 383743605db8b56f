/** The words of the press in the periodic reports. */
export const sectionTexts = {
  title: 'Báo chí và bài viết về đơn vị',
  mentions: 'Bài viết về đơn vị',
  stances: { positive: 'Bài tích cực', neutral: 'Bài trung lập', negative: 'Bài tiêu cực' },
  asked: 'Yêu cầu của báo chí trong kỳ',
  answered: 'Yêu cầu đã trả lời trong kỳ',
  open: 'Yêu cầu còn chờ trả lời cuối kỳ',
  empty: 'Trong kỳ không có bài viết nào được ghi nhận và không có yêu cầu của báo chí.',
  code: 'Mã',
  day: 'Ngày',
  unit: 'Đơn vị',
  outlet: 'Báo, đài, trang',
  words: 'Nội dung',
  link: 'Đường dẫn',
  topic: 'Lĩnh vực',
  speaker: 'Người trả lời',
  answer: 'Nội dung trả lời',
};
