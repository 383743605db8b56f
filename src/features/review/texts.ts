/** What reviewers and authors read about decisions. */
const DECIDED = { approve: '✅ Đã duyệt', return: '↩️ Đã trả lại', reject: '✖️ Không dùng' } as const;
const CORRECTED = { review: 'chờ duyệt lại', approve: 'được duyệt', reject: 'không dùng' } as const;

export const texts = {
  toReview: (code: string) => `📰 CHỜ DUYỆT ${code}`,
  decided: (code: string, kind: keyof typeof DECIDED, by: string, reason: string | null) =>
    `${DECIDED[kind]} ${code} – ${by}${reason === null ? '' : `\nLý do: ${reason}`}`,
  withdrawn: 'Tác giả đã rút bài.',
  replaced: (code: string, title: string, number: number) =>
    `${code} đã có bản sửa lần ${number - 1}, gửi ở tin dưới.\n${title}`,
  claimed: (name: string, until: string) => `👀 ${name} đang duyệt (đến ${until})`,
  othersClaim: (code: string, name: string, until: string) =>
    `${name} đang duyệt ${code}. Nếu chưa xong, bài tự mở lại lúc ${until}.`,
  claim: 'Tôi nhận duyệt',
  release: 'Thôi nhận duyệt',
  from: (author: string, unit: string) => `${author} – ${unit}`,
  onBehalf: (names: readonly string[]) => `Nộp hộ: ${names.join(', ')}`,
  sentOn: (day: string) => `Gửi ngày ${day}`,
  correct: 'Sửa quyết định',
  past: (
    version: number,
    kind: keyof typeof DECIDED,
    by: string,
    day: string,
    reason: string | null,
    undone: string | undefined,
  ) =>
    [
      `• ${day}, bản ${version}: ${DECIDED[kind]} – ${by}${reason === null ? '' : ` (${reason})`}`,
      ...(undone === undefined ? [] : [`  Văn phòng sửa lại: ${undone}`]),
    ].join('\n'),
  topic: (title: string) => `Chủ đề: ${title}`,
  source: (name: string) => `Nguồn: ${name}`,
  version: (number: number) => `✏️ Bản sửa lần ${number - 1}. Thay đổi so với bản trước:`,
  newTitle: (before: string) => `Tiêu đề trước: ${before}`,
  change: {
    gone: (sentence: string) => `− ${sentence}`,
    new: (sentence: string) => `+ ${sentence}`,
  } as const,
  moreChanges: (count: number) => `… và ${count} chỗ khác`,
  filesChanged: (added: number, gone: number) =>
    [...(added === 0 ? [] : [`thêm ${added} ảnh, tệp`]), ...(gone === 0 ? [] : [`bỏ ${gone} ảnh, tệp`])]
      .join(', ')
      .replace(/^./, (first) => first.toUpperCase()),
  nothingChanged: 'Phần chữ và tệp giữ nguyên.',
  lateFiles: (count: number) => `📎 Có ${count} tệp thêm sau khi gửi`,
  inDocument: (name: string, words: string) => `📄 ${name === '' ? 'Trong tệp' : name}: ${words}`,
  good: '⭐ Đã đề xuất gửi lên cấp trên',
  mergedInto: (code: string) => `Đã gộp vào bài ${code}`,
  children: {
    none: 'Ảnh không có trẻ.',
    agreed: 'Ảnh có trẻ; phụ huynh đã đồng ý.',
    unsure: '⚠ Ảnh có trẻ, chưa chắc phụ huynh đã đồng ý.',
  } as const,
  textAbove: '(Toàn văn ở tin nhắn trên.)',
  lateFile: (code: string) => `Tác giả gửi thêm cho ${code} sau khi đã nộp.`,
  approve: 'Duyệt',
  approveApart: 'Duyệt riêng',
  merge: (code: string) => `Duyệt, gộp vào ${code}`,
  askMerge: 'Hai đơn vị có thể viết về cùng một việc. Duyệt riêng hay gộp làm một, cả hai đơn vị đều được tính.',
  notMergeable: (code: string | undefined) =>
    code === undefined
      ? 'Bài được chọn để gộp không còn nữa.'
      : `${code} không còn nhận gộp được. Thầy/cô xem lại bằng /duyet.`,
  return: 'Trả lại',
  reject: 'Không dùng',
  read: 'Xem toàn bài',
  undo: 'Hoàn tác',
  markGood: '⭐ Đề xuất gửi lên',
  unmarkGood: 'Thôi đề xuất gửi lên',
  putForward: (code: string) => `Đã đề xuất gửi ${code} lên. Lãnh đạo chọn khi lập gói gửi.`,
  notPutForward: (code: string) => `${code} không còn được đề xuất gửi lên.`,
  onlyApproved: (code: string) => `Chỉ bài đã duyệt mới đề xuất gửi lên được; ${code} hiện chưa được duyệt.`,
  undone: (code: string) => `Đã hoàn tác. ${code} lại chờ duyệt, tác giả chưa nhận được tin nào.`,
  tooLateToUndo: (code: string) =>
    `Quyết định về ${code} đã báo cho tác giả nên không hoàn tác được. Cần sửa, đề nghị thầy/cô báo văn phòng.`,
  undoIsTheirs: (name: string) => `Quyết định này của ${name} nên chỉ ${name} hoàn tác được.`,
  askReason: {
    return: (code: string, title: string) => `${code} · ${title}\nThầy/cô cho biết cần sửa gì (chọn hoặc gõ):`,
    reject: (code: string, title: string) => `${code} · ${title}\nThầy/cô cho biết lý do không dùng bài này:`,
  } as const,
  reasonTooShort: 'Lý do quá ngắn để tác giả hiểu cần làm gì. Thầy/cô viết rõ thêm giúp.',
  reasonTooLong: 'Lý do tối đa 500 ký tự. Thầy/cô rút gọn giúp.',
  newerVersion: (code: string) => `${code} đã có bản mới hơn. Gõ /duyet để xem bản hiện tại.`,
  alreadyDecided: (code: string, by: string | undefined) =>
    by === undefined
      ? `${code} không còn chờ duyệt (tác giả đã rút hoặc đang sửa).`
      : `${code} đã được ${by} quyết định rồi. Cảm ơn thầy/cô.`,
  done: {
    approve: (code: string, seconds: number) => `Đã duyệt ${code}. Tác giả được báo sau ${seconds} giây.`,
    return: (code: string, seconds: number) => `Đã trả lại ${code} kèm lý do. Tác giả được báo sau ${seconds} giây.`,
    reject: (code: string, seconds: number) => `Đã ghi ${code} không dùng. Tác giả được báo sau ${seconds} giây.`,
  } as const,
  authorApproved: (code: string, title: string) => `✅ ${code} đã được duyệt. Cảm ơn thầy/cô!\n${title}`,
  paid: (duty: string, period: string) => `Đã tính cho: ${duty} (${period})`,
  unitReturned: (code: string, title: string, reason: string, author: string) =>
    `↩️ ${code} cần sửa thêm: ${reason}\n${title}\n\nTác giả ${author} không còn dùng hệ thống. Đơn vị gửi bài khác thay thì việc được tính cho bài ấy.`,
  authorReturned: (code: string, title: string, reason: string) => `↩️ ${code} cần sửa thêm: ${reason}\n${title}`,
  authorRejected: (code: string, title: string, reason: string) => `${code} lần này không dùng: ${reason}\n${title}`,
  rework: 'Sửa và gửi lại',
  askCorrect: (code: string) => `Quyết định đúng về ${code} là gì?`,
  correctTo: { review: 'Để duyệt lại', approve: 'Duyệt', reject: 'Không dùng' } as const,
  askCorrectWhy: 'Thầy/cô gõ lý do sửa quyết định. Tác giả và người duyệt đều đọc được:',
  nothingToCorrect: (code: string) => `${code} hiện không có quyết định nào để sửa.`,
  stillHeld: (code: string) =>
    `Quyết định về ${code} vừa mới ghi; người duyệt còn có thể tự hoàn tác. Thầy/cô chờ một phút.`,
  takeDownFirst: (code: string) => `${code} đang được ghi là đã đăng. Đề nghị ghi gỡ bài trước, rồi sửa quyết định.`,
  sentUpAlready: (code: string) => `${code} đã gửi lên cấp trên nên không sửa quyết định được nữa.`,
  corrected: (code: string, to: keyof typeof CORRECTED) =>
    `Đã sửa: ${code} ${CORRECTED[to]}. Tác giả và người duyệt đã được báo; việc sửa được ghi lại.`,
  authorCorrected: (code: string, to: keyof typeof CORRECTED, why: string) =>
    `Văn phòng đã sửa quyết định về bài ${code} của thầy/cô: ${CORRECTED[to]}.\nLý do: ${why}`,
  deskCorrected: (code: string, to: keyof typeof CORRECTED, why: string) =>
    `Văn phòng đã sửa quyết định về ${code}: ${CORRECTED[to]}.\nLý do: ${why}`,
  nothingWaiting:
    'Hiện không có bài nào chờ thầy/cô duyệt. Cần xem lại một bài, thầy/cô gõ /duyet kèm mã bài, ví dụ /duyet BAI-1120-001.',
  noSuchItem: (code: string) => `Không có bài nào mang mã “${code}”. Thầy/cô kiểm tra lại mã bài giúp.`,
  waiting: (count: number) => `CHỜ THẦY/CÔ DUYỆT: ${count} bài`,
  waitingItem: (code: string, title: string, unit: string, day: string, claimant: string | undefined) =>
    `${code} · ${title}\n${unit}, gửi ${day}${claimant === undefined ? '' : `\n👀 ${claimant} đang duyệt`}`,
  readOne: (code: string) => `Xem và duyệt ${code}`,
  command: 'Bài chờ duyệt',
};
