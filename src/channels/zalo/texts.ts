/** The sentences of the Zalo channel itself: to the operator about its permission, and what a form or a choice is called. */
export const texts = {
  /** Words are needed above buttons; a picture's own stay with the picture. */
  chooseBelow: 'Đề nghị thầy/cô chọn:',
  /** Below the title of the form, where the question itself was a message of its own. */
  formSubtitle: 'Thầy/cô bấm để gửi thông tin liên hệ. Xin cảm ơn.',
  /** On the page to which the administrator's consent leads. */
  consent: {
    given: 'Đã kết nối Official Account với Loa. Thầy/cô có thể đóng trang này. Xin cảm ơn.',
    unreadable: 'Trang này chỉ mở được từ trang cấp quyền của Zalo. Đề nghị thầy/cô mở lại đường dẫn cấp quyền.',
    foreign: 'Đường dẫn cấp quyền này đã dùng hoặc đã quá 30 phút. Đề nghị chạy lại lệnh kết nối để lấy đường dẫn mới.',
    refused:
      'Zalo không nhận mã cấp quyền này: mã đã dùng, đã quá 10 phút, hoặc ứng dụng khai báo khác với Loa. Đề nghị chạy lại lệnh kết nối.',
    offline: 'Loa chưa liên lạc được với Zalo. Đề nghị chạy lại lệnh kết nối sau ít phút.',
  },
  /** Where the link of an invite leads. */
  codePage: {
    title: 'Vào Loa trên Zalo',
    copy: '1. Thầy/cô chạm vào mã dưới đây để chọn, rồi sao chép:',
    open: '2. Mở Zalo của đơn vị, bấm Quan tâm, dán mã vào khung chat và gửi:',
    button: 'Mở Zalo',
    notReady: 'Zalo của đơn vị chưa kết nối xong. Đề nghị thầy/cô mở lại liên kết này sau, hoặc vào bằng cách khác.',
  },
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

/**
 * given: from now on we may send. unreadable: no code in it. foreign: not asked by us, or too long ago. refused: Zalo
 * does not take the code (used, or older than ten minutes), or the app is set up otherwise. offline: try again at once.
 */
export type ConsentOutcome = keyof typeof texts.consent;
