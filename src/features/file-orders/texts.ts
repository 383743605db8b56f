/** What people read when a file they asked for cannot be made. */
export const texts = {
  failed: 'Hệ thống chưa tạo được tệp thầy/cô cần. Xin thầy/cô thử lại, hoặc báo người quản trị hệ thống.',
};
