/** Everything people read about excusing a unit from a task. */
export const texts = {
  command: 'Miễn việc cho đơn vị, kèm lý do',
  button: 'Miễn việc…',
  noPlan: 'Hệ thống chưa có kế hoạch nào, nên chưa có việc để miễn.',
  none: 'Trong phạm vi của thầy/cô hiện không có việc nào chưa xong.',
  askTask: 'Thầy/cô miễn việc nào, của đơn vị nào? Chọn trong danh sách, hoặc gõ một phần tên đơn vị:',
  entry: (unit: string, title: string, period: string) => `${unit}: ${title} (${period})`,
  excusedEntry: (entry: string) => `✓ đã miễn – ${entry}`,
  nothingFound: (typed: string) => `Không có việc nào khớp "${typed}". Thầy/cô chọn trong danh sách:`,
  askReason: (what: string, due: string) =>
    `${what}\nHạn: ${due}\n\nĐề nghị thầy/cô cho biết lý do miễn (chọn hoặc gõ):`,
  reasons: [
    'Trong kỳ đơn vị không có hoạt động phù hợp',
    'Đơn vị thiếu người, đã báo trước',
    'Việc đã gộp vào việc khác',
    'Nghỉ do thiên tai, dịch bệnh',
  ] as const,
  badReason: 'Lý do cần từ 5 đến 300 ký tự.',
  ask: (what: string, due: string, reason: string) =>
    `${what}\nHạn: ${due}\nLý do miễn: ${reason}\n\nMiễn việc này? Trong thống kê và báo cáo, việc được ghi là "được miễn".`,
  yes: 'Đúng, miễn việc này',
  anotherReason: 'Sửa lý do',
  excused: (what: string) => `Đã miễn: ${what}. Cần bỏ miễn, thầy/cô gõ /mien và chọn lại việc này.`,
  changed: 'Việc này vừa được làm, được miễn hoặc không còn cần làm nữa.',
  askBack: (what: string, by: string, at: string, reason: string) =>
    `${what}\nĐã miễn: ${by}, ${at}\nLý do: ${reason}\n\nBỏ miễn? Việc lại chờ đơn vị làm như trước.`,
  back: 'Bỏ miễn',
  keep: 'Giữ nguyên',
  kept: 'Việc vẫn được miễn như trước.',
  takenBack: (what: string) => `Đã bỏ miễn: ${what}. Việc lại chờ đơn vị làm.`,
  tellExcused: (what: string, by: string, reason: string) =>
    `${by} đã miễn cho đơn vị việc sau, thầy/cô không phải nộp nữa:\n${what}\nLý do: ${reason}`,
  tellBack: (what: string, by: string, due: string) =>
    `${by} đã bỏ miễn, việc sau lại chờ đơn vị:\n${what}\nHạn: ${due}`,
  system: 'Hệ thống',
};
