/** Plans nobody wrote: an invented district's, made of whatever the plan language allows. */
import fc from 'fast-check';

const UNITS = ['truong-mot', 'truong-hai', 'truong-ba', 'van-phong', 'lanh-dao'];

const text = (value: unknown): string => JSON.stringify(value);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const whole = (min: number, max: number) => fc.integer({ min, max });

const dayOfMonth = whole(1, 31);
const monthDay = fc
  .tuple(whole(1, 12), whole(1, 28))
  .map((pair) => pair.map((number) => String(number).padStart(2, '0')).join('-'));
const monthly = {
  months: maybe(fc.uniqueArray(whole(1, 12), { minLength: 1, maxLength: 12 })),
  ofNextMonth: maybe(fc.boolean()),
};
const shift = maybe(whole(-60, 60));

const dated = fc.oneof(
  fc.record({ kind: fc.constant('monthlyDay'), day: dayOfMonth, ...monthly }),
  fc.record({ kind: fc.constant('monthlyBefore'), day: dayOfMonth, ...monthly }),
  fc.record({ kind: fc.constant('monthlyWorkingDay'), nth: whole(1, 20), ...monthly }),
  fc.record({ kind: fc.constant('monthlyLastWorkingDay'), ...monthly }),
  fc.record({ kind: fc.constant('monthlyLastDay'), ...monthly }),
  fc.record({
    kind: fc.constant('semesterEnd'),
    semesters: maybe(fc.subarray(['HK1', 'HK2'], { minLength: 1 })),
    shiftWorkingDays: shift,
  }),
  fc.record({ kind: fc.constant('schoolYearEnd'), shiftWorkingDays: shift }),
  fc.record({
    kind: fc.constant('yearly'),
    dates: fc.array(
      fc.record({
        on: fc.oneof(monthDay, fc.constantFrom('02-29', '12-31', '01-01')),
        before: maybe(fc.boolean()),
        period: maybe(fc.constantFrom('day', 'firstHalf', 'secondHalf', 'year', 'schoolYear')),
        yearsBack: maybe(whole(-1, 1)),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  }),
  fc.record({
    kind: fc.constant('once'),
    on: fc.tuple(fc.constantFrom(2020, 2021, 2022), monthDay).map((parts) => parts.join('-')),
    before: maybe(fc.boolean()),
  }),
);

const cutOff = fc.oneof(
  { weight: 6, arbitrary: fc.record({ workingDaysBefore: whole(1, 30) }) },
  { weight: 1, arbitrary: fc.record({ dayOfMonth }) },
  { weight: 1, arbitrary: fc.constant({ lastDayOfPeriod: true }) },
);

const settles = fc.oneof(
  fc.record({
    by: fc.constantFrom('articles', 'photos'),
    atLeast: maybe(whole(1, 9)),
    perUnit: maybe(fc.dictionary(fc.constantFrom('truong-mot', 'truong-hai'), whole(0, 4), { maxKeys: 2 })),
  }),
  fc.record({ by: fc.constantFrom('report', 'document', 'opinionReturn', 'planHandIn', 'doneMark') }),
);

const owes = fc.oneof(
  fc.constant({ kinds: ['school'] }),
  fc.constant({ kinds: ['school'], except: ['truong-ba'] }),
  fc.record({ units: fc.subarray(UNITS, { minLength: 1 }) }),
  fc.constant({ organisation: true }),
  fc.constant({ role: 'office' }),
);

const duty = fc.record({
  owes,
  settles,
  when: fc.oneof({ weight: 4, arbitrary: dated }, { weight: 1, arbitrary: fc.tuple(dated, dated) }),
  cutOff: fc.option(cutOff, { nil: undefined, freq: 2 }),
  beforeIncludesDay: maybe(fc.boolean()),
  opensDaysBefore: maybe(whole(1, 120)),
});

const daysOff = fc.tuple(fc.constantFrom(2020, 2021, 2022), monthDay, whole(0, 70)).map(([year, from, days]) => {
  const first = new Date(`${year}-${from}T00:00:00Z`);
  const last = new Date(first.getTime() + days * 86_400_000);
  return { from: isoDay(first), through: isoDay(last), name: 'Nghỉ riêng', kind: days > 30 ? 'summer' : 'own' };
});

/** The text of such a plan. JSON is YAML, so each part is written as it was made. */
export const anyPlanText: fc.Arbitrary<string> = fc
  .record({
    duties: fc.array(duty, { minLength: 1, maxLength: 5 }),
    through: maybe(fc.constantFrom('2020-12-31', '2021-05-31', '2022-12-31')),
    onDayOff: fc.constantFrom('stay', 'before', 'after'),
    beforeIncludesDay: fc.boolean(),
    workingWeekdays: fc.constantFrom([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6]),
    daysOff: fc.array(daysOff, { maxLength: 3 }),
  })
  .map(
    ({ duties, through, workingWeekdays, daysOff, ...deadlines }) => `plan:
  code: huyen-thu
  title: Kế hoạch thử của một huyện không có thật
  from: 2020-01-15
  ${through === undefined ? '' : `through: ${through}`}
organisation:
  code: huyen-thu
  name: Phòng GDĐT huyện Thử
  shortName: Huyện Thử
  level: department
  learners: học sinh
  letterhead: { parentLines: [UBND], nameLines: [PHÒNG], place: Thử, symbol: T, archive: VT, signers: [{ code: a, lines: [A], default: true }] }
  desks: { office: van-phong, editor: van-phong, leader: lanh-dao }
calendar:
  schoolYears:
    - { code: 2019-2020, from: 2019-09-05, through: 2020-07-15, semesters: [{ from: 2019-09-05, through: 2020-01-11 }, { from: 2020-01-13, through: 2020-07-15 }] }
    - { code: 2020-2021, from: 2020-09-05, through: 2021-05-31, semesters: [{ from: 2020-09-05, through: 2021-01-15 }, { from: 2021-01-18, through: 2021-05-31 }] }
  daysOff: ${text(daysOff)}
  workingWeekdays: ${text(workingWeekdays)}
deadlines: ${text(deadlines)}
units:
${UNITS.map((code) => `  - { code: ${code}, name: ${code}, kind: ${code.startsWith('truong') ? 'school' : 'office'} }`).join('\n')}
topics: [{ code: chung, title: Chung, clause: mục II }]
channels: [{ code: website, name: Trang web, kind: website }]
route: { levels: [{ code: office, title: Duyệt, reviewer: { unit: van-phong, role: editor }, settles: true }] }
duties:
${duties.map((each, n) => `  - ${text({ code: `duty-${n}`, title: `Việc ${n}`, clause: `mục III.${n}`, to: ['van-phong'], ...each })}`).join('\n')}
`,
  );

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
