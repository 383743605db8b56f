/** Everything people read about comments. */

export const SOURCES = ['parent', 'learner', 'teacher', 'press', 'citizen'] as const;
export type Source = (typeof SOURCES)[number];
export const STANCES = ['positive', 'neutral', 'negative'] as const;
export type Stance = (typeof STANCES)[number];

export const sourceName = (source: Source, learners: string) =>
  ({ parent: 'Phụ huynh', learner: capital(learners), teacher: 'Giáo viên', press: 'Báo chí', citizen: 'Người dân' })[
    source
  ];

export const STANCE_NAMES: Readonly<Record<Stance, string>> = {
  positive: 'Đồng tình',
  neutral: 'Góp ý',
  negative: 'Không đồng tình',
};

export interface CountLine {
  readonly name: string;
  readonly now: number;
  readonly before: number;
}

export const texts = {
  command: 'Ghi ý kiến góp ý, phản ánh',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, thầy/cô dùng được lệnh này.',
  askWords: 'Người ta góp ý điều gì? Thầy/cô gõ đúng ý, một hai câu:',
  badWords: 'Nội dung cần từ 5 đến 1000 ký tự. Thầy/cô gõ lại giúp.',
  askSource: 'Ý kiến của ai?',
  askTopic: 'Về lĩnh vực nào?',
  noTopic: 'Lĩnh vực khác',
  noTopicFound: (find: string) => `Không có lĩnh vực nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  askStance: 'Thái độ của ý kiến:',
  seeTally: 'Xem tổng hợp',
  taken: (code: string, source: string, stance: string) => `✅ Đã ghi ${code}: ${source}, ${stance.toLowerCase()}.`,
  want: 'Cần xử lý',
  removeIt: 'Bỏ, ghi nhầm',
  removed: (code: string) => `Đã bỏ ${code}, không tính vào số liệu.`,
  gone: 'Không tìm thấy ý kiến này, hoặc ý kiến đã được bỏ.',
  already: (code: string) => `${code} đã được ghi như vậy trước đó.`,
  wantedDone: (code: string) => `Đã chuyển ${code} để xử lý.`,
  told: (code: string, unit: string, words: string) => `📝 Ý kiến ${code} (${unit}) cần xử lý:\n${words}`,
  open: 'Xem ý kiến',
  handle: 'Ghi cách xử lý',
  askHandling: 'Đã tiếp thu, xử lý thế nào?',
  handled: (code: string) => `✅ Đã ghi cách xử lý ${code}. Xin cảm ơn thầy/cô!`,
  handledFor: (code: string, words: string) => `Ý kiến ${code} thầy/cô ghi đã được xử lý: ${words}`,
  one: (o: {
    code: string;
    unit: string;
    source: string;
    topic: string;
    stance: string;
    words: string;
    by: string;
    at: string;
  }) =>
    `${o.code} – ${o.unit}\n${o.source}, ${o.topic}, ${o.stance.toLowerCase()}\n${o.words}\nNgười ghi: ${o.by}, ${o.at}`,
  handlingLine: (words: string, by: string) => `✔ Xử lý: ${words} (${by})`,
  waits: 'Đang chờ xử lý.',

  // Counted
  head: (month: string, all: number, before: number) => `📊 Ý kiến góp ý ${month}: ${all}${change(all, before)}`,
  part: (title: string, lines: readonly CountLine[]) =>
    [title, ...lines.map(({ name, now, before }) => `▪ ${name}: ${now}${change(now, before)}`)].join('\n'),
  bySource: 'Từ ai',
  byStance: 'Thái độ',
  byTopic: 'Lĩnh vực',
  handling: (all: number, done: number) => `Cần xử lý: ${all}, đã xử lý: ${done}`,
  mostAgainst: (topic: string, count: number) => `Nhiều ý không đồng tình nhất: ${topic} (${count})`,
  none: (month: string) => `Chưa có ý kiến nào được ghi trong ${month}.`,
  month: (month: string) => `${month.charAt(0).toUpperCase()}${month.slice(1)}`,
  list: 'Xem từng ý kiến',
  entry: (code: string, words: string) => `${code}: ${words}`,
  listHead: (month: string) => `Ý kiến ${month}:`,
  analyse: 'Nộp phân tích tháng',
  askAnalysis: (month: string, all: number) =>
    `${texts.month(month)} có ${all} ý kiến. Thầy/cô gõ phân tích: vấn đề nổi lên, nguyên nhân, đề xuất:`,
  analysed: (month: string) => `✅ Đã nộp phân tích ý kiến ${month}. Xin cảm ơn thầy/cô!`,
  analysis: (all: number, words: string) => `${all} ý kiến. ${words}`,
  noAnalysis: 'Bản phân tích này đã nộp hoặc không còn phải nộp.',
};

function change(now: number, before: number): string {
  if (now === before) return ` (như tháng trước)`;
  return now > before ? ` (tăng ${now - before})` : ` (giảm ${before - now})`;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
