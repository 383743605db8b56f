/** The plan of a district that does not exist, with every form of when, a summer, days off of its own and work on Saturdays. */
export const UNSEEN_PLAN = `
plan: { code: huyen-thu, title: Kế hoạch thử của một huyện không có thật, from: 2021-01-04 }
organisation:
  code: huyen-thu
  name: Phòng GDĐT huyện Thử
  shortName: Huyện Thử
  level: department
  learners: học sinh
  letterhead:
    parentLines: [UBND HUYỆN THỬ]
    nameLines: [PHÒNG GDĐT]
    place: Thử
    symbol: PGDĐT
    archive: VT
    signers: [{ code: head, lines: [TRƯỞNG PHÒNG], default: true }]
  desks: { office: van-phong, editor: van-phong, leader: lanh-dao }
calendar:
  schoolYears:
    - code: 2020-2021
      from: 2020-09-05
      through: 2021-05-31
      semesters: [{ from: 2020-09-05, through: 2021-01-16 }, { from: 2021-01-18, through: 2021-05-31 }]
    - code: 2021-2022
      from: 2021-09-06
      through: 2022-05-31
      semesters: [{ from: 2021-09-06, through: 2022-01-15 }, { from: 2022-01-17, through: 2022-05-31 }]
  daysOff:
    - { from: 2021-03-08, through: 2021-03-10, name: Hội làng thử }
    - { from: 2021-06-21, through: 2021-08-07, name: Nghỉ hè, kind: summer }
  workingWeekdays: [1, 2, 3, 4, 5, 6]
deadlines: { onDayOff: before }
units:
  - { code: lanh-dao, name: Lãnh đạo Phòng, kind: leadership }
  - { code: van-phong, name: Văn phòng, kind: office }
  - { code: truong-mot, name: Trường Thử Một, kind: school }
  - { code: truong-hai, name: Trường Thử Hai, kind: school }
  - { code: truong-ba, name: Trường Thử Ba, kind: school }
topics: [{ code: chung, title: Chung, clause: mục II }]
channels: [{ code: website, name: Trang web, kind: website }]
route:
  levels: [{ code: office, title: Văn phòng duyệt, reviewer: { unit: van-phong, role: editor }, settles: true }]
duties:
${[
  ['day-of-month', 'Bài hằng tháng', '{ kind: monthlyDay, day: 31 }'],
  ['before-day', 'Tin hằng tháng', '{ kind: monthlyBefore, day: 10, ofNextMonth: true, months: [1, 3, 5, 9, 11] }'],
  [
    'working-day',
    'Số liệu tháng',
    '{ kind: monthlyWorkingDay, nth: 3, ofNextMonth: true }',
    'cutOff: { lastDayOfPeriod: true }',
  ],
  [
    'last-working-day',
    'Dư luận tháng',
    '{ kind: monthlyLastWorkingDay, months: [2, 4, 6, 10] }',
    'cutOff: { dayOfMonth: 27 }',
  ],
  ['semester-end', 'Ảnh học kỳ', '{ kind: semesterEnd, shiftWorkingDays: 2 }'],
  ['year-end', 'Kiểm tra năm học', '{ kind: schoolYearEnd, shiftWorkingDays: -3 }', 'opensDaysBefore: 20'],
  [
    'fixed-dates',
    'Báo cáo định kỳ',
    '{ kind: yearly, dates: [{ on: 06-10, before: true, period: firstHalf }, { on: 12-10, period: year }] }',
    'ladder: { daysBefore: [10, 2], workingDaysAfter: [1, 4] }',
    'escalation: { officeAfterWorkingDays: 3 }',
  ],
  ['once', 'Kế hoạch của trường', '{ kind: once, on: 2021-02-20, before: true }'],
]
  .map(([code, title, when, ...more]) => duty(`${code}`, `${title}`, `${when}`, '{ kinds: [school] }', more))
  .join(
    '',
  )}${duty('coverage', 'Bài về sự kiện', '{ kind: perEvent, before: { workingDays: 1 }, after: { days: 3 } }', '{ eventHost: true }')}${duty('answer', 'Trả lời khi được hỏi', '{ kind: onRequest, answerWithin: { days: 6 } }', '{ asked: true, kinds: [school] }')}${duty('arisen', 'Việc phát sinh', '{ kind: asItArises, within: { workingDays: 4 } }', '{ kinds: [school] }')}`;

function duty(code: string, title: string, when: string, owes: string, more: readonly string[] = []): string {
  const lines = [
    ...[`code: ${code}`, `title: ${title}`, `clause: mục III, ${code}`, `owes: ${owes}`],
    ...['settles: { by: articles }', 'to: [van-phong]', `when: ${when}`, ...more],
  ];
  return `  - ${lines.join('\n    ')}\n`;
}
