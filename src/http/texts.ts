/** What a browser shows when a request cannot be answered. */
export const texts = {
  pageTitle: 'Loa',
  notFound: 'Không tìm thấy trang này. Đề nghị kiểm tra lại đường dẫn.',
  failed: (reference: string) =>
    `Hệ thống gặp lỗi khi xử lý yêu cầu này. Đề nghị thử lại sau ít phút; nếu vẫn lỗi, xin báo cho văn phòng mã ${reference}.`,
  tooLarge: 'Nội dung gửi lên quá lớn nên chưa được nhận.',
  foreignOrigin: 'Yêu cầu này không đến từ trang của Loa nên không được thực hiện. Đề nghị mở lại trang rồi thử lại.',
  tooMany: (minutes: number) => `Có quá nhiều lượt thử từ mạng này. Đề nghị thử lại sau ${minutes} phút.`,
} as const;
