/** The words of people worth telling of in the periodic reports. */
export const sectionTexts = {
  title: 'Gương người tốt, việc tốt',
  confirmed: 'Gương tốt được xác nhận trong kỳ',
  written: 'Gương tốt đã có bài viết',
  empty: 'Trong kỳ chưa có gương tốt nào được xác nhận.',
  rewardTitle: 'Cá nhân, tập thể đề nghị khen thưởng',
  rewarded: 'Đề nghị khen thưởng trong kỳ',
  noReward: 'Trong kỳ chưa có đề nghị khen thưởng nào.',
  code: 'Mã',
  day: 'Ngày',
  name: 'Cá nhân, tập thể',
  unit: 'Đơn vị',
  words: 'Việc làm',
  checkedBy: 'Người xác nhận',
  link: 'Đường dẫn',
};
