/** What people read about the chat page. */
export const texts = {
  command: 'Mở trên trang web',
  entrance: (url: string, days: number) =>
    [
      'Đường dẫn riêng để thầy/cô trò chuyện với hệ thống trên trình duyệt (máy tính hoặc điện thoại):',
      url,
      `• Chỉ mở được một lần, trên một máy, trong ${days} ngày. Cần mở thêm máy khác, thầy/cô gõ lại /duongdan.`,
      '• Đường dẫn dành riêng cho thầy/cô, xin không chuyển cho người khác.',
      '• Việc, bản nháp và tin bài là một, mở ở đâu cũng thấy. Tin nhắc đến nơi thầy/cô nhắn gần nhất.',
    ].join('\n'),
  noPage: 'Hệ thống của đơn vị chưa mở trang web nên chưa có đường dẫn. Thầy/cô cứ trao đổi tại đây. Xin cảm ơn.',
};
