/** What people read on the page of a file. */
export const texts = {
  gone: 'Đường dẫn tải tệp này đã quá 14 ngày hoặc không đúng. Đề nghị thầy/cô liên hệ văn phòng để nhận lại tệp.',
};
