import { expect, it } from 'vitest';
import { asks, holds, marks, pays } from './years/doings.js';
import { opened, owed } from './years/table.js';
import { countsOf, datedTasks, live, tasksMade } from './years/year.js';

// Off: Hùng Vương on Saturday 29 April and the 30th, made up for on 2 and 3 May; 1 May; 1 and 4 September around National
// Day on a Saturday; 1 January 2024.
const DAYS_OFF = ['2023-05-01', '2023-05-02', '2023-05-03', '2023-09-01', '2023-09-04', '2024-01-01'] as const;

const range = (stem: string, letters: string) => [...letters].map((letter) => `thpt-${letter}-${stem}`);
const ROOMS = [
  ...['thanh-tra', 'phong-to-chuc-can-bo', 'phong-ke-hoach-tai-chinh', 'phong-giao-duc-mam-non'],
  ...['phong-giao-duc-tieu-hoc', 'phong-giao-duc-trung-hoc', 'phong-gdtx-gdcn', 'phong-quan-ly-chat-luong'],
];
const DISTRICTS = ['phu-ly', 'duy-tien', 'kim-bang', 'ly-nhan', 'thanh-liem', 'binh-luc'].map((code) => `pgd-${code}`);
const SCHOOLS = [
  ...['thpt-chuyen-bien-hoa', ...range('phu-ly', 'abc'), ...range('duy-tien', 'abc'), 'thpt-nguyen-huu-tien'],
  ...[...range('kim-bang', 'abc'), 'thpt-ly-thuong-kiet', 'thpt-ly-nhan', 'thpt-bac-ly', 'thpt-nam-ly'],
  ...['thpt-nam-cao', ...range('thanh-liem', 'abc'), 'thpt-le-hoan', ...range('binh-luc', 'abc')],
  ...['thpt-nguyen-khuyen', 'tt-gdtx-tinh', 'tt-gdnn-gdtx-duy-tien', 'tt-gdnn-gdtx-kim-bang'],
  ...['tt-gdnn-gdtx-ly-nhan', 'tt-gdnn-gdtx-thanh-liem', 'tt-gdnn-gdtx-binh-luc'],
];
const UNITS = [...ROOMS, ...DISTRICTS, ...SCHOOLS];
const LED = ['thanh-tra', 'pgd-phu-ly', 'pgd-duy-tien', 'thpt-chuyen-bien-hoa'];
/** The rest have nobody in Loa yet: the office answers for them. */
const REST = UNITS.filter((unit) => !LED.includes(unit));
const SECTOR = 'so-gddt-ha-nam';
const OFFICE = ['van-phong'];

/** "Before 10 May", "before 10 November": by the end of the 9th. What is asked by the plan's year opens with it. */
const MAY = { opens: '2023-04-01', last: '2023-05-09', mornings: '05-04 05-08 05-09 05-11', office: '05-16' } as const;
const NOVEMBER = {
  opens: '2023-04-01',
  last: '2023-11-09',
  mornings: '11-02 11-06 11-08 11-09 11-13',
  office: '11-16',
} as const;
const SET_UP = {
  '2023-04-28': { opens: '2023-04-01', last: '2023-04-28', mornings: '04-21 04-25 04-27 04-28 05-05', office: '05-10' },
} as const;
/** The last working day of each month. */
const MONTHS = {
  '2023-04': { opens: '2023-04-01', last: '2023-04-28', mornings: '04-21 04-25 04-27 04-28 05-05' },
  '2023-05': { opens: '2023-05-01', last: '2023-05-31', mornings: '05-24 05-29 05-30 05-31 06-02' },
  '2023-06': { opens: '2023-06-01', last: '2023-06-30', mornings: '06-23 06-27 06-29 06-30 07-04' },
  '2023-07': { opens: '2023-07-01', last: '2023-07-31', mornings: '07-24 07-28 07-31 08-02' },
  '2023-08': { opens: '2023-08-01', last: '2023-08-31', mornings: '08-24 08-28 08-30 08-31 09-06' },
  '2023-09': { opens: '2023-09-01', last: '2023-09-29', mornings: '09-22 09-26 09-28 09-29 10-03' },
  '2023-10': { opens: '2023-10-01', last: '2023-10-31', mornings: '10-24 10-30 10-31 11-02' },
  '2023-11': { opens: '2023-11-01', last: '2023-11-30', mornings: '11-23 11-27 11-29 11-30 12-04' },
  '2023-12': { opens: '2023-12-01', last: '2023-12-29', mornings: '12-22 12-26 12-28 12-29 01-03' },
} as const;

const HALVES = { '2023/H1': MAY, '2023': NOVEMBER };

const TABLE = [
  ...owed('half-year-report', UNITS, { '2023/H1': MAY }),
  ...owed('year-report', UNITS, { '2023': NOVEMBER }),
  ...owed('half-year-report-upward', [SECTOR], {
    '2023/H1': { opens: '2023-04-01', last: '2023-05-20', mornings: '05-15 05-17 05-19 05-22 05-23' },
  }),
  ...owed('year-report-upward', [SECTOR], {
    '2023': { opens: '2023-04-01', last: '2023-11-20', mornings: '11-13 11-17 11-20 11-22' },
  }),
  ...owed('unit-plan', UNITS, SET_UP),
  ...owed('responsible-manager', UNITS, SET_UP),
  ...owed('content-integration', UNITS, HALVES),
  ...owed('coordination', OFFICE, HALVES),
  ...owed('communication-network', OFFICE, HALVES),
  ...owed('feedback-analysis', OFFICE, MONTHS),
  ...owed('crisis-plan', OFFICE, SET_UP),
  // An unplanned event on Monday 17 July, entered the same morning by the office: two working days after it.
  opened('event-coverage', ['pgd-phu-ly'], 'SK-0723-001/after', {
    ...{ opens: '2023-07-17T09:00:00+07:00', last: '2023-07-19', mornings: '07-18 07-19 07-21', office: '07-26' },
  }),
  // The province asks on Thursday 31 August, before four days of rest: five working days.
  opened('directed-communication', ['thanh-tra', 'pgd-duy-tien'], 'YC-0823-001', {
    ...{ opens: '2023-08-31T10:00:00+07:00', last: '2023-09-11', mornings: '09-05 09-08 09-11 09-13', office: '09-18' },
  }),
];

const setUp = (unit: string) => [`unit-plan/${unit}/2023-04-28`, `responsible-manager/${unit}/2023-04-28`];
const half = (unit: string) => [`half-year-report/${unit}/2023/H1`, `content-integration/${unit}/2023/H1`];
const whole = (unit: string) => [`year-report/${unit}/2023`, `content-integration/${unit}/2023`];

const DIARY = [
  // Early; with the year's report too, so that nothing is left to be told.
  pays('2023-04-20T15:00:00+07:00', 'early', ...setUp('thpt-chuyen-bien-hoa')),
  pays('2023-05-03T15:00:00+07:00', 'early', ...half('thpt-chuyen-bien-hoa')),
  pays('2023-11-01T15:00:00+07:00', 'early', ...whole('thpt-chuyen-bien-hoa')),
  // At the last minute, and one minute too late.
  pays('2023-04-28T23:59:00+07:00', 'lastMinute', ...setUp('pgd-phu-ly')),
  pays('2023-05-09T23:59:00+07:00', 'lastMinute', ...half('pgd-phu-ly')),
  pays('2023-11-10T00:01:00+07:00', 'lastMinute', ...whole('pgd-phu-ly')),
  holds('2023-07-17T09:00:00+07:00', 'office', {
    ...{ title: 'Đón đoàn học sinh đạt giải', unit: 'pgd-phu-ly', from: '2023-07-17', through: '2023-07-17' },
  }),
  pays('2023-07-20T09:00:00+07:00', 'lastMinute', 'event-coverage/pgd-phu-ly/SK-0723-001/after'),
  // Half: one thing of two.
  pays('2023-04-26T09:00:00+07:00', 'half', 'unit-plan/thanh-tra/2023-04-28'),
  marks('2023-05-10T09:00:00+07:00', 'half', 'responsible-manager/thanh-tra/2023-04-28', 'name', 'Trần Văn Mẫu'),
  pays('2023-05-09T09:00:00+07:00', 'half', 'half-year-report/thanh-tra/2023/H1'),
  marks('2023-05-15T09:00:00+07:00', 'half', 'content-integration/thanh-tra/2023/H1', 'note', 'Đã đưa vào tập huấn'),
  asks('2023-08-31T10:00:00+07:00', 'office', 'asked', 'directed-communication', ['thanh-tra', 'pgd-duy-tien']),
  pays('2023-09-08T09:00:00+07:00', 'half', 'directed-communication/thanh-tra/YC-0823-001'),
  pays('2023-11-08T09:00:00+07:00', 'half', ...whole('thanh-tra')),
  // The office hands in on paper for all who have nobody here.
  pays('2023-04-27T16:00:00+07:00', 'office', ...REST.flatMap(setUp)),
  pays('2023-05-08T16:00:00+07:00', 'office', ...REST.flatMap(half)),
  pays('2023-11-06T16:00:00+07:00', 'office', ...REST.flatMap(whole)),
  // Its own.
  marks('2023-04-25T08:00:00+07:00', 'office', 'crisis-plan/van-phong/2023-04-28', 'note', 'Đã trình bản giấy'),
  ...['coordination', 'communication-network'].flatMap((duty) => [
    marks('2023-05-02T08:00:00+07:00', 'office', `${duty}/van-phong/2023/H1`, 'note', 'Đã đôn đốc các đơn vị'),
    marks('2023-11-01T08:00:00+07:00', 'office', `${duty}/van-phong/2023`, 'note', 'Đã đôn đốc các đơn vị'),
  ]),
  marks('2023-05-18T08:00:00+07:00', 'office', `half-year-report-upward/${SECTOR}/2023/H1`, 'number', '120/BC-SGDĐT'),
  marks('2023-11-17T16:00:00+07:00', 'office', `year-report-upward/${SECTOR}/2023`, 'number', '310/BC-SGDĐT'),
  ...['04-20', '05-23', '06-22', '07-21', '08-28', '09-21', '10-23', '11-22'].map((day) =>
    pays(`2023-${day}T08:00:00+07:00`, 'office', `feedback-analysis/van-phong/2023-${day.slice(0, 2)}`),
  ),
];

it('lives through the year 2023 of Hà Nam’s department: two reports a year from forty-four units', async () => {
  const year = await live({
    plan: 'ha-nam-2023',
    from: '2023-04-03T08:00:00+07:00',
    company: {
      office: [{ unit: 'van-phong', role: 'office' }],
      early: [{ unit: 'thpt-chuyen-bien-hoa', role: 'lead' }],
      lastMinute: [{ unit: 'pgd-phu-ly', role: 'lead' }],
      half: [{ unit: 'thanh-tra', role: 'lead' }],
      silent: [{ unit: 'pgd-duy-tien', role: 'lead' }],
      leader: [{ unit: 'lanh-dao-so', role: 'leader' }],
      reviewer: [{ unit: 'van-phong', role: 'editor' }],
    },
    table: TABLE,
    diary: DIARY,
    daysOff: DAYS_OFF,
  });
  expect(await tasksMade(year, '2024-06-30')).toEqual(datedTasks(TABLE));
  expect(year.digests).toEqual(year.expectedDigests);
  expect(year.escalations).toEqual(year.expectedEscalations);
  expect(countsOf(year.digests)).toEqual({ half: 14, lastMinute: 13, office: 18, silent: 18 });
  expect(countsOf(year.escalations)).toEqual({ office: 4 });
}, 180_000);
