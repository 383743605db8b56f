/** Everything people read of reminders. */
export const texts = {
  heading: (count: number) => `🔔 Kính gửi thầy/cô, công tác truyền thông còn ${count} việc:`,
  others: (count: number) => `… và ${count} việc khác. Gõ /viec để xem tất cả.`,
  footer: 'Thầy/cô vừa nộp thì bỏ qua tin này giúp. Xin cảm ơn!',
};
