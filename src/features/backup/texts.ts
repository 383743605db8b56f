/** What the office reads about backups. */
export const texts = {
  failed: (why: string) =>
    `Đêm qua chưa sao lưu được dữ liệu. Nhờ thầy/cô báo người phụ trách máy chủ kiểm tra giúp. (${why})`,
};
