/** The words of a unit's own file for an inspector. */
import { type Period, periodName } from '../../../calendar/period.js';

export const inspectTexts = {
  title: (unit: string, period: Period) => `Hồ sơ công tác truyền thông ${periodName(period)} của ${unit}`,
  opening: (unit: string, organisation: string, period: Period, day: string) =>
    `Hồ sơ công tác truyền thông ${periodName(period)} của ${unit}, ${organisation}, theo sổ theo dõi ngày ${day}.`,
  grading: 'Kết quả chấm thi đua',
  notGraded: 'Kế hoạch không chấm điểm đơn vị này trong kỳ.',
  points: (points: string, grade: string | null) =>
    `Tổng điểm: ${points}.${grade === null ? '' : ` Xếp loại: ${grade}.`}`,
  condition: (met: string, done: number, judged: number) => `Kết quả: ${met} (hoàn thành ${done}/${judged} việc).`,
  pointColumns: ['Tiêu chí', 'Số lượng', 'Điểm', 'Minh chứng'],
  conditionColumns: ['Nhiệm vụ', 'Hoàn thành', 'Số việc'],
  total: 'Cộng',
  tasks: 'Các nhiệm vụ và minh chứng',
  taskColumns: ['STT', 'Nhiệm vụ', 'Căn cứ', 'Hạn', 'Kết quả', 'Ngày xong', 'Minh chứng'],
  proofs: {
    items: (codes: readonly string[]) => `Tin bài ${codes.join(', ')}`,
    mark: (proof: string, by: string) => `${proof} (${by})`,
    nil: (by: string) => `Xác nhận không phát sinh (${by})`,
  },
};
