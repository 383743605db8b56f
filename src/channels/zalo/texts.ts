/** The sentences of the Zalo channel itself: to the operator about its permission, and what a form or a choice is called. */

export const texts = {
  /** Words are needed above buttons; a picture's own stay with the picture. */
  chooseBelow: 'Đề nghị thầy/cô chọn:',
  /** Below the title of the form, where the question itself was a message of its own. */
  formSubtitle: 'Thầy/cô bấm để gửi thông tin liên hệ. Xin cảm ơn.',
  trouble: {
    notSetUp:
      'Kênh Zalo chưa gửi được tin vì Official Account chưa cấp quyền cho Loa. Đề nghị quản trị viên của Official Account cấp quyền theo hướng dẫn thiết lập Zalo.',
    refused:
      'Zalo không gia hạn quyền gửi tin của Official Account nữa, tin qua Zalo đang phải chờ. Đề nghị quản trị viên của Official Account cấp lại quyền cho Loa theo hướng dẫn thiết lập Zalo.',
    notSaved:
      'Loa đã nhận quyền gửi tin mới từ Zalo nhưng chưa ghi lại được, tin qua Zalo đang phải chờ. Đề nghị kiểm tra ổ đĩa của máy chủ và chưa tắt Loa; nếu đã tắt, đề nghị quản trị viên của Official Account cấp lại quyền.',
    unreachable:
      'Quyền gửi tin qua Zalo đã hết hạn mà Loa chưa liên lạc được với Zalo để gia hạn. Đề nghị kiểm tra mạng của máy chủ; Loa vẫn tiếp tục thử lại.',
    otherAccount:
      'Quyền gửi tin qua Zalo thuộc một Official Account khác với tài khoản đã khai báo. Đề nghị kiểm tra lại mã Official Account, rồi cấp lại quyền theo hướng dẫn thiết lập Zalo.',
  },
} as const;

/** What can be wrong with the permission to send. */
export type TokenTrouble = keyof typeof texts.trouble;
