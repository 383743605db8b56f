/** Everything people read of reminders. */
export const texts = {
  heading: (count: number) => `🔔 Kính gửi thầy/cô, công tác truyền thông còn ${count} việc:`,
  others: (count: number) => `… và ${count} việc khác. Gõ /viec để xem tất cả.`,
  footer: 'Thầy/cô vừa nộp thì bỏ qua tin này giúp. Xin cảm ơn!',
  noPlan: 'Hệ thống chưa có kế hoạch nào, nên chưa nhắc việc.',

  snooze: 'Nhắc lại sáng mai',
  snoozed: (moment: string) => `Hệ thống sẽ nhắc lại lúc ${moment}, nếu khi đó thầy/cô vẫn còn việc.`,
  nothingToSnooze: 'Thầy/cô không còn việc nào phải nhắc. Xin cảm ơn thầy/cô!',

  overdueHeading: (count: number) => `📌 Kính gửi thầy/cô, còn ${count} việc đã hết hạn mà chưa xong:`,
  title: (title: string) => `▪ ${title}`,
  holders: (people: readonly string[], unit: string) => `${people.join(', ')} (${unit})`,
  owing: (names: readonly string[], others: number) =>
    others === 0 ? names.join(', ') : `${names.join(', ')} và ${others} nơi khác`,
  due: (due: string, days: number) => `Hạn: ${due} (đã qua ${days} ngày)`,
  clause: (clause: string, toFix: boolean) => `${toFix ? 'Chờ sửa' : 'Chưa xong'}. Theo ${clause}`,
  othersOverdue: (count: number) => `… và ${count} việc khác. Gõ /status để xem tất cả.`,
  overdueFooter: 'Tin này chỉ gửi riêng thầy/cô. Đề nghị thầy/cô trao đổi, hỗ trợ để việc được hoàn thành. Xin cảm ơn!',
  seeStatus: (period: string) => `Tình hình ${period}`,

  nudge: 'Nhắc người chưa nộp',
  nudged: (by: string, count: number) => `📣 Kính gửi thầy/cô, ${by} nhờ nhắc ${count} việc chưa xong:`,
  nobodyToNudge: 'Trong phạm vi này không còn ai chưa nộp. Xin cảm ơn thầy/cô!',
  willNudge: (people: number, tasks: number, when: string) =>
    when === ''
      ? `Hệ thống đang nhắc ${people} người về ${tasks} việc chưa nộp.`
      : `Hệ thống sẽ nhắc ${people} người về ${tasks} việc chưa nộp; sẽ gửi lúc ${when}, vì bây giờ ngoài giờ nhắc việc. Ai nộp trước lúc đó thì không bị nhắc.`,
  morning: (time: string, today: boolean, day: string) => `${time} sáng ${today ? 'nay' : 'mai'} (${day})`,
  alreadyNudged: (people: string, waiting: boolean) =>
    waiting ? `Đã có lời nhắc chờ gửi cho: ${people}.` : `Hôm nay đã nhắc rồi: ${people}.`,
  ownTasks: (count: number) => `${count} việc là của chính thầy/cô. Gõ /viec để xem.`,
  pausedNoNudge: (until: string) => `Việc nhắc đang tạm dừng đến ${until}; qua lúc đó thầy/cô mới nhắc được.`,

  ofUnit: (name: string, unit: string) => `${name} (${unit})`,
  people: (names: readonly string[], others: number) =>
    others === 0 ? names.join(', ') : `${names.join(', ')} và ${others} người khác`,
  lostPeople: (people: string) => `⚠ Hệ thống không nhắn được cho: ${people}. Đề nghị thầy/cô liên hệ trực tiếp giúp.`,
  lostNotice: (people: string) =>
    `⚠ Hệ thống không nhắn được cho những người còn việc chưa xong: ${people}.\n\nĐề nghị thầy/cô báo trực tiếp giúp, và nhắc mở lại trò chuyện với hệ thống. Xin cảm ơn!`,

  pauseCommand: 'Tạm dừng nhắc việc',
  askPauseUntil:
    'Tạm dừng nhắc việc đến hết ngày nào? Thầy/cô gõ ngày, ví dụ: 25/12, thứ Sáu, hết tuần này.\n\nTrong thời gian tạm dừng, hệ thống không gửi tin nhắc, không báo việc hết hạn; thầy cô vẫn nộp, duyệt và xem việc như thường.',
  askWhichDay: 'Thầy/cô muốn nói lúc nào?',
  unreadableDay: 'Hệ thống chưa đọc được ngày này. Thầy/cô gõ lại giúp, ví dụ: 25/12 hoặc thứ Sáu tuần sau.',
  pauseIsPast: (until: string) => `Lúc đó (${until}) đã qua. Thầy/cô gõ một ngày sắp tới giúp.`,
  pauseTooLong: (until: string, days: number) =>
    `Như vậy là tạm dừng đến ${until}, quá ${days} ngày. Thầy/cô chọn ngày gần hơn giúp; khi cần có thể tạm dừng tiếp.`,
  confirmPause: (until: string, again: string) =>
    `Tạm dừng nhắc việc từ bây giờ đến ${until}. Việc đến bước nhắc trong thời gian này sẽ được xét lại lúc ${again}.`,
  pauseNow: 'Tạm dừng',
  otherDay: 'Chọn ngày khác',
  paused: (until: string) => `⏸ Đã tạm dừng nhắc việc đến ${until}. Gõ /tamdung để nhắc lại sớm hơn.`,
  isPaused: (from: string, until: string) => `⏸ Đang tạm dừng nhắc việc, từ ${from} đến ${until}.`,
  notPaused: 'Hiện việc nhắc không tạm dừng.',
  resumeNow: 'Nhắc lại ngay',
  resumed: (next: string) => `▶ Hệ thống nhắc việc trở lại. Việc đến bước nhắc sẽ được xét từ ${next}.`,
  pausedShort: (until: string) => `⏸ Đang tạm dừng nhắc việc đến ${until}.`,
};
