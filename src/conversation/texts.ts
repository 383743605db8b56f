/** What the conversation itself says, whatever the feature. */
export const texts = {
  notAllowed: 'Việc này thuộc quyền của người khác. Thầy/cô cần thì đề nghị trưởng đơn vị hoặc văn phòng hỗ trợ.',
  failed: (reference: number) =>
    `Hệ thống gặp trục trặc khi xử lý tin nhắn vừa rồi (mã ${reference}). Tin nhắn vẫn được lưu; đề nghị thầy/cô báo văn phòng mã này.`,
  staleChoice: 'Nút này đã cũ. Đây là bước hiện tại:',
  staleChoiceNoDialog: 'Nút này đã cũ hoặc đã được dùng. Gõ /viec để xem việc hiện tại.',
  outdated: (present: string) => `Nút này đã cũ. Hiện tại:\n\n${present}`,
  notYourChoice: 'Nút này không dành cho thầy/cô.',
  unknownCommand: (name: string, nearest?: string) =>
    [
      `Hệ thống không có lệnh /${name}.`,
      ...(nearest === undefined ? [] : [`Có phải thầy/cô cần /${nearest}?`]),
      'Gõ /trogiup để xem các lệnh.',
    ].join(' '),
  nothingToCancel: 'Hiện không có câu hỏi nào đang chờ.',
  cancelled: 'Đã dừng. Những gì thầy/cô đã gửi vẫn nằm trong bản nháp, gõ /nop để xem.',
  formChanged: 'Biểu mẫu này vừa được cập nhật nên câu hỏi dở dang đã dừng. Mong thầy/cô thông cảm và làm lại từ đầu.',
  askSwitch: 'Thầy/cô đang trả lời dở một câu hỏi. Dừng lại để làm việc mới?',
  doSwitch: 'Dừng, làm việc mới',
  stay: 'Trả lời tiếp',
  notTheAnswer: 'Câu hỏi dưới đây vẫn chờ thầy/cô trả lời. Muốn dừng thì gõ /huy.',
  resumed: 'Mời thầy/cô trả lời tiếp:',
  unsupported: 'Hệ thống chưa nhận được loại nội dung này. Thầy/cô gửi giúp bằng chữ, ảnh hoặc tệp.',
  onlyPrivate: 'Để giữ riêng tư, mời thầy/cô nhắn riêng cho hệ thống.',
  openPrivate: 'Mở trò chuyện riêng',
  more: 'Xem thêm',
  backToTop: 'Xem lại từ đầu',
  wholeList: 'Xem cả danh sách',
};
