/** Everything people read about returns of public opinion. */

export interface EntryWords {
  readonly what: string;
  readonly handling: string;
  readonly forecast: string | undefined;
}

export const texts = {
  command: 'Báo cáo tình hình dư luận',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, thầy/cô dùng được lệnh này.',
  nothing: 'Hiện thầy/cô không có báo cáo dư luận nào phải nộp. Có sự việc nóng, thầy/cô gõ /tinnong.',
  which: 'Thầy/cô báo cáo dư luận của đơn vị, kỳ nào?',
  entry: (unit: string, period: string) => `${unit}, ${period}`,
  compiled: 'Xem tổng hợp các đơn vị',

  // One return
  head: (h: { unit: string; period: string; due: string; clause: string }) =>
    `📣 Báo cáo dư luận – ${h.unit}, ${h.period}\nHạn: ${h.due}\nTheo ${h.clause}`,
  nil: (name: string, at: string) => `Đã xác nhận không phát sinh: ${name}, ${at}`,
  nilSuperseded: (name: string, at: string, until: string) =>
    `Xác nhận không phát sinh của ${name} (${at}) đã được thay lúc ${until}`,
  handedIn: (number: number, name: string, at: string) =>
    number === 1 ? `✔ Đã nộp: ${name}, ${at}` : `✔ Bổ sung lần ${number - 1}: ${name}, ${at}`,
  issues: 'Tin nóng của đơn vị trong kỳ (tự ghi vào báo cáo):',
  issue: (code: string, place: string, standing: string) => `▪ ${code}, ${place}: ${standing}`,
  issueOpen: 'đang xử lý',
  issueClosed: 'đã xử lý xong',
  sentEntries: 'Vấn đề đã báo cáo:',
  newEntries: 'Vấn đề đã ghi, chưa nộp:',
  entryLine: (number: number, { what, handling, forecast }: EntryWords) =>
    [
      `${number}. ${what}`,
      `    Xử lý: ${handling}`,
      ...(forecast === undefined ? [] : [`    Dự báo: ${forecast}`]),
    ].join('\n'),
  empty: 'Chưa ghi vấn đề nào trong kỳ này.',
  add: 'Ghi một vấn đề',
  drops: 'Bỏ vấn đề đã ghi',
  handIn: (count: number) => (count === 0 ? 'Nộp báo cáo' : `Nộp báo cáo (${count} vấn đề)`),
  handInMore: (count: number) => `Nộp bổ sung (${count} vấn đề)`,
  nilChoice: 'Không phát sinh',

  // An entry
  askWhat: 'Dư luận đang quan tâm điều gì? Thầy/cô ghi ngắn gọn, ở đâu, ai phản ánh:',
  askHandling: 'Đơn vị đã xử lý thế nào, kết quả ra sao?',
  askForecast: 'Sắp tới có thể phát sinh gì? Gõ dự báo, hoặc bấm nút dưới:',
  noForecast: 'Không có dự báo thêm',
  badWords: 'Nội dung cần từ 5 đến 1000 ký tự. Thầy/cô gõ lại giúp.',
  nothingIsSigned: 'Không có gì phát sinh, thầy/cô bấm “Không phát sinh” để xác nhận giúp.',
  noted: 'Đã ghi. Thầy/cô ghi tiếp, hoặc nộp báo cáo khi đủ.',
  notedAfterNil: 'Đã ghi. Xác nhận không phát sinh trước đây của kỳ này không còn hiệu lực, bản đã ký vẫn được lưu.',
  whichDrop: 'Bỏ vấn đề nào?',
  dropOne: (what: string) => `Bỏ: ${what.length > 50 ? `${what.slice(0, 50).trim()}…` : what}`,
  back: 'Quay lại',
  dropped: 'Đã bỏ vấn đề này.',
  notDropped: 'Vấn đề này đã nộp hoặc đã bỏ trước đó.',

  // Handing in
  done: (unit: string, period: string, count: number) =>
    `✅ Đã ghi nhận báo cáo dư luận của ${unit}, ${period}: ${count} vấn đề. Xin cảm ơn thầy/cô!`,
  doneMore: (unit: string, period: string, count: number) =>
    `✅ Đã ghi nhận bổ sung của ${unit}, ${period}: ${count} vấn đề. Xin cảm ơn thầy/cô!`,
  nothingToHandIn: 'Chưa có vấn đề nào để nộp. Thầy/cô ghi một vấn đề, hoặc xác nhận không phát sinh.',
  proof: (entries: number, issues: number) =>
    `Báo cáo dư luận: ${entries} vấn đề${issues === 0 ? '' : `, ${issues} tin nóng`}`,
  over: 'Kỳ báo cáo này đã được huỷ.',

  // All units
  compiledHead: (title: string, period: string) => `📊 ${title}, ${period}`,
  compiledCounts: (c: { reported: number; nil: number; elsewhere: number; silent: number; entries: number }) =>
    [
      `Có vấn đề: ${c.reported} đơn vị, ${c.entries} vấn đề`,
      `Không phát sinh: ${c.nil} đơn vị`,
      ...(c.elsewhere === 0 ? [] : [`Nộp ngoài hệ thống: ${c.elsewhere} đơn vị`]),
      `Chưa báo cáo: ${c.silent} đơn vị`,
    ].join('\n'),
  silentUnits: (names: readonly string[], others: number) =>
    `Chưa báo cáo: ${names.join(', ')}${others === 0 ? '' : ` và ${others} đơn vị khác`}`,
  unitEntry: (unit: string) => `▪ ${unit}`,
  noEntries: 'Chưa có vấn đề nào được báo cáo.',
  nudge: 'Nhắc đơn vị chưa báo cáo',
  noneDue: 'Kế hoạch không có báo cáo dư luận theo kỳ.',
};
