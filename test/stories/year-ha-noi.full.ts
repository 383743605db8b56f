import { expect, it } from 'vitest';
import { asks, holds, marks, pays, reports, signsNil } from './years/doings.js';
import { opened, owed } from './years/table.js';
import { countsOf, datedTasks, live, tasksMade } from './years/year.js';

// Off: Monday 1 January 2018; Tết from Wednesday 14 to Tuesday 20 February; Hùng Vương on Wednesday 25 April; 30 April and
// 1 May; Monday 3 September in place of Sunday the 2nd.
const DAYS_OFF = [
  ...['2018-01-01', '2018-02-14', '2018-02-15', '2018-02-16', '2018-02-19', '2018-02-20'],
  ...['2018-04-25', '2018-04-30', '2018-05-01', '2018-09-03'],
] as const;

const ROOMS = [
  ...['phong-giao-duc-mam-non', 'phong-giao-duc-pho-thong', 'phong-gdtx-gdcn', 'phong-to-chuc-can-bo'],
  ...['phong-ke-hoach-tai-chinh', 'phong-chinh-tri-tu-tuong', 'phong-quan-ly-thi', 'thanh-tra'],
];
const DISTRICTS = [
  ...['ba-dinh', 'hoan-kiem', 'tay-ho', 'long-bien', 'cau-giay', 'dong-da', 'hai-ba-trung', 'hoang-mai'],
  ...['thanh-xuan', 'ha-dong', 'bac-tu-liem', 'nam-tu-liem', 'soc-son', 'dong-anh', 'gia-lam', 'thanh-tri'],
  ...['me-linh', 'ba-vi', 'phuc-tho', 'dan-phuong', 'hoai-duc', 'quoc-oai', 'thach-that', 'chuong-my'],
  ...['thanh-oai', 'thuong-tin', 'phu-xuyen', 'ung-hoa', 'my-duc', 'son-tay'],
].map((code) => `pgd-${code}`);
const SCHOOLS = ['thpt-chuyen-amsterdam', 'thpt-chu-van-an', 'thpt-chuyen-nguyen-hue', 'thpt-son-tay'];
const UNITS = [...ROOMS, ...DISTRICTS, ...SCHOOLS, 'gdtx-dong-my', 'gdtx-dinh-cong'];
const LED = ['thanh-tra', 'pgd-ba-dinh', 'pgd-hoan-kiem', 'pgd-soc-son', 'thpt-chu-van-an'];
/** The rest have nobody in Loa yet: the office answers for them. */
const rest = (units: readonly string[]) => units.filter((unit) => !LED.includes(unit));
const SECTOR = 'so-gddt-ha-noi';
const OFFICE = ['van-phong'];
const UNION = ['cong-doan-nganh'];
const MAGAZINE = ['tap-chi-giao-duc-thu-do'];

/** Mục V.8, "before the 25th": by the end of the 24th. */
const RETURNS = {
  '2017-11': { opens: '2017-11-02', last: '2017-11-24', mornings: '11-17 11-21 11-23 11-24 11-28', office: '12-01' },
  '2017-12': { opens: '2017-12-01', last: '2017-12-24', mornings: '12-18 12-21 12-25 12-26', office: '12-29' },
  '2018-01': { opens: '2018-01-01', last: '2018-01-24', mornings: '01-17 01-22 01-23 01-24 01-26', office: '01-31' },
  '2018-02': { opens: '2018-02-01', last: '2018-02-24', mornings: '02-21 02-23 02-26 02-27', office: '03-02' },
  '2018-03': { opens: '2018-03-01', last: '2018-03-24', mornings: '03-19 03-21 03-23 03-26 03-27', office: '03-30' },
  '2018-04': { opens: '2018-04-01', last: '2018-04-24', mornings: '04-17 04-23 04-24 04-27', office: '05-04' },
  '2018-05': { opens: '2018-05-01', last: '2018-05-24', mornings: '05-17 05-21 05-23 05-24 05-28', office: '05-31' },
  '2018-06': { opens: '2018-06-01', last: '2018-06-24', mornings: '06-18 06-21 06-25 06-26', office: '06-29' },
  '2018-07': { opens: '2018-07-01', last: '2018-07-24', mornings: '07-17 07-23 07-24 07-26', office: '07-31' },
  '2018-08': { opens: '2018-08-01', last: '2018-08-24', mornings: '08-17 08-21 08-23 08-24 08-28', office: '08-31' },
  '2018-09': { opens: '2018-09-01', last: '2018-09-24', mornings: '09-17 09-21 09-24 09-26', office: '10-01' },
  '2018-10': { opens: '2018-10-01', last: '2018-10-24', mornings: '10-17 10-22 10-23 10-24 10-26', office: '10-31' },
} as const;
const MONTHS = Object.keys(RETURNS);

/** What is put together of them for ministry and city: by the month's last working day. */
const UPWARD = {
  '2017-11': { opens: '2017-11-02', last: '2017-11-30', mornings: '11-23 11-27 11-29 11-30 12-04' },
  '2017-12': { opens: '2017-12-01', last: '2017-12-29', mornings: '12-22 12-26 12-28 12-29 01-03' },
  '2018-01': { opens: '2018-01-01', last: '2018-01-31', mornings: '01-24 01-29 01-30 01-31 02-02' },
  '2018-02': { opens: '2018-02-01', last: '2018-02-28', mornings: '02-21 02-26 02-27 02-28 03-02' },
  '2018-03': { opens: '2018-03-01', last: '2018-03-30', mornings: '03-23 03-27 03-29 03-30 04-03' },
  '2018-04': { opens: '2018-04-01', last: '2018-04-27', mornings: '04-20 04-24 04-26 04-27 05-03' },
  '2018-05': { opens: '2018-05-01', last: '2018-05-31', mornings: '05-24 05-28 05-30 05-31 06-04' },
  '2018-06': { opens: '2018-06-01', last: '2018-06-29', mornings: '06-22 06-26 06-28 06-29 07-03' },
  '2018-07': { opens: '2018-07-01', last: '2018-07-31', mornings: '07-24 07-30 07-31 08-02' },
  '2018-08': { opens: '2018-08-01', last: '2018-08-31', mornings: '08-24 08-28 08-30 08-31 09-05' },
  '2018-09': { opens: '2018-09-01', last: '2018-09-28', mornings: '09-21 09-25 09-27 09-28 10-02' },
  '2018-10': { opens: '2018-10-01', last: '2018-10-31', mornings: '10-24 10-29 10-30 10-31 11-02' },
} as const;

/** An article a month, mục V.2 to V.4: by its last day, whatever weekday that is. */
const ARTICLES = {
  ...UPWARD,
  '2017-11': { ...UPWARD['2017-11'], office: '12-07' },
  '2017-12': { opens: '2017-12-01', last: '2017-12-31', mornings: '12-25 12-28 01-02 01-03', office: '01-08' },
  '2018-01': { ...UPWARD['2018-01'], office: '02-07' },
  '2018-02': { ...UPWARD['2018-02'], office: '03-07' },
  '2018-03': { opens: '2018-03-01', last: '2018-03-31', mornings: '03-26 03-28 03-30 04-02 04-03', office: '04-06' },
  '2018-04': { opens: '2018-04-01', last: '2018-04-30', mornings: '04-23 04-27 05-02 05-03', office: '05-08' },
  '2018-05': { ...UPWARD['2018-05'], office: '06-07' },
  '2018-06': { opens: '2018-06-01', last: '2018-06-30', mornings: '06-25 06-27 06-29 07-02 07-03', office: '07-06' },
  '2018-07': { ...UPWARD['2018-07'], office: '08-07' },
  '2018-08': { ...UPWARD['2018-08'], office: '09-10' },
  '2018-09': { opens: '2018-09-01', last: '2018-09-30', mornings: '09-24 09-27 10-01 10-02', office: '10-05' },
  '2018-10': { ...UPWARD['2018-10'], office: '11-07' },
} as const;

/** The count of posts, for the meeting on the third working day of the month after. */
const COUNTS = {
  '2017-11': { opens: '2017-11-02', last: '2017-12-05', mornings: '11-28 12-04 12-05 12-07', office: '12-12' },
  '2017-12': { opens: '2017-12-01', last: '2018-01-04', mornings: '12-28 01-02 01-03 01-04 01-08', office: '01-11' },
  '2018-01': { opens: '2018-01-01', last: '2018-02-05', mornings: '01-29 02-02 02-05 02-07', office: '02-12' },
  '2018-02': { opens: '2018-02-01', last: '2018-03-05', mornings: '02-26 03-02 03-05 03-07', office: '03-12' },
  '2018-03': { opens: '2018-03-01', last: '2018-04-04', mornings: '03-28 04-02 04-03 04-04 04-06', office: '04-11' },
  '2018-04': { opens: '2018-04-01', last: '2018-05-04', mornings: '04-27 05-02 05-03 05-04 05-08', office: '05-11' },
  '2018-05': { opens: '2018-05-01', last: '2018-06-05', mornings: '05-29 06-04 06-05 06-07', office: '06-12' },
  '2018-06': { opens: '2018-06-01', last: '2018-07-04', mornings: '06-27 07-02 07-03 07-04 07-06', office: '07-11' },
  '2018-07': { opens: '2018-07-01', last: '2018-08-03', mornings: '07-27 07-31 08-02 08-03 08-07', office: '08-10' },
  '2018-08': { opens: '2018-08-01', last: '2018-09-06', mornings: '08-30 09-04 09-05 09-06 09-10', office: '09-13' },
  '2018-09': { opens: '2018-09-01', last: '2018-10-03', mornings: '09-26 10-01 10-02 10-03 10-05', office: '10-10' },
  '2018-10': { opens: '2018-10-01', last: '2018-11-05', mornings: '10-29 11-02 11-05 11-07', office: '11-12' },
} as const;

/** Once a school year, by 30 November; the next year's opens with it and is owed beside the rest of autumn. */
const AUTUMN = {
  '2017-2018': ARTICLES['2017-11'],
  '2018-2019': { opens: '2018-09-05', last: '2018-11-30', mornings: '11-23 11-27 11-29 11-30 12-04', office: '12-07' },
} as const;
/** Once a school year, by its end. */
const SUMMER = {
  '2017-2018': { opens: '2017-11-02', last: '2018-05-31', mornings: '05-24 05-28 05-30 05-31 06-04', office: '06-07' },
  '2018-2019': { opens: '2018-09-05', last: '2019-05-31', mornings: '05-24 05-28 05-30 05-31 06-04', office: '06-07' },
} as const;

const OFFICE_YEARLY = [
  ...['moderation', 'press-liaison', 'website-security', 'contributor-training', 'reward-proposal', 'budget-estimate'],
];

const TABLE = [
  ...owed('opinion-return', UNITS, RETURNS),
  ...owed('opinion-report-upward', [SECTOR], UPWARD),
  ...owed('unit-plan', UNITS, AUTUMN),
  ...owed('board-member-tasks', SCHOOLS, AUTUMN),
  ...owed('district-school-plans', DISTRICTS, AUTUMN),
  ...owed('sector-plan', OFFICE, AUTUMN),
  ...owed('web-count-report', OFFICE, COUNTS),
  ...owed('press-monitoring-software', OFFICE, {
    '2017-12-29': { ...UPWARD['2017-12'], opens: '2017-11-02', office: '01-08' },
  }),
  ...OFFICE_YEARLY.flatMap((duty) => owed(duty, OFFICE, SUMMER)),
  ...owed('sector-budget', [...OFFICE, 'phong-ke-hoach-tai-chinh'], SUMMER),
  ...owed('field-information', ROOMS, ARTICLES),
  ...owed('room-union-cooperation', ROOMS, SUMMER),
  ...owed('room-magazine-cooperation', ROOMS, SUMMER),
  ...owed('union-information', UNION, ARTICLES),
  ...owed('union-campaign', UNION, SUMMER),
  ...owed('magazine-plan', MAGAZINE, SUMMER),
  ...owed('magazine-analysis', MAGAZINE, ARTICLES),
  ...owed('school-training', SCHOOLS, SUMMER),
  ...owed('unit-budget', [...MAGAZINE, ...DISTRICTS, ...SCHOOLS], SUMMER),
  // A document that must be public, Thursday 8 February: two working days, and the second reminder after it lies behind Tết.
  opened('public-documents', ['pgd-hoan-kiem'], 'PS-0218-001', {
    ...{ opens: '2018-02-08T10:00:00+07:00', last: '2018-02-12', mornings: '02-09 02-12 02-21', office: '02-26' },
  }),
  // A school's event on Friday 23 and Saturday 24 March, entered on the 12th: the eve, the last day, two working days after.
  opened('event-coverage', ['thpt-chu-van-an'], 'SK-0318-001/before', {
    ...{ opens: '2018-03-12T09:00:00+07:00', last: '2018-03-22', mornings: '03-15 03-19 03-21 03-22 03-26' },
    office: '03-29',
  }),
  opened('event-coverage', ['thpt-chu-van-an'], 'SK-0318-001/during', {
    ...{ opens: '2018-03-23', last: '2018-03-24', mornings: '03-23 03-26 03-27', office: '03-30' },
  }),
  opened('event-coverage', ['thpt-chu-van-an'], 'SK-0318-001/after', {
    ...{ opens: '2018-03-24', last: '2018-03-27', mornings: '03-26 03-27 03-29', office: '04-03' },
  }),
  // The press asks on Tuesday 24 April, the eve of a holiday: two working days.
  opened('press-answer', ['thanh-tra'], 'YC-0418-001', {
    ...{ opens: '2018-04-24T09:00:00+07:00', last: '2018-04-27', mornings: '04-26 04-27 05-03', office: '05-08' },
  }),
  // Reporters are to be shown around, Wednesday 22 August: ten working days, with National Day among them.
  opened('press-visit', ['pgd-soc-son'], 'YC-0818-001', {
    ...{ opens: '2018-08-22T09:00:00+07:00', last: '2018-09-06', mornings: '08-30 09-04 09-05 09-06 09-10' },
    office: '09-13',
  }),
];

const autumn = (unit: string) => [`unit-plan/${unit}/2017-2018`, `district-school-plans/${unit}/2017-2018`];
const yearly = (duty: string, unit: string) => `${duty}/${unit}/2017-2018`;
const returned = (unit: string, ...months: readonly string[]) =>
  months.map((month) => `opinion-return/${unit}/${month}`);

const DIARY = [
  // Always early: never told of anything.
  pays('2017-11-10T15:00:00+07:00', 'early', ...autumn('pgd-ba-dinh'), yearly('unit-budget', 'pgd-ba-dinh')),
  ...MONTHS.map((month) => signsNil(`${month}-10T15:00:00+07:00`, 'early', ...returned('pgd-ba-dinh', month))),

  // At the last minute of the 24th; in February one minute too late.
  ...MONTHS.map((month) =>
    reports(
      month === '2018-02' ? '2018-02-25T00:01:00+07:00' : `${month}-24T23:59:00+07:00`,
      'lastMinute',
      `opinion-return/pgd-hoan-kiem/${month}`,
    ),
  ),
  pays('2017-11-30T23:59:00+07:00', 'lastMinute', ...autumn('pgd-hoan-kiem')),
  pays('2018-06-01T00:01:00+07:00', 'lastMinute', yearly('unit-budget', 'pgd-hoan-kiem')),
  asks('2018-02-08T10:00:00+07:00', 'lastMinute', 'arisen', 'public-documents', ['pgd-hoan-kiem']),
  marks(
    '2018-02-22T09:00:00+07:00',
    'lastMinute',
    'public-documents/pgd-hoan-kiem/PS-0218-001',
    'link',
    'https://pgd.example.vn/van-ban/12',
  ),

  // Silent until April, then all at once, then silent again.
  signsNil('2018-04-10T09:00:00+07:00', 'silent', ...returned('pgd-soc-son', ...MONTHS.slice(0, 5))),
  pays('2018-04-10T09:30:00+07:00', 'silent', ...autumn('pgd-soc-son')),
  asks('2018-08-22T09:00:00+07:00', 'office', 'asked', 'press-visit', ['pgd-soc-son']),

  // The inspectorate reports on the 20th, writes on the last day of each month, and not at all in summer.
  ...MONTHS.map((month) => reports(`${month}-20T10:00:00+07:00`, 'inspector', `opinion-return/thanh-tra/${month}`)),
  ...Object.entries(ARTICLES)
    .filter(([month]) => !['2018-06', '2018-07'].includes(month))
    .map(([month, { last }]) => pays(`${last}T08:00:00+07:00`, 'inspector', `field-information/thanh-tra/${month}`)),
  pays(
    '2018-09-04T10:00:00+07:00',
    'inspector',
    ...['2018-06', '2018-07'].map((month) => `field-information/thanh-tra/${month}`),
  ),
  pays('2017-11-27T08:00:00+07:00', 'inspector', 'unit-plan/thanh-tra/2017-2018'),
  marks(
    '2018-05-30T10:00:00+07:00',
    'inspector',
    yearly('room-union-cooperation', 'thanh-tra'),
    'note',
    'Đã phối hợp với Công đoàn',
  ),
  asks('2018-04-24T09:00:00+07:00', 'office', 'asked', 'press-answer', ['thanh-tra']),
  marks('2018-04-27T10:00:00+07:00', 'inspector', 'press-answer/thanh-tra/YC-0418-001', 'note', 'Đã trả lời'),

  // A school signs nil on the 18th; in January something comes up after it.
  ...MONTHS.map((month) => signsNil(`${month}-18T10:00:00+07:00`, 'school', ...returned('thpt-chu-van-an', month))),
  reports('2018-01-23T09:00:00+07:00', 'school', 'opinion-return/thpt-chu-van-an/2018-01'),
  pays(
    '2017-11-22T10:00:00+07:00',
    'school',
    yearly('unit-plan', 'thpt-chu-van-an'),
    yearly('board-member-tasks', 'thpt-chu-van-an'),
  ),
  holds('2018-03-12T09:00:00+07:00', 'office', {
    ...{ title: 'Ngày hội sách thử', unit: 'thpt-chu-van-an', from: '2018-03-23', through: '2018-03-24' },
  }),
  pays('2018-03-21T10:00:00+07:00', 'school', 'event-coverage/thpt-chu-van-an/SK-0318-001/before'),
  pays('2018-03-24T18:00:00+07:00', 'school', 'event-coverage/thpt-chu-van-an/SK-0318-001/during'),
  pays('2018-03-28T10:00:00+07:00', 'school', 'event-coverage/thpt-chu-van-an/SK-0318-001/after'),
  pays('2018-05-29T10:00:00+07:00', 'school', yearly('school-training', 'thpt-chu-van-an')),
  marks(
    '2018-06-05T10:00:00+07:00',
    'school',
    yearly('unit-budget', 'thpt-chu-van-an'),
    'note',
    'Đã bố trí từ chi thường xuyên',
  ),

  // Union and magazine write in the month, once too late.
  ...MONTHS.map((month) =>
    pays(
      month === '2018-07' ? '2018-08-06T10:00:00+07:00' : `${month}-20T10:00:00+07:00`,
      'union',
      `union-information/cong-doan-nganh/${month}`,
    ),
  ),
  marks('2018-05-29T10:30:00+07:00', 'union', yearly('union-campaign', 'cong-doan-nganh'), 'note', 'Đã vận động'),
  ...MONTHS.map((month) =>
    pays(`${month}-28T11:00:00+07:00`, 'magazine', `magazine-analysis/tap-chi-giao-duc-thu-do/${month}`),
  ),
  marks(
    '2018-05-28T11:30:00+07:00',
    'magazine',
    yearly('magazine-plan', 'tap-chi-giao-duc-thu-do'),
    'note',
    'Đã phối hợp với các phòng',
  ),
  pays('2018-05-31T11:00:00+07:00', 'magazine', yearly('unit-budget', 'tap-chi-giao-duc-thu-do')),

  // The chief of office counts the posts on the eve of the meeting, and never reports on the security of the website.
  ...Object.entries(COUNTS).map(([month, { last }]) =>
    pays(`${last}T06:30:00+07:00`, 'chief', `web-count-report/van-phong/${month}`),
  ),
  pays('2017-11-20T09:00:00+07:00', 'chief', yearly('sector-plan', 'van-phong')),
  pays('2017-12-28T09:00:00+07:00', 'chief', 'press-monitoring-software/van-phong/2017-12-29'),
  marks('2018-05-10T09:00:00+07:00', 'chief', yearly('moderation', 'van-phong'), 'note', 'Đã kiểm duyệt cả năm'),
  marks('2018-05-24T09:00:00+07:00', 'chief', yearly('press-liaison', 'van-phong'), 'note', 'Đã gặp các báo'),
  pays('2018-05-24T09:30:00+07:00', 'chief', yearly('contributor-training', 'van-phong')),
  pays('2018-05-31T09:00:00+07:00', 'chief', yearly('reward-proposal', 'van-phong')),
  pays('2018-06-05T09:00:00+07:00', 'chief', yearly('budget-estimate', 'van-phong')),
  marks('2018-05-28T09:00:00+07:00', 'chief', yearly('sector-budget', 'van-phong'), 'note', 'Đã thống nhất dự toán'),

  // The office answers for all who have nobody here: by the 22nd, before Tết, in July too late; and sends on what it put together.
  ...MONTHS.map((month) =>
    signsNil(
      { '2018-02': '2018-02-13T16:00:00+07:00', '2018-07': '2018-07-27T10:00:00+07:00' }[month] ??
        `${month}-22T16:00:00+07:00`,
      'office',
      ...rest(UNITS).map((unit) => `opinion-return/${unit}/${month}`),
    ),
  ),
  ...Object.entries(UPWARD).map(([month, { last }]) =>
    marks(`${last}T10:00:00+07:00`, 'office', `opinion-report-upward/${SECTOR}/${month}`, 'number', '100/BC-SGD&ĐT'),
  ),
  pays(
    '2017-11-24T16:30:00+07:00',
    'office',
    ...rest(UNITS).map((unit) => yearly('unit-plan', unit)),
    ...rest(SCHOOLS).map((unit) => yearly('board-member-tasks', unit)),
    ...rest(DISTRICTS).map((unit) => yearly('district-school-plans', unit)),
  ),
  ...MONTHS.map((month) =>
    pays(`${month}-28T16:00:00+07:00`, 'office', ...rest(ROOMS).map((unit) => `field-information/${unit}/${month}`)),
  ),
  pays(
    '2018-05-25T16:00:00+07:00',
    'office',
    ...rest(ROOMS).flatMap((unit) => [
      yearly('room-union-cooperation', unit),
      yearly('room-magazine-cooperation', unit),
    ]),
    ...rest(SCHOOLS).map((unit) => yearly('school-training', unit)),
  ),
  pays(
    '2018-05-28T16:00:00+07:00',
    'office',
    ...rest([...DISTRICTS, ...SCHOOLS]).map((unit) => yearly('unit-budget', unit)),
    yearly('sector-budget', 'phong-ke-hoach-tai-chinh'),
  ),
];

it('lives through a year of Hà Nội’s department: forty-four units before the 25th of each month, and all else', async () => {
  const year = await live({
    plan: 'ha-noi-2017',
    from: '2017-11-02T08:00:00+07:00',
    through: '2018-10-31',
    company: {
      office: [{ unit: 'van-phong', role: 'office' }],
      leader: [{ unit: 'ban-giam-doc', role: 'leader' }],
      reviewer: [{ unit: 'van-phong', role: 'editor' }],
      chief: [{ unit: 'van-phong', role: 'lead' }],
      inspector: [{ unit: 'thanh-tra', role: 'lead' }],
      early: [{ unit: 'pgd-ba-dinh', role: 'lead' }],
      lastMinute: [{ unit: 'pgd-hoan-kiem', role: 'lead' }],
      silent: [{ unit: 'pgd-soc-son', role: 'lead' }],
      school: [{ unit: 'thpt-chu-van-an', role: 'lead' }],
      union: [{ unit: 'cong-doan-nganh', role: 'lead' }],
      magazine: [{ unit: 'tap-chi-giao-duc-thu-do', role: 'lead' }],
    },
    table: TABLE,
    diary: DIARY,
    daysOff: DAYS_OFF,
  });
  const asked = TABLE.filter(({ last }) => last <= '2018-11-05');
  expect(await tasksMade(year, '2018-11-05')).toEqual(datedTasks(asked));
  expect(year.digests).toEqual(year.expectedDigests);
  expect(year.escalations).toEqual(year.expectedEscalations);
  expect(countsOf(year.digests)).toEqual({
    ...{ chief: 36, inspector: 55, lastMinute: 46, magazine: 25, office: 75, school: 21, silent: 66, union: 6 },
  });
  expect(countsOf(year.escalations)).toEqual({ office: 17 });
}, 280_000);
