/** Everything people read about people and units worth telling of. */

export const texts = {
  command: 'Giới thiệu gương tốt',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, thầy/cô dùng được lệnh này.',

  // Proposing
  askName: '🌟 Thầy/cô muốn giới thiệu ai, hoặc tập thể nào? Gõ họ tên hoặc tên tập thể:',
  badName: 'Tên cần từ 2 đến 150 ký tự. Thầy/cô gõ lại giúp.',
  askDeed: (name: string) =>
    `${name} đã làm được việc gì, khi nào, ai biết? Gõ vài câu; có đường dẫn thì dán vào, có ảnh, giấy tờ thì gửi trước khi gõ.`,
  badDeed: 'Nội dung cần từ 10 đến 2000 ký tự để kiểm tra được. Thầy/cô gõ lại giúp.',
  summary: (s: { name: string; unit: string; words: string; files: string | undefined; checkers: string }) =>
    [
      `Giới thiệu gương tốt: ${s.name}`,
      `Đơn vị: ${s.unit}`,
      `Việc làm: ${s.words}`,
      ...(s.files === undefined ? [] : [`Kèm theo: ${s.files}`]),
      '',
      `${s.checkers} sẽ kiểm tra rồi xác nhận.`,
    ].join('\n'),
  send: 'Gửi giới thiệu',
  otherUnit: 'Đổi đơn vị',
  rewrite: 'Gõ lại',
  askUnit: 'Người, tập thể này thuộc đơn vị nào? Chọn một đơn vị, hoặc gõ một phần tên:',
  noUnitFound: (find: string) => `Không có đơn vị nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  filed: (code: string, name: string, checkers: string) =>
    `✅ Đã ghi ${code}: ${name}. ${checkers} sẽ kiểm tra; có kết quả, hệ thống báo lại thầy/cô. Xin cảm ơn thầy/cô!`,
  office: 'Văn phòng',
  seeWaiting: (count: number) => `Đề xuất chờ kiểm tra (${count})`,
  seeConfirmed: 'Gương tốt đã xác nhận',
  seeMine: 'Gương tốt tôi đã giới thiệu',

  // One
  asked: (code: string, by: string, name: string, unit: string) =>
    `🌟 ${by} giới thiệu gương tốt ${code}: ${name} (${unit}). Đề nghị thầy/cô kiểm tra giúp.`,
  one: (o: { code: string; name: string; unit: string; words: string; by: string; at: string }) =>
    [`🌟 ${o.code}: ${o.name}`, `Đơn vị: ${o.unit}`, `Việc làm: ${o.words}`, `Người giới thiệu: ${o.by}, ${o.at}`].join(
      '\n',
    ),
  files: (code: string) => `Ảnh, giấy tờ kèm theo ${code}`,
  waits: 'Đang chờ kiểm tra.',
  confirmedLine: (by: string, at: string) => `✔ ${by} đã xác nhận lúc ${at}`,
  declinedLine: (by: string, reason: string) => `Chưa xác nhận (${by}): ${reason}`,
  articleOpen: (unit: string) => `Bài viết giới thiệu: ${unit} đang chuẩn bị.`,
  articleDone: '✔ Đã có bài viết được duyệt.',
  rewardLine: (by: string, at: string) => `🏅 ${by} đưa vào đề nghị khen thưởng lúc ${at}`,
  open: 'Xem chi tiết',
  confirm: 'Xác nhận đúng',
  decline: 'Chưa xác nhận được',
  reward: '🏅 Đề nghị khen thưởng',
  unreward: 'Rút khỏi đề nghị khen thưởng',
  gone: 'Không tìm thấy gương tốt này. Gõ /guongtot để xem danh sách.',
  notYours: (checkers: string) => `Việc kiểm tra này do ${checkers} phụ trách. Xin cảm ơn thầy/cô!`,
  decidedAlready: (code: string) => `${code} đã được kiểm tra trước đó.`,
  confirmed: (code: string, writer: string | undefined) =>
    writer === undefined
      ? `✅ Đã xác nhận ${code}.`
      : `✅ Đã xác nhận ${code}; ${writer} được mời viết bài giới thiệu.`,
  confirmedFor: (code: string, name: string) =>
    `🌟 Gương tốt ${code} thầy/cô giới thiệu (${name}) đã được xác nhận. Xin cảm ơn thầy/cô!`,
  writeFor: (code: string, name: string, words: string, clause: string) =>
    `🌟 ${name} (${code}) đã được xác nhận là gương tốt: ${words}\nĐề nghị đơn vị viết bài giới thiệu theo ${clause}. Thầy/cô cứ gửi bài và ảnh vào đây.`,
  askReason: 'Vì sao chưa xác nhận được? Thầy/cô ghi ngắn gọn để người giới thiệu bổ sung:',
  badReason: 'Lý do cần từ 3 đến 2000 ký tự. Thầy/cô gõ lại giúp.',
  declined: (code: string) => `Đã ghi ${code} chưa xác nhận được và báo người giới thiệu.`,
  declinedFor: (code: string, name: string, reason: string) =>
    `Gương tốt ${code} (${name}) chưa xác nhận được: ${reason}\nKhi có thêm căn cứ, thầy/cô giới thiệu lại bằng /guongtot giúp.`,
  rewarded: (code: string) => `🏅 Đã đưa ${code} vào đề nghị khen thưởng.`,
  unrewarded: (code: string) => `Đã rút ${code} khỏi đề nghị khen thưởng.`,
  rewardedAlready: (code: string) => `${code} đã được ghi như vậy trước đó.`,
  rewardProof: (code: string, name: string) => `Đề nghị khen thưởng ${code}: ${name}`,

  // Lists
  shelfHead: {
    proposed: 'Đề xuất chờ kiểm tra:',
    confirmed: 'Gương tốt đã xác nhận, mới nhất trước:',
    mine: 'Gương tốt thầy/cô đã giới thiệu:',
  },
  shelfEmpty: {
    proposed: 'Không có đề xuất nào chờ kiểm tra.',
    confirmed: 'Chưa có gương tốt nào được xác nhận. Thầy/cô gõ /guongtot để giới thiệu.',
    mine: 'Thầy/cô chưa giới thiệu ai.',
  },
  shelfLine: (l: { code: string; name: string; unit: string; rewarded: boolean; state: string | undefined }) =>
    `${l.rewarded ? '🏅' : '▪'} ${l.code}, ${l.name} (${l.unit})${l.state === undefined ? '' : `: ${l.state}`}`,
  states: { proposed: 'chờ kiểm tra', confirmed: 'đã xác nhận', declined: 'chưa xác nhận được' },
  entry: (code: string, name: string) => `${code}: ${name}`,
};
