/** What people read when a package cannot be made. */
export const texts = {
  failed: (code: string, title: string) =>
    `Chưa đóng gói được ${code} – ${title}. Thầy/cô thử lại, hoặc báo người quản trị hệ thống.`,
};
