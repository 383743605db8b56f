/** What reviewers and authors read about decisions. */
const DECIDED = { approve: '✅ Đã duyệt', return: '↩️ Đã trả lại', reject: '✖️ Không dùng' } as const;

export const texts = {
  toReview: (code: string) => `📰 CHỜ DUYỆT ${code}`,
  decided: (code: string, kind: keyof typeof DECIDED, by: string, reason: string | null) =>
    `${DECIDED[kind]} ${code} – ${by}${reason === null ? '' : `\nLý do: ${reason}`}`,
  withdrawn: 'Tác giả đã rút bài.',
  from: (author: string, unit: string) => `${author} – ${unit}`,
  onBehalf: (names: readonly string[]) => `Nộp hộ: ${names.join(', ')}`,
  topic: (title: string) => `Chủ đề: ${title}`,
  version: (number: number) => `Bản sửa lần ${number - 1}`,
  children: {
    none: 'Ảnh không có trẻ.',
    agreed: 'Ảnh có trẻ; phụ huynh đã đồng ý.',
    unsure: '⚠ Ảnh có trẻ, chưa chắc phụ huynh đã đồng ý.',
  } as const,
  textAbove: '(Toàn văn ở tin nhắn trên.)',
  lateFile: (code: string) => `Tác giả gửi thêm cho ${code} sau khi đã nộp.`,
  approve: 'Duyệt',
  return: 'Trả lại',
  reject: 'Không dùng',
  read: 'Xem toàn bài',
  askReason: {
    return: 'Thầy/cô cho biết cần sửa gì (chọn hoặc gõ):',
    reject: 'Thầy/cô cho biết lý do không dùng bài này:',
  } as const,
  reasonTooShort: 'Lý do quá ngắn để tác giả hiểu cần làm gì. Thầy/cô viết rõ thêm giúp.',
  reasonTooLong: 'Lý do tối đa 500 ký tự. Thầy/cô rút gọn giúp.',
  newerVersion: (code: string) => `${code} đã có bản mới hơn. Gõ /duyet để xem bản hiện tại.`,
  alreadyDecided: (code: string, by: string | undefined) =>
    by === undefined
      ? `${code} không còn chờ duyệt (tác giả đã rút hoặc đang sửa).`
      : `${code} đã được ${by} quyết định rồi. Cảm ơn thầy/cô.`,
  done: {
    approve: (code: string) => `Đã duyệt ${code}. Tác giả đã được báo.`,
    return: (code: string) => `Đã trả lại ${code} kèm lý do. Tác giả đã được báo.`,
    reject: (code: string) => `Đã ghi ${code} không dùng. Tác giả đã được báo.`,
  } as const,
  authorApproved: (code: string, title: string) => `✅ ${code} đã được duyệt. Cảm ơn thầy/cô!\n${title}`,
  paid: (duty: string, period: string) => `Đã tính cho: ${duty} (${period})`,
  authorReturned: (code: string, title: string, reason: string) => `↩️ ${code} cần sửa thêm: ${reason}\n${title}`,
  authorRejected: (code: string, title: string, reason: string) => `${code} lần này không dùng: ${reason}\n${title}`,
  rework: 'Sửa và gửi lại',
  nothingWaiting: 'Hiện không có bài nào chờ thầy/cô duyệt.',
  waiting: (count: number) => `Có ${count} bài chờ thầy/cô duyệt:`,
  waitingItem: (code: string, title: string) => `${code} · ${title}`,
  command: 'Bài chờ duyệt',
};
