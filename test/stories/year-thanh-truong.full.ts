import { describe, expect, it } from 'vitest';
import { asks, gives, holds, isAway, marks, pays, paysAtSecondTry } from './years/doings.js';
import { opened, owed } from './years/table.js';
import { countsOf, datedTasks, live, tasksMade } from './years/year.js';

const GROUPS = ['to-nha-tre', 'to-mau-giao-be', 'to-mau-giao-nho', 'to-mau-giao-lon', 'to-nuoi-duong'];

// Off: Friday 1 January 2021; Tết from Wednesday 10 to Tuesday 16 February; Wednesday 21 April (Hùng Vương);
// Friday 30 April, and Monday 3 May in place of Saturday the 1st.
const DAYS_OFF = [
  '2021-01-01',
  '2021-02-10',
  '2021-02-11',
  '2021-02-12',
  '2021-02-15',
  '2021-02-16',
  '2021-04-21',
  '2021-04-30',
  '2021-05-03',
] as const;

/** Mục III.1, III.2: each month, by its last day. */
const MONTHS = {
  '2020-11': { opens: '2020-11-02', last: '2020-11-30', mornings: '11-23 11-27 11-30 12-02', office: '12-07' },
  '2020-12': { opens: '2020-12-01', last: '2020-12-31', mornings: '12-24 12-28 12-30 12-31 01-05', office: '01-08' },
  '2021-01': { opens: '2021-01-01', last: '2021-01-31', mornings: '01-25 01-28 02-01 02-02', office: '02-05' },
  '2021-02': { opens: '2021-02-01', last: '2021-02-28', mornings: '02-22 02-25 03-01 03-02', office: '03-05' },
  '2021-03': { opens: '2021-03-01', last: '2021-03-31', mornings: '03-24 03-29 03-30 03-31 04-02', office: '04-07' },
  '2021-04': { opens: '2021-04-01', last: '2021-04-30', mornings: '04-23 04-27 04-29 05-04 05-05', office: '05-10' },
  '2021-05': { opens: '2021-05-01', last: '2021-05-31', mornings: '05-24 05-28 05-31 06-02', office: '06-07' },
} as const;

/** The end of each semester. */
const SEMESTERS = {
  '2020-2021/HK1': {
    opens: '2020-11-02',
    last: '2021-01-15',
    mornings: '01-08 01-12 01-14 01-15 01-19',
    office: '01-22',
  },
  '2020-2021/HK2': { opens: '2021-01-18', last: '2021-05-31', mornings: '05-24 05-28 05-31 06-02', office: '06-07' },
} as const;

const ONCE = { '2020-11-30': MONTHS['2020-11'] };

const TABLE = [
  ...owed('monthly-article', GROUPS, MONTHS),
  ...owed('monthly-information', GROUPS, MONTHS),
  ...owed('monthly-article-upward', ['thanh-truong'], MONTHS),
  ...owed('semester-photos', GROUPS, SEMESTERS),
  ...owed('semester-photos-upward', ['thanh-truong'], SEMESTERS),
  ...owed('community-outreach', ['bgh'], SEMESTERS),
  ...owed('unit-plan', [...GROUPS, 'bo-phan-truyen-thong'], ONCE),
  ...owed('school-plan', ['bgh'], ONCE),
  // A contest on Friday 20 November, entered on the Monday before: covered within three working days after it.
  opened('event-coverage', ['bo-phan-chuyen-mon'], 'SK-1120-001/after', {
    ...{ opens: '2020-11-20', last: '2020-11-25', mornings: '11-23 11-24 11-25 11-27', office: '12-02' },
  }),
  // Asked on Tuesday 8 December at nine, to be answered by the end of Wednesday.
  opened('interview-consultation', ['to-mau-giao-lon'], 'YC-1220-001', {
    ...{ opens: '2020-12-08T09:00:00+07:00', last: '2020-12-09', mornings: '12-09 12-11', office: '12-16' },
  }),
  // Reported on Tuesday 2 March, five working days.
  opened('public-feedback', ['bo-phan-truyen-thong'], 'PS-0321-001', {
    ...{ opens: '2021-03-02T10:00:00+07:00', last: '2021-03-09', mornings: '03-08 03-09 03-11', office: '03-16' },
  }),
  // Given by hand on Monday 11 January until the end of Wednesday the 20th, to a member by name.
  opened('assignment', ['GV-0121-001'], '1', {
    ...{ opens: '2021-01-11T08:30:00+07:00', last: '2021-01-20', mornings: '01-13 01-18 01-19 01-20 01-22' },
    ...{ of: 'to-mau-giao-lon', lead: '01-22', office: '01-27' },
  }),
];

const monthly = (unit: string, month: string) => [
  `monthly-article/${unit}/${month}`,
  `monthly-information/${unit}/${month}`,
];

const DIARY = [
  // One group hands everything in before the first reminder; it never hears one.
  pays('2020-11-20T15:00:00+07:00', 'diligent', ...monthly('to-nha-tre', '2020-11'), 'unit-plan/to-nha-tre/2020-11-30'),
  pays('2020-12-23T15:00:00+07:00', 'diligent', ...monthly('to-nha-tre', '2020-12')),
  pays('2021-01-07T09:00:00+07:00', 'diligent', 'semester-photos/to-nha-tre/2020-2021/HK1'),
  pays('2021-01-22T15:00:00+07:00', 'diligent', ...monthly('to-nha-tre', '2021-01')),
  pays('2021-02-05T15:00:00+07:00', 'diligent', ...monthly('to-nha-tre', '2021-02')),
  pays('2021-03-23T15:00:00+07:00', 'diligent', ...monthly('to-nha-tre', '2021-03')),
  pays('2021-04-22T23:59:00+07:00', 'diligent', ...monthly('to-nha-tre', '2021-04')),
  pays(
    '2021-05-21T15:00:00+07:00',
    'diligent',
    ...monthly('to-nha-tre', '2021-05'),
    'semester-photos/to-nha-tre/2020-2021/HK2',
  ),

  // One is always late, by some hours or by months.
  pays('2020-12-02T10:00:00+07:00', 'late', ...monthly('to-mau-giao-be', '2020-11')),
  pays('2020-12-20T10:00:00+07:00', 'late', 'unit-plan/to-mau-giao-be/2020-11-30'),
  pays('2021-01-06T10:00:00+07:00', 'late', ...monthly('to-mau-giao-be', '2020-12')),
  pays('2021-01-16T00:01:00+07:00', 'late', 'semester-photos/to-mau-giao-be/2020-2021/HK1'),
  pays('2021-02-01T06:59:00+07:00', 'late', ...monthly('to-mau-giao-be', '2021-01')),
  pays('2021-03-02T06:30:00+07:00', 'late', ...monthly('to-mau-giao-be', '2021-02')),
  pays(
    '2021-05-12T09:00:00+07:00',
    'late',
    ...monthly('to-mau-giao-be', '2021-03'),
    ...monthly('to-mau-giao-be', '2021-04'),
  ),
  pays(
    '2021-06-01T00:01:00+07:00',
    'late',
    ...monthly('to-mau-giao-be', '2021-05'),
    'semester-photos/to-mau-giao-be/2020-2021/HK2',
  ),

  // One hands in on the day, has an article sent back, and is asked before an interview.
  pays(
    '2020-11-24T09:00:00+07:00',
    'middling',
    'monthly-information/to-mau-giao-lon/2020-11',
    'unit-plan/to-mau-giao-lon/2020-11-30',
  ),
  ...paysAtSecondTry('middling', 'monthly-article/to-mau-giao-lon/2020-11', [
    '2020-11-26T09:00:00+07:00',
    '2020-11-27T16:00:00+07:00',
    '2020-12-01T08:00:00+07:00',
  ]),
  asks('2020-12-08T09:00:00+07:00', 'office', 'asked', 'interview-consultation', ['to-mau-giao-lon']),
  marks(
    '2020-12-09T10:00:00+07:00',
    'middling',
    'interview-consultation/to-mau-giao-lon/YC-1220-001',
    'note',
    'Đã thống nhất nội dung trả lời',
  ),
  pays('2020-12-31T08:00:00+07:00', 'middling', ...monthly('to-mau-giao-lon', '2020-12')),
  gives('2021-01-11T08:30:00+07:00', 'middling', 'member', '2021-01-21T00:00:00+07:00'),
  pays('2021-01-15T23:59:00+07:00', 'middling', 'semester-photos/to-mau-giao-lon/2020-2021/HK1'),
  pays('2021-01-31T20:00:00+07:00', 'middling', ...monthly('to-mau-giao-lon', '2021-01')),
  pays('2021-01-28T09:00:00+07:00', 'member', 'assignment/GV-0121-001/1'),
  pays('2021-02-26T09:00:00+07:00', 'middling', ...monthly('to-mau-giao-lon', '2021-02')),
  pays('2021-03-31T09:00:00+07:00', 'middling', ...monthly('to-mau-giao-lon', '2021-03')),
  pays('2021-04-29T17:00:00+07:00', 'middling', ...monthly('to-mau-giao-lon', '2021-04')),
  pays(
    '2021-05-31T17:00:00+07:00',
    'middling',
    ...monthly('to-mau-giao-lon', '2021-05'),
    'semester-photos/to-mau-giao-lon/2020-2021/HK2',
  ),

  // One pays on the last evening, and in March is away until the 31st while a colleague stands in.
  pays(
    '2020-11-30T18:00:00+07:00',
    'away',
    ...monthly('to-nuoi-duong', '2020-11'),
    'unit-plan/to-nuoi-duong/2020-11-30',
  ),
  pays('2020-12-31T18:00:00+07:00', 'away', ...monthly('to-nuoi-duong', '2020-12')),
  pays('2021-01-15T18:00:00+07:00', 'away', 'semester-photos/to-nuoi-duong/2020-2021/HK1'),
  pays('2021-01-31T18:00:00+07:00', 'away', ...monthly('to-nuoi-duong', '2021-01')),
  pays('2021-02-28T18:00:00+07:00', 'away', ...monthly('to-nuoi-duong', '2021-02')),
  isAway('2021-03-19T16:00:00+07:00', 'away', '2021-03-22', '2021-03-31', 'substitute'),
  pays('2021-03-30T10:00:00+07:00', 'substitute', 'monthly-article/to-nuoi-duong/2021-03'),
  pays('2021-04-02T10:00:00+07:00', 'away', 'monthly-information/to-nuoi-duong/2021-03'),
  pays('2021-04-30T18:00:00+07:00', 'away', ...monthly('to-nuoi-duong', '2021-04')),
  pays(
    '2021-05-31T18:00:00+07:00',
    'away',
    ...monthly('to-nuoi-duong', '2021-05'),
    'semester-photos/to-nuoi-duong/2020-2021/HK2',
  ),

  // One never hands in anything but its plan.
  pays('2021-01-04T10:00:00+07:00', 'silent', 'unit-plan/to-mau-giao-nho/2020-11-30'),

  holds('2020-11-16T09:00:00+07:00', 'office', {
    ...{ title: 'Hội thi bé khỏe, bé ngoan', planEvent: 'be-khoe-be-ngoan', unit: 'bo-phan-chuyen-mon' },
    ...{ from: '2020-11-20', through: '2020-11-20' },
  }),
  pays('2020-11-25T11:00:00+07:00', 'professional', 'event-coverage/bo-phan-chuyen-mon/SK-1120-001/after'),
  pays('2020-11-27T11:00:00+07:00', 'communication', 'unit-plan/bo-phan-truyen-thong/2020-11-30'),
  asks('2021-03-02T10:00:00+07:00', 'communication', 'arisen', 'public-feedback', ['bo-phan-truyen-thong']),

  // What the school itself owes.
  marks('2020-11-19T08:00:00+07:00', 'office', 'school-plan/bgh/2020-11-30', 'number', '36/KH-MNTr'),
  pays('2020-11-28T08:00:00+07:00', 'office', 'monthly-article-upward/thanh-truong/2020-11'),
  marks(
    '2021-01-13T08:00:00+07:00',
    'office',
    'community-outreach/bgh/2020-2021/HK1',
    'note',
    'Đã phối hợp với phường',
  ),
  pays('2021-01-13T09:00:00+07:00', 'office', 'semester-photos-upward/thanh-truong/2020-2021/HK1'),
  ...['2020-12', '2021-01', '2021-02', '2021-03', '2021-04', '2021-05'].map((month, n) =>
    pays(`2021-0${Math.max(1, n)}-20T08:0${n}:00+07:00`, 'office', `monthly-article-upward/thanh-truong/${month}`),
  ),
];

describe('the kindergarten of Thanh Trường, November 2020 to May 2021', () => {
  it('is told what its plan says, on the mornings its calendar says, and nobody else is', async () => {
    const year = await live({
      plan: 'thanh-truong-2020',
      from: '2020-11-02T08:00:00+07:00',
      company: {
        office: [{ unit: 'van-phong', role: 'office' }],
        principal: [{ unit: 'bgh', role: 'leader' }],
        reviewer: [{ unit: 'bo-phan-chuyen-mon', role: 'editor' }],
        professional: [{ unit: 'bo-phan-chuyen-mon', role: 'lead' }],
        communication: [{ unit: 'bo-phan-truyen-thong', role: 'lead' }],
        diligent: [{ unit: 'to-nha-tre', role: 'lead' }],
        late: [{ unit: 'to-mau-giao-be', role: 'lead' }],
        silent: [{ unit: 'to-mau-giao-nho', role: 'lead' }],
        middling: [{ unit: 'to-mau-giao-lon', role: 'lead' }],
        away: [{ unit: 'to-nuoi-duong', role: 'lead' }],
        substitute: [{ unit: 'to-nuoi-duong', role: 'member' }],
        member: [{ unit: 'to-mau-giao-lon', role: 'member' }],
      },
      table: TABLE,
      diary: DIARY,
      daysOff: DAYS_OFF,
      owes: ({ duty, unit }, day) => {
        if (duty === 'assignment') return 'member';
        const isAway = unit === 'to-nuoi-duong' && '2021-03-22' <= day && day <= '2021-03-31';
        return isAway ? 'substitute' : undefined;
      },
    });
    expect(await tasksMade(year, '2021-12-31')).toEqual(datedTasks(TABLE));
    expect(year.digests).toEqual(year.expectedDigests);
    expect(year.escalations).toEqual(year.expectedEscalations);
    expect(countsOf(year.digests)).toEqual({
      ...{ away: 22, communication: 5, late: 31, member: 5, middling: 25 },
      ...{ office: 13, professional: 3, silent: 36, substitute: 4 },
    });
    expect(countsOf(year.escalations)).toEqual({ middling: 1, office: 10 });
  }, 180_000);
});
