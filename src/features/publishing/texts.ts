/** Everything people read about publishing. */

export const texts = {
  command: 'Đăng bài: ghi nhận, gỡ, xem bài nào ở đâu',
  notYours: 'Việc ghi nhận đăng bài do bộ phận duyệt, đơn vị quản lý kênh và văn phòng làm.',
  noSuchItem: (typed: string) => `Không tìm thấy bài "${typed}". Thầy/cô gõ đúng mã, ví dụ: /dang BAI-1120-014.`,
  waiting: 'BÀI ĐÃ DUYỆT, CHƯA ĐĂNG Ở ĐÂU',
  nothingToPublish: 'Không còn bài đã duyệt nào chờ đăng.',
  noMore: 'Đã hết danh sách bài chờ đăng.',
  waits: (code: string, title: string, unit: string, day: string, unsure: boolean) =>
    [
      `${code} · ${title}`,
      `${unit}, duyệt ${day}`,
      ...(unsure ? ['⚠ Có trẻ trong ảnh, chưa chắc phụ huynh đồng ý'] : []),
    ].join('\n'),
  open: (code: string) => `Mở ${code}`,
  older: 'Xem thêm',
  whereStands: 'Bài nào đang ở đâu',
  from: (author: string, unit: string) => `${author} – ${unit}`,
  nowhereYet: 'Chưa đăng ở đâu.',
  stands: (where: string, day: string, proof: string | null) =>
    `✔ ${where}, từ ${day}${proof === null ? ' (có ảnh chụp)' : `\n${proof}`}`,
  placed: (place: string, through: string | null) =>
    `   Trang chủ: ${place}${through === null ? '' : `, đến hết ${through.split('-').toReversed().join('/')}`}`,
  takenDown: (where: string, day: string, by: string, reason: string) => `✖ ${where}: ${by} gỡ ngày ${day} – ${reason}`,
  inNukeViet: ({ status, name }: { readonly status: number; readonly name: string }) =>
    `Trạng thái tương ứng trên NukeViet: ${name} (${status})`,
  consentBy: (basis: string) => `Phụ huynh đã đồng ý: ${basis}`,
  notApproved: (code: string) => `${code} chưa được duyệt xong nên chưa đăng được.`,
  merged: (code: string, into: string) => `${code} đã gộp vào ${into}; đề nghị đăng bài đó.`,
  noConsent: (code: string) =>
    `${code} có trẻ trong ảnh mà chưa chắc phụ huynh đồng ý, nên chưa đăng công khai được. Bài vẫn được tính cho việc lưu tư liệu.`,
  record: 'Ghi nhận đã đăng',
  confirmConsent: 'Phụ huynh đã đồng ý',
  exportForWeb: 'Tải bài, ảnh để đăng',
  takeDownFrom: (channel: string) => `Gỡ khỏi: ${channel}`,
  readAll: 'Xem cả bài',
  standing: 'BÀI ĐANG ĐĂNG Ở ĐÂU',
  nothingStands: 'Chưa ghi nhận bài nào đã đăng.',
  channelCount: (name: string, count: number) => `${name}: ${count} bài`,
  onChannel: (name: string) => `ĐÃ ĐĂNG TRÊN ${name.toUpperCase()}`,
  published: (code: string, title: string, day: string, proof: string | null, gone: string | undefined) =>
    [`${code} · ${title}`, day, ...(proof === null ? [] : [proof]), ...(gone === undefined ? [] : [gone])].join('\n'),
  goneSince: (day: string, reason: string) => `✖ Đã gỡ ${day}: ${reason}`,
  otherChannels: 'Kênh khác',
  askChannel: (code: string) => `${code} đã đăng ở kênh nào?`,
  noSuchChannel: (typed: string) => `Không có kênh nào tên "${typed}" trong kế hoạch.`,
  askProof: {
    link: (channel: string) =>
      `Thầy/cô gửi đường dẫn của bài trên ${channel}; nếu không có, gửi ảnh chụp rồi bấm nút dưới.`,
    note: (channel: string) =>
      `Thầy/cô ghi rõ bài có trên ${channel} khi nào, ở đâu (số báo, buổi phát…), hoặc gửi ảnh chụp rồi bấm nút dưới.`,
  },
  useFiles: 'Dùng ảnh vừa gửi',
  noFiles: 'Chưa thấy ảnh nào vừa gửi. Thầy/cô gửi ảnh chụp vào đây trước đã.',
  badLink: 'Đây chưa phải một đường dẫn. Thầy/cô chép cả dòng địa chỉ, ví dụ: https://…',
  badNote: 'Thầy/cô ghi giúp từ 5 đến 300 ký tự.',
  askDay: 'Bài đăng ngày nào?',
  today: 'Hôm nay',
  badDay: 'Hệ thống chưa đọc được ngày này. Thầy/cô gõ như 20/11 hoặc "hôm qua".',
  notYet: 'Ngày này chưa tới. Thầy/cô ghi nhận khi bài đã đăng.',
  whichDay: 'Thầy/cô muốn nói ngày nào?',
  askPlace: 'Bài nằm ở vị trí nào trên trang chủ? (ví dụ: tin nổi bật)',
  notOnHomePage: 'Không ở trang chủ',
  badPlace: 'Thầy/cô ghi vị trí trong khoảng 100 ký tự.',
  askThrough: 'Bài ở trang chủ đến hết ngày nào?',
  openEnd: 'Chưa định',
  badThrough: 'Ngày này chưa đọc được hoặc trước ngày đăng. Thầy/cô gõ như 30/11.',
  yes: 'Đúng, ghi nhận',
  again: 'Nhập lại',
  summary: (of: {
    item: string;
    channel: string;
    proof: string;
    day: string;
    place: string | null;
    through: string | null;
  }) =>
    [
      of.item,
      `Kênh: ${of.channel}`,
      `Minh chứng: ${of.proof}`,
      `Ngày đăng: ${of.day}`,
      ...(of.place === null ? [] : [`Trang chủ: ${of.place}${of.through === null ? '' : `, đến hết ${of.through}`}`]),
      '',
      'Ghi nhận như trên?',
    ].join('\n'),
  recorded: (code: string, channel: string) => `Đã ghi nhận ${code} đăng trên ${channel}.`,
  recordedAlready: (code: string, channel: string, by: string) =>
    `${by} đã ghi nhận ${code} trên ${channel} trước đó rồi.`,
  authorPublished: (code: string, title: string, channel: string, link: string | null) =>
    `🎉 ${code} – ${title} đã đăng trên ${channel}.${link === null ? '' : `\n${link}`}`,
  askReason: 'Vì sao gỡ bài? (lý do được lưu lại)',
  tookDown: (code: string, channel: string) => `Đã ghi nhận gỡ ${code} khỏi ${channel}. Lịch sử vẫn được giữ.`,
  takenDownAlready: (by: string) => `${by} đã ghi nhận gỡ bài này trước đó rồi.`,
  authorTakenDown: (code: string, title: string, channel: string, reason: string) =>
    `${code} – ${title} đã được gỡ khỏi ${channel}: ${reason}`,
  askConsent: (notShown: readonly string[]) =>
    [
      ...(notShown.length === 0 ? [] : [`Sổ đồng ý hình ảnh ghi chưa được dùng ảnh: ${notShown.join(', ')}.`]),
      'Thầy/cô ghi căn cứ phụ huynh đồng ý (phiếu đồng ý, tin nhắn ngày nào…):',
    ].join('\n'),
  notShown: (names: readonly string[]) => `Xin xem lại ảnh: sổ đồng ý ghi chưa được dùng ảnh của ${names.join(', ')}.`,
  consentKept: (code: string) => `Đã lưu. ${code} có thể đăng công khai.`,
  consentKnown: (code: string) => `${code} không vướng việc đồng ý của phụ huynh.`,
  exporting: (code: string) => `Đang đóng gói ${code}: bài và ảnh đánh số. Tệp sẽ gửi vào đây ngay.`,
  exported: (title: string) => `Bài và ảnh để đăng: ${title}`,
  wordsFile: 'bai-viet.txt',
  webTitle: 'Tiêu đề',
  webFacts: (
    code: string,
    author: string,
    unit: string,
    day: string,
    topic: string | undefined,
    source: string | null,
  ) =>
    [
      `Mã bài: ${code}`,
      `Tác giả: ${author} – ${unit}`,
      `Ngày gửi: ${day}`,
      ...(topic === undefined ? [] : [`Chủ đề: ${topic}`]),
      ...(source === null ? [] : [`Nguồn: ${source}`]),
    ].join('\n'),
  webPictures: 'ẢNH (tên tệp – chú thích – chữ thay ảnh)',
  webPicture: (name: string, caption: string, alt: string) =>
    `${name}\n  Chú thích: ${caption}\n  Chữ thay ảnh: ${alt}`,
  altText: (caption: string, number: number) => `Ảnh ${number}: ${caption}`,
};
