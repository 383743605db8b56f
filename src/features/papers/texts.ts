/** Everything people read of the register of papers. */
export const KINDS = ['directive', 'plan', 'invitation', 'report', 'other'] as const;
export type PaperKind = (typeof KINDS)[number];

const KIND_WORDS: Readonly<Record<PaperKind, string>> = {
  directive: 'Văn bản chỉ đạo',
  plan: 'Kế hoạch',
  invitation: 'Giấy mời',
  report: 'Báo cáo',
  other: 'Văn bản khác',
};

export interface Share {
  readonly all: number;
  readonly toPublish: number;
  readonly published: number;
}

export const texts = {
  command: 'Sổ văn bản: chỉ đạo, kế hoạch, giấy mời',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Đề nghị thầy/cô báo người quản trị hệ thống.',
  kind: (kind: PaperKind) => KIND_WORDS[kind],

  // The register
  heading: '📑 Sổ văn bản',
  share: ({ all, toPublish, published }: Share) =>
    all === 0
      ? 'Chưa có văn bản nào vào sổ.'
      : toPublish === 0
        ? `Đã vào sổ: ${all}`
        : `Đã vào sổ: ${all} · phải công khai: ${toPublish} · đã công khai: ${published} (${Math.floor((published * 100) / toPublish)}%)`,
  wanted: (percent: number, clause: string) => `Yêu cầu công khai ${percent}%. Theo ${clause}`,
  officialMailOnly: 'Chỉ đạo, điều hành chỉ gửi qua hòm thư công vụ.',
  searchHow: 'Tìm văn bản: gõ /congvan kèm số, cơ quan hoặc một phần trích yếu.',
  found: (find: string, count: number) => `Tìm "${find}": ${count} văn bản`,
  foundNone: (find: string) => `Không có văn bản nào khớp "${find}".`,
  unpublished: (count: number) => `Chưa công khai: ${count} văn bản`,
  allPublished: 'Mọi văn bản phải công khai đều đã công khai. Xin cảm ơn thầy/cô.',
  entry: (head: string, isOpen: boolean) => `${isOpen ? '○' : '●'} ${head}`,
  head: (number: string | null, title: string) => (number === null ? title : `${number}: ${title}`),
  enter: 'Vào sổ văn bản',
  seeUnpublished: (count: number) => `Chưa công khai (${count})`,
  seeAll: 'Xem cả sổ',

  // Entering
  askKind: 'Văn bản loại nào?',
  askNumber: 'Số, ký hiệu của văn bản (ví dụ 36/KH-MNTr)?',
  noNumber: 'Không có số',
  badNumber: 'Số, ký hiệu cần có chữ số và không quá 60 ký tự. Văn bản không có số thì bấm "Không có số".',
  known: (code: string, head: string) =>
    `Sổ đã có văn bản cùng số của cùng cơ quan: ${code}, ${head}. Thầy/cô xem lại; nếu vẫn là văn bản khác thì cứ tiếp tục.`,
  askTitle: 'Trích yếu: văn bản nói về việc gì?',
  badTitle: 'Trích yếu cần từ 5 đến 300 ký tự.',
  askIssuer: 'Cơ quan, đơn vị nào ban hành? Chọn hoặc gõ tên:',
  badIssuer: 'Tên cơ quan cần từ 2 đến 120 ký tự.',
  askDay: 'Ban hành ngày nào? (ví dụ: 20/11, hôm qua)',
  today: 'Hôm nay',
  badDay: 'Hệ thống chưa đọc được ngày này. Thầy/cô gõ như 20/11 hoặc 20/11/2020 giúp.',
  dayAhead: 'Ngày ban hành chưa tới. Thầy/cô gõ lại giúp.',
  whichDay: 'Thầy/cô muốn nói ngày nào?',
  retype: 'Gõ lại',
  askPublic: 'Văn bản này có phải công khai không?',
  isPublic: 'Phải công khai',
  notPublic: 'Lưu nội bộ',
  askDeadline: 'Văn bản đặt hạn ngày nào cho việc phải làm?',
  noDeadline: 'Không có hạn',
  badDeadline: 'Hạn này đã qua so với ngày ban hành. Thầy/cô gõ lại giúp.',
  askFiles: 'Kèm tệp hoặc ảnh văn bản? Thầy/cô gửi vào đây rồi bấm:',
  attach: 'Kèm tệp vừa gửi',
  attachAll: (files: string) => `Kèm ${files} trong bản nháp`,
  attachNone: 'Không kèm tệp',
  noFresh: 'Chưa nhận được tệp nào. Thầy/cô gửi tệp rồi bấm lại giúp.',
  summary: (lines: readonly string[]) => `${lines.join('\n')}\n\nVào sổ văn bản này?`,
  files: (words: string) => `Kèm theo: ${words}`,
  yes: 'Đúng, vào sổ',
  startAgain: 'Làm lại từ đầu',
  entered: (code: string) => `Đã vào sổ: ${code}.`,

  // One paper
  lines: {
    kind: (kind: PaperKind, number: string | null) =>
      number === null ? KIND_WORDS[kind] : `${KIND_WORDS[kind]} ${number}`,
    title: (title: string) => `Trích yếu: ${title}`,
    issued: (issuer: string, day: string) => `${issuer} ban hành ${day}`,
    deadline: (day: string) => `Hạn: ${day}`,
    public: 'Phải công khai',
    internal: 'Lưu nội bộ',
    registered: (code: string, by: string, at: string) => `${code}, ${by} vào sổ ${at}`,
  },
  notYetPublic: 'Chưa công khai ở đâu.',
  placed: (where: string, since: string, link: string | null) =>
    `● Công khai: ${where}, từ ${since}${link === null ? '' : `\n  ${link}`}`,
  byLinkOnly: 'đường dẫn',
  given: (code: string, title: string, done: number, all: number) => `▪ ${code} ${title}: xong ${done}/${all}`,
  place: 'Đã công khai ở…',
  give: 'Giao việc theo văn bản',
  seeFiles: 'Xem tệp',
  remove: 'Gỡ khỏi sổ',
  toRegister: 'Sổ văn bản',
  carried: (code: string, head: string) => `${code}: ${head}`,
  noFiles: 'Tệp của văn bản này chưa có hoặc đang được tải. Thầy/cô thử lại sau ít phút.',
  gone: 'Văn bản này không còn trong sổ.',
  askRemove: (head: string) => `Gỡ "${head}" khỏi sổ? Chỉ gỡ khi vào sổ nhầm; việc đã giao vẫn giữ nguyên.`,
  removeYes: 'Đúng, gỡ khỏi sổ',
  removed: (head: string) => `Đã gỡ khỏi sổ: ${head}.`,
  giveTitle: (head: string) => `Thực hiện ${head}`,

  // Where it is public
  askWhere: 'Văn bản đã công khai ở đâu?',
  elsewhere: 'Nơi khác, có đường dẫn',
  askLink: 'Xin thầy/cô dán đường dẫn tới văn bản:',
  noLink: 'Không có đường dẫn',
  badLink: 'Đường dẫn này chưa đúng. Ví dụ: https://truong.edu.vn/ke-hoach-36',
  askSince: 'Công khai từ ngày nào?',
  placeDone: (where: string, since: string) => `Đã ghi: công khai ở ${where} từ ${since}.`,

  // In the report
  section: {
    title: 'Văn bản chỉ đạo, kế hoạch, giấy mời',
    registered: 'Văn bản vào sổ',
    toPublish: 'Phải công khai',
    published: 'Đã công khai',
    unpublished: 'Chưa công khai',
    empty: 'Không có văn bản nào vào sổ trong kỳ.',
    columns: {
      number: 'Số, ký hiệu',
      day: 'Ngày',
      issuer: 'Cơ quan ban hành',
      title: 'Trích yếu',
      where: 'Công khai ở',
      since: 'Từ ngày',
      link: 'Đường dẫn',
    },
    internal: 'lưu nội bộ',
  },
};
