import { expect, it } from 'vitest';
import { asks, gives, holds, marks, pays, paysAtSecondTry, signsNil } from './years/doings.js';
import { opened } from './years/table.js';
import { countsOf, live, tasksMade } from './years/year.js';

// Off: Wednesday 2 September 2020, and Friday 1 January 2021.
const DAYS_OFF = ['2020-09-02', '2021-01-01'] as const;

const GROUPS = [
  ...[
    'to-toan-tin',
    'to-khoa-hoc-tu-nhien',
    'to-ngu-van',
    'to-khoa-hoc-xa-hoi',
    'to-ngoai-ngu',
    'to-the-duc-quoc-phong',
  ],
  'to-van-phong',
];
const BOARD = 'ban-quan-tri-website';

/** No date stands in this plan: all of it is opened by somebody. What is opened at nine is past that day's reminder. */
const TABLE = [
  // The Youth Union is asked on Monday 1 June: three working days.
  opened('youth-information', ['doan-truong'], 'YC-0620-001', {
    ...{ opens: '2020-06-01T09:00:00+07:00', last: '2020-06-04', mornings: '06-03 06-04 06-08', office: '06-11' },
  }),
  // Criticism of all groups, Monday 15 June: five working days.
  opened('group-criticism', GROUPS, 'PS-0620-001', {
    ...{ opens: '2020-06-15T09:00:00+07:00', last: '2020-06-22', mornings: '06-19 06-22 06-24', office: '06-29' },
  }),
  // The press is digested by the next working day: Friday 17 July, to the end of Monday.
  opened('press-digest', [BOARD], 'PS-0720-001', {
    ...{ opens: '2020-07-17T09:00:00+07:00', last: '2020-07-20', mornings: '07-20 07-22', office: '07-27' },
  }),
  // The examination of 9 and 10 August, a Sunday and a Monday, entered on 27 July: two working days after it.
  opened('event-coverage', [BOARD], 'SK-0720-001/after', {
    ...{ opens: '2020-08-10', last: '2020-08-12', mornings: '08-11 08-12 08-14', office: '08-19' },
  }),
  // A hot issue on Monday 31 August, two working days around National Day: the end of Thursday 3 September.
  opened('hot-issue-handling', [BOARD], 'PS-0820-001', {
    ...{ opens: '2020-08-31T09:00:00+07:00', last: '2020-09-03', mornings: '09-03 09-07', office: '09-10' },
  }),
  opened('opinion-report-upward', ['ptdtnt-cu-jut'], 'PS-0820-002', {
    ...{ opens: '2020-08-31T09:05:00+07:00', last: '2020-09-03', mornings: '09-03 09-07' },
  }),
  // Content is woven into teaching: two groups, Wednesday 16 September, five working days.
  opened('content-integration', ['to-toan-tin', 'to-ngu-van'], 'PS-0920-001', {
    ...{ opens: '2020-09-16T09:00:00+07:00', last: '2020-09-23', mornings: '09-21 09-22 09-23 09-25', office: '09-30' },
  }),
  // A praise asked of the group of natural sciences on Tuesday 10 November: three working days.
  opened('praise', ['to-khoa-hoc-tu-nhien'], 'PS-1120-001', {
    ...{ opens: '2020-11-10T09:00:00+07:00', last: '2020-11-13', mornings: '11-12 11-13 11-17', office: '11-20' },
  }),
  // The congress of 26 and 27 November (Thursday and Friday).
  opened('event-coverage', ['doan-truong'], 'SK-1120-001/after', {
    ...{ opens: '2020-11-27', last: '2020-12-01', mornings: '11-30 12-01 12-03', office: '12-08' },
  }),
  // Over the turn of the year: Wednesday 30 December, five working days without Friday the 1st.
  opened('follow-up', [BOARD], 'PS-1220-001', {
    ...{
      opens: '2020-12-30T09:00:00+07:00',
      last: '2021-01-07',
      mornings: '12-31 01-04 01-06 01-07 01-11',
      office: '01-14',
    },
  }),
  // Given by hand on Monday 5 October to a member of the board until the end of Friday the 16th.
  opened('assignment', ['GV-1020-001'], '1', {
    ...{ opens: '2020-10-05T09:00:00+07:00', last: '2020-10-16', mornings: '10-09 10-13 10-15 10-16 10-20' },
    ...{ of: BOARD, lead: '10-20', office: '10-23' },
  }),
];

const DIARY = [
  asks('2020-06-01T09:00:00+07:00', 'board', 'asked', 'youth-information', ['doan-truong']),
  pays('2020-06-05T15:00:00+07:00', 'youth', 'youth-information/doan-truong/YC-0620-001'),

  asks('2020-06-15T09:00:00+07:00', 'office', 'arisen', 'group-criticism', GROUPS),
  pays('2020-06-16T09:00:00+07:00', 'diligent', 'group-criticism/to-toan-tin/PS-0620-001'),
  signsNil('2020-06-19T09:00:00+07:00', 'nil', 'group-criticism/to-khoa-hoc-tu-nhien/PS-0620-001'),
  pays('2020-06-23T09:00:00+07:00', 'office', 'group-criticism/to-van-phong/PS-0620-001'),
  ...paysAtSecondTry('two', 'group-criticism/to-ngoai-ngu/PS-0620-001', [
    '2020-06-18T09:00:00+07:00',
    '2020-06-19T16:00:00+07:00',
    '2020-06-22T16:00:00+07:00',
  ]),

  asks('2020-07-17T09:00:00+07:00', 'board', 'arisen', 'press-digest', [BOARD]),
  signsNil('2020-07-20T16:00:00+07:00', 'board', `press-digest/${BOARD}/PS-0720-001`),

  holds('2020-07-27T09:00:00+07:00', 'board', {
    ...{
      title: 'Kỳ thi THPT năm 2020',
      planEvent: 'thi-thpt-2020',
      unit: BOARD,
      from: '2020-08-09',
      through: '2020-08-10',
    },
  }),
  pays('2020-08-12T20:00:00+07:00', 'board', `event-coverage/${BOARD}/SK-0720-001/after`),

  asks('2020-08-31T09:00:00+07:00', 'board', 'arisen', 'hot-issue-handling', [BOARD]),
  asks('2020-08-31T09:05:00+07:00', 'office', 'arisen', 'opinion-report-upward', ['ptdtnt-cu-jut']),
  marks(
    '2020-09-04T08:00:00+07:00',
    'office',
    'opinion-report-upward/ptdtnt-cu-jut/PS-0820-002',
    'number',
    '45/BC-PTDTNT',
  ),
  marks(
    '2020-09-10T08:00:00+07:00',
    'board',
    `hot-issue-handling/${BOARD}/PS-0820-001`,
    'note',
    'Đã xử lý và thông tin lại',
  ),

  asks('2020-09-16T09:00:00+07:00', 'office', 'arisen', 'content-integration', ['to-toan-tin', 'to-ngu-van']),
  marks(
    '2020-09-17T08:00:00+07:00',
    'diligent',
    'content-integration/to-toan-tin/PS-0920-001',
    'note',
    'Đã lồng ghép ở tổ',
  ),
  gives('2020-10-05T09:00:00+07:00', 'board', 'member', '2020-10-17T00:00:00+07:00'),
  pays('2020-10-26T09:00:00+07:00', 'member', 'assignment/GV-1020-001/1'),

  asks('2020-11-10T09:00:00+07:00', 'office', 'arisen', 'praise', ['to-khoa-hoc-tu-nhien']),
  pays('2020-11-11T09:00:00+07:00', 'nil', 'praise/to-khoa-hoc-tu-nhien/PS-1120-001'),
  holds('2020-11-02T09:00:00+07:00', 'office', {
    ...{ title: 'Đại hội thi đua yêu nước', planEvent: 'dai-hoi-thi-dua-vii', unit: 'doan-truong' },
    ...{ from: '2020-11-26', through: '2020-11-27' },
  }),
  pays('2020-12-01T09:00:00+07:00', 'youth', 'event-coverage/doan-truong/SK-1120-001/after'),
  asks('2020-12-30T09:00:00+07:00', 'board', 'arisen', 'follow-up', [BOARD]),
];

it('lives through the year 2020 of Cư Jút’s school, where nothing has a date and everything is asked or comes up', async () => {
  const year = await live({
    plan: 'cu-jut-2020',
    from: '2020-05-20T08:00:00+07:00',
    company: {
      office: [{ unit: 'to-van-phong', role: 'office' }],
      board: [{ unit: BOARD, role: 'lead' }],
      member: [{ unit: BOARD, role: 'member' }],
      youth: [{ unit: 'doan-truong', role: 'lead' }],
      diligent: [{ unit: 'to-toan-tin', role: 'lead' }],
      nil: [{ unit: 'to-khoa-hoc-tu-nhien', role: 'lead' }],
      silent: [{ unit: 'to-ngu-van', role: 'lead' }],
      // One who leads two groups hears of both in one digest.
      two: [
        { unit: 'to-ngoai-ngu', role: 'lead' },
        { unit: 'to-khoa-hoc-xa-hoi', role: 'lead' },
      ],
      principal: [{ unit: 'bgh', role: 'leader' }],
    },
    table: TABLE,
    diary: DIARY,
    daysOff: DAYS_OFF,
    owes: ({ duty }) => (duty === 'assignment' ? 'member' : undefined),
  });
  expect(await tasksMade(year, '2021-12-31')).toEqual([]);
  expect(year.digests).toEqual(year.expectedDigests);
  expect(year.escalations).toEqual(year.expectedEscalations);
  expect(countsOf(year.digests)).toEqual({ board: 10, member: 5, nil: 1, office: 4, silent: 7, two: 3, youth: 4 });
  expect(countsOf(year.escalations)).toEqual({ board: 1, office: 5 });
}, 180_000);
