/** Everything people read while they report something as done. */
import type { ProofKind } from '../../ledger/by-word.js';

const PROOFS: Readonly<Record<ProofKind, string>> = {
  number: 'Số văn bản',
  link: 'Đường dẫn',
  file: 'Minh chứng',
  note: 'Nội dung',
  name: 'Họ và tên',
};

const ASK: Readonly<Record<ProofKind, string>> = {
  number: 'Thầy/cô gõ số, ký hiệu văn bản. Ví dụ: "36/KH-MNTr".',
  link: 'Thầy/cô dán đường dẫn đến nơi đã đăng, đã công khai.',
  file: 'Thầy/cô gửi tệp hoặc ảnh minh chứng vào đây. Gửi xong, thầy/cô bấm nút dưới:',
  note: 'Thầy/cô ghi ngắn gọn đã làm gì, khi nào:',
  name: 'Thầy/cô gõ họ và tên, chức vụ người được phân công:',
};

const ASK_ELSEWHERE: Readonly<Record<'number' | 'note', string>> = {
  number: 'Việc này đã gửi bằng văn bản? Thầy/cô gõ số, ký hiệu văn bản. Ví dụ: "36/BC-MNTr".',
  note: 'Việc này đã nộp ngoài hệ thống? Thầy/cô ghi nộp bằng gì, cho ai, ngày nào:',
};

export const texts = {
  command: 'Báo việc đã làm xong',
  nilCommand: 'Báo không phát sinh',
  noPlan: 'Hệ thống chưa có kế hoạch nào. Khi văn phòng áp dụng kế hoạch, thầy/cô dùng được lệnh này.',

  // Which
  askWhich: 'Thầy/cô đã làm xong việc nào? Chọn một việc, hoặc gõ một phần tên:',
  nothingToMark: 'Hiện không có việc nào của thầy/cô chờ báo xong. Tin, bài, ảnh thì thầy/cô cứ gửi vào đây.',
  entry: (day: string, title: string, unit: string | undefined) =>
    `${title}${unit === undefined ? '' : ` – ${unit}`} (hạn ${day})`,
  noTaskFound: (find: string) => `Không có việc nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  severalUnits: (names: readonly string[]) =>
    `Có nhiều đơn vị tên như vậy: ${names.slice(0, 8).join(', ')}. Thầy/cô gõ rõ hơn giúp.`,
  noSuchTask: 'Không tìm thấy việc này, hoặc việc này báo xong ở nơi đã giao. Gõ /viec để xem.',
  nothingOwed: 'Việc này không còn gì phải làm nữa. Xin cảm ơn thầy/cô!',
  inReview: 'Việc này đã có bài chờ duyệt nên chưa cần báo xong. Xin cảm ơn thầy/cô!',
  notThisWay: 'Việc này không báo bằng cách này được. Gõ /viec để xem cách nộp.',

  // Findings
  askFindings: 'Kết quả kiểm tra từng đơn vị. Chọn đơn vị đã đến, hoặc gõ một phần tên:',
  findingLine: (unit: string, text: string) => `• ${unit}: ${text}`,
  visited: (unit: string) => `✔ ${unit}`,
  findingsDone: 'Đủ rồi, báo xong',
  later: 'Ghi tiếp sau',
  findingsKept: 'Kết quả đã ghi được giữ lại. Khi kiểm tra tiếp, thầy/cô gõ /xong.',
  askFinding: (unit: string, known: string | undefined) =>
    `${unit}${known === undefined ? '' : `\nĐã ghi: ${known}`}\nThầy/cô ghi kết quả kiểm tra:`,
  back: 'Quay lại',
  noUnitFound: (find: string) => `Không có đơn vị nào tên như "${find}". Thầy/cô gõ lại giúp.`,
  findingsFirst: 'Việc này cần kết quả kiểm tra của ít nhất một đơn vị. Gõ /xong để ghi.',

  // Proof
  askProof: (kind: ProofKind, title: string, elsewhere: boolean) =>
    `${title}\n${elsewhere && (kind === 'number' || kind === 'note') ? ASK_ELSEWHERE[kind] : ASK[kind]}`,
  badProof: {
    number: 'Số văn bản cần có chữ số, trên một dòng. Thầy/cô gõ lại giúp.',
    link: 'Đây chưa phải là một đường dẫn. Thầy/cô dán lại giúp, ví dụ "https://…".',
    file: 'Việc này cần tệp hoặc ảnh minh chứng. Thầy/cô gửi vào đây rồi bấm nút.',
    note: 'Nội dung cần từ 5 đến 1000 ký tự. Thầy/cô gõ lại giúp.',
    name: 'Thầy/cô gõ giúp đủ họ và tên, trên một dòng.',
  } satisfies Record<ProofKind, string>,
  useFiles: 'Dùng tệp vừa gửi',
  noFiles: 'Chưa nhận được tệp nào. Thầy/cô gửi tệp vào đây rồi bấm nút.',
  stillFetching: 'Tệp đang được tải. Thầy/cô chờ một lát rồi bấm lại giúp.',
  otherProof: 'Kế hoạch vừa đổi cách báo việc này. Gõ /xong để báo lại.',
  summary: (s: { title: string; unit: string; kind: ProofKind; proof: string; findings: readonly string[] }) =>
    [
      `Báo xong: ${s.title}`,
      `Đơn vị: ${s.unit}`,
      ...(s.findings.length === 0 ? [] : ['Kết quả kiểm tra:', ...s.findings]),
      `${PROOFS[s.kind]}: ${s.proof}`,
      '',
      'Đúng chưa ạ?',
    ].join('\n'),
  yes: 'Đúng, báo xong',
  again: 'Sửa minh chứng',
  done: (title: string, unit: string) => `✅ Đã ghi nhận ${unit} làm xong: ${title}. Xin cảm ơn thầy/cô!`,
  doneForYou: (by: string, title: string) => `${by} đã báo xong giúp thầy/cô: ${title}.`,

  // Nil
  askNil: 'Việc nào kỳ này không có gì phát sinh? Chọn một việc, hoặc gõ một phần tên:',
  nothingForNil: 'Hiện thầy/cô không có việc nào cần báo không phát sinh.',
  statement: (s: { title: string; unit: string; period: string; name: string }) =>
    `${s.unit} không có nội dung phát sinh cho việc: ${s.title} (${s.period}).\nNgười xác nhận: ${s.name}.\n\nĐúng chưa ạ?`,
  sign: 'Xác nhận không phát sinh',
  notNow: 'Chưa xác nhận',
  notSigned: 'Chưa ghi nhận gì. Có nội dung, thầy/cô cứ gửi vào đây.',
  nilGiven: (title: string, unit: string, name: string) =>
    `✅ Đã ghi nhận ${unit} không phát sinh: ${title}. Người xác nhận: ${name}. Nếu sau này có phát sinh, thầy/cô gõ /xong, xem việc đã báo và bấm "Có phát sinh".`,
  notNil: (issues: readonly string[], entries: number) => {
    const kept = [
      ...(issues.length === 0 ? [] : [`tin nóng ${issues.join(', ')}`]),
      ...(entries === 0 ? [] : [`${entries} vấn đề đã ghi`]),
    ].join(' và ');
    return `Trong kỳ này đơn vị đang có ${kept} nên chưa xác nhận không phát sinh được. Thầy/cô gõ /duluan để báo cáo nội dung đó.`;
  },
  noNil: 'Việc này hiện không ở trạng thái không phát sinh.',
  reopened: (title: string) => `Việc đã mở lại: ${title}. Gõ /viec để xem cách nộp.`,
  reopen: 'Có phát sinh, mở lại',

  // What was reported
  seeRecent: 'Xem việc đã báo',
  recent: (all: boolean) => (all ? 'Các việc được báo gần đây:' : 'Thầy/cô đã báo:'),
  noneRecent: 'Chưa có việc nào được báo xong hay báo không phát sinh.',
  recentEntry: (title: string, unit: string) => `${title} – ${unit}`,
  markHead: (m: { title: string; unit: string; clause: string; due: string }) =>
    `${m.title}\n${m.unit}. Hạn: ${m.due}\nTheo ${m.clause}`,
  markBy: (by: string, forWhom: string | undefined, at: string) =>
    `Báo xong: ${by}${forWhom === undefined ? '' : ` (thay ${forWhom})`}, ${at}`,
  nilBy: (by: string, at: string) => `Không phát sinh. Người xác nhận: ${by}, ${at}`,
  proofLine: (kind: ProofKind, proof: string) => `${PROOFS[kind]}: ${proof}`,
  findings: 'Kết quả kiểm tra:',
  proofFiles: 'Minh chứng kèm theo',

  // Undoing
  undo: 'Huỷ ghi nhận',
  askReason: 'Vì sao huỷ ghi nhận việc này? Người báo sẽ nhận được lý do:',
  undone: (title: string) => `Đã huỷ ghi nhận: ${title}. Việc này lại chờ đơn vị làm.`,
  undoneAlready: 'Việc này hiện không có ghi nhận báo xong.',
  undoneTold: (title: string, reason: string) =>
    `Văn phòng đã huỷ ghi nhận việc thầy/cô báo xong: ${title}.\nLý do: ${reason}\nĐề nghị thầy/cô bổ sung rồi báo lại bằng /xong.`,
};
