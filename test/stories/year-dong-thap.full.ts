import { expect, it } from 'vitest';
import { asks, holds, marks, pays, signsNil } from './years/doings.js';
import { opened, owed } from './years/table.js';
import { countsOf, datedTasks, live, tasksMade } from './years/year.js';

// Off, as far as it touches a hand-in: 1 January 2018; 31 December 2018, worked on Saturday 5 January 2019, and 1 January
// 2019; 1 January 2020.
const DAYS_OFF = ['2018-01-01', '2018-12-31', '2019-01-01', '2020-01-01'] as const;

/** The ends of the first semesters and of the school years; the year of 2020 was long. */
const FIRST = {
  '2017-2018/HK1': {
    opens: '2017-10-25',
    last: '2018-01-05',
    mornings: '12-29 01-02 01-04 01-05 01-09',
    office: '01-12',
  },
  '2018-2019/HK1': {
    opens: '2018-09-05',
    last: '2019-01-11',
    mornings: '01-04 01-08 01-10 01-11 01-15',
    office: '01-18',
  },
  '2019-2020/HK1': {
    opens: '2019-09-05',
    last: '2020-01-10',
    mornings: '01-03 01-07 01-09 01-10 01-14',
    office: '01-17',
  },
} as const;

const ENDS = {
  2018: { last: '2018-05-31', mornings: '05-24 05-28 05-30 05-31 06-04', office: '06-07' },
  2019: { last: '2019-05-31', mornings: '05-24 05-28 05-30 05-31 06-04', office: '06-07' },
  2020: { last: '2020-07-15', mornings: '07-08 07-13 07-14 07-15 07-17', office: '07-22' },
} as const;

const SEMESTERS = {
  ...FIRST,
  '2017-2018/HK2': { opens: '2018-01-08', ...ENDS[2018] },
  '2018-2019/HK2': { opens: '2019-01-14', ...ENDS[2019] },
  '2019-2020/HK2': { opens: '2020-01-13', ...ENDS[2020] },
} as const;

const YEARS = {
  '2017-2018': { opens: '2017-10-25', ...ENDS[2018] },
  '2018-2019': { opens: '2018-09-05', ...ENDS[2019] },
  '2019-2020': { opens: '2019-09-05', ...ENDS[2020] },
} as const;

/** "Before 30 October 2017": by the end of Sunday the 29th. */
const FIRST_WEEK = {
  '2017-10-30': { opens: '2017-10-25', last: '2017-10-29', mornings: '10-26 10-30 10-31', office: '11-03' },
} as const;

const ROOMS = ['phong-hanh-chinh', 'phong-giao-duc-thuong-xuyen', 'phong-huong-nghiep'];
const UNIONS = ['cong-doan', 'doan-co-so'];
const CENTRE = 'tt-gdtx-kthn';

const TABLE = [
  ...owed('plan-hand-in', [CENTRE], FIRST_WEEK),
  ...owed('focal-point', ['ban-giam-doc'], FIRST_WEEK),
  ...owed('semester-report', [CENTRE], FIRST),
  ...owed('year-report', [CENTRE], YEARS),
  ...owed('implementation', [...ROOMS, ...UNIONS], SEMESTERS),
  ...owed('union-cooperation', UNIONS, SEMESTERS),
  ...owed('inspection', ['ban-giam-doc'], YEARS),
  ...owed('emulation-criterion', ['ban-giam-doc'], YEARS),
  // The week of lifelong learning, Monday 1 to Sunday 7 October 2018; entered two weeks before.
  opened('event-coverage', ['phong-giao-duc-thuong-xuyen'], 'SK-0918-001/after', {
    ...{ opens: '2018-10-07', last: '2018-10-10', mornings: '10-08 10-09 10-10 10-12', office: '10-17' },
  }),
  // Somebody to be proposed for a commendation, Thursday 16 November 2017: ten working days.
  opened('commendation-proposal', ['cong-doan'], 'PS-1117-001', {
    ...{
      opens: '2017-11-16T09:00:00+07:00',
      last: '2017-11-30',
      mornings: '11-23 11-27 11-29 11-30 12-04',
      office: '12-07',
    },
  }),
];

const SEMESTER_CODES = Object.keys(SEMESTERS);
const semesterly = (unit: string, code: string) => `implementation/${unit}/${code}`;

/** The day before each first reminder, and the day after each end. */
const EARLY = ['2017-12-28', '2018-05-23', '2019-01-03', '2019-05-23', '2020-01-02', '2020-07-07'];
const LATE = ['2018-01-06', '2018-06-01', '2019-01-12', '2019-06-01', '2020-01-11', '2020-07-16'];
const IN_ORDER = SEMESTER_CODES.toSorted();

const DIARY = [
  marks('2017-10-26T10:00:00+07:00', 'director', 'focal-point/ban-giam-doc/2017-10-30', 'name', 'Nguyễn Văn Thử'),
  marks('2017-10-30T09:00:00+07:00', 'office', `plan-hand-in/${CENTRE}/2017-10-30`, 'number', '02/KH-GDTX&KTHN.HC'),
  asks('2017-11-16T09:00:00+07:00', 'union', 'arisen', 'commendation-proposal', ['cong-doan']),
  signsNil('2017-11-27T09:00:00+07:00', 'union', 'commendation-proposal/cong-doan/PS-1117-001'),
  holds('2018-09-17T09:00:00+07:00', 'silent', {
    ...{ title: 'Tuần lễ hưởng ứng học tập suốt đời', planEvent: 'tuan-le-hoc-tap-suot-doi' },
    ...{ unit: 'phong-giao-duc-thuong-xuyen', from: '2018-10-01', through: '2018-10-07' },
  }),
  pays('2018-10-16T09:00:00+07:00', 'silent', 'event-coverage/phong-giao-duc-thuong-xuyen/SK-0918-001/after'),
  ...IN_ORDER.flatMap((code, n) => [
    marks(
      `${EARLY[n]}T09:00:00+07:00`,
      'diligent',
      semesterly('phong-hanh-chinh', code),
      'note',
      'Đã tổ chức thực hiện',
    ),
    marks(`${EARLY[n]}T10:00:00+07:00`, 'youth', semesterly('doan-co-so', code), 'note', 'Đã tổ chức thực hiện'),
    marks(
      `${EARLY[n]}T10:01:00+07:00`,
      'youth',
      `union-cooperation/doan-co-so/${code}`,
      'note',
      'Đã vận động đoàn viên',
    ),
    marks(`${LATE[n]}T00:01:00+07:00`, 'late', semesterly('phong-huong-nghiep', code), 'note', 'Đã tổ chức thực hiện'),
    // The union does one thing early and forgets the other until the office has heard of it.
    marks(
      `${EARLY[n]}T11:00:00+07:00`,
      'union',
      `union-cooperation/cong-doan/${code}`,
      'note',
      'Đã vận động đoàn viên',
    ),
  ]),
  marks(
    '2018-06-08T08:00:00+07:00',
    'union',
    semesterly('cong-doan', '2017-2018/HK1'),
    'note',
    'Đã thực hiện từ tháng 1',
  ),
  marks('2018-06-08T08:01:00+07:00', 'union', semesterly('cong-doan', '2017-2018/HK2'), 'note', 'Đã thực hiện cả năm'),
  ...IN_ORDER.slice(2).map((code, n) =>
    marks(`${EARLY[n + 2]}T08:00:00+07:00`, 'union', semesterly('cong-doan', code), 'note', 'Đã tổ chức thực hiện'),
  ),
  // The centre's own reports go on their day, by the number of the letter.
  marks('2018-01-05T16:00:00+07:00', 'office', `semester-report/${CENTRE}/2017-2018/HK1`, 'number', '01/BC-GDTX&KTHN'),
  marks('2018-05-31T16:00:00+07:00', 'office', `year-report/${CENTRE}/2017-2018`, 'number', '20/BC-GDTX&KTHN'),
  marks('2019-01-03T16:00:00+07:00', 'office', `semester-report/${CENTRE}/2018-2019/HK1`, 'number', '02/BC-GDTX&KTHN'),
  marks('2019-06-03T16:00:00+07:00', 'office', `year-report/${CENTRE}/2018-2019`, 'number', '21/BC-GDTX&KTHN'),
  marks('2020-01-02T16:00:00+07:00', 'office', `semester-report/${CENTRE}/2019-2020/HK1`, 'number', '03/BC-GDTX&KTHN'),
  // The directors inspect every spring but the last, and settle what counts in emulation.
  ...['2017-2018', '2018-2019'].flatMap((year, n) => [
    pays(`${EARLY[2 * n + 1]}T14:00:00+07:00`, 'director', `inspection/ban-giam-doc/${year}`),
    pays(`${EARLY[2 * n + 1]}T15:00:00+07:00`, 'director', `emulation-criterion/ban-giam-doc/${year}`),
  ]),
];

it('lives through three school years of Đồng Tháp’s centre: two ends a year, and what comes between', async () => {
  const year = await live({
    plan: 'dong-thap-2017',
    from: '2017-10-25T08:00:00+07:00',
    company: {
      office: [{ unit: 'phong-hanh-chinh', role: 'office' }],
      diligent: [{ unit: 'phong-hanh-chinh', role: 'lead' }],
      silent: [{ unit: 'phong-giao-duc-thuong-xuyen', role: 'lead' }],
      late: [{ unit: 'phong-huong-nghiep', role: 'lead' }],
      union: [{ unit: 'cong-doan', role: 'lead' }],
      youth: [{ unit: 'doan-co-so', role: 'lead' }],
      director: [{ unit: 'ban-giam-doc', role: 'lead' }],
      party: [{ unit: 'dang-uy', role: 'lead' }],
      member: [{ unit: 'phong-huong-nghiep', role: 'member' }],
    },
    table: TABLE,
    diary: DIARY,
    daysOff: DAYS_OFF,
  });
  expect(await tasksMade(year, '2020-12-31')).toEqual(datedTasks(TABLE));
  expect(year.digests).toEqual(year.expectedDigests);
  expect(year.escalations).toEqual(year.expectedEscalations);
  expect(countsOf(year.digests)).toEqual({ director: 6, late: 24, office: 19, silent: 34, union: 12 });
  expect(countsOf(year.escalations)).toEqual({ office: 6 });
}, 180_000);
