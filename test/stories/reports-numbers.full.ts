import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { parsePeriod } from '../../src/calendar/period.js';
import { byDuty } from '../../src/ledger/count.js';
import { countCredits, promiseCredit } from '../../src/ledger/pay.js';
import { dutyNumbers, periodNumbers } from '../../src/ledger/period-numbers.js';
import { type PlanInForce, requirePlan } from '../../src/ledger/plan-in-force.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { readReport } from '../features/reports-reading.js';
import { loa } from '../support/cli.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { NUMBERS, type NumberName, type Numbers, none, recount, regrade, type Span } from './recount.js';

type Kind = Span['kind'];
/** The report, its period, that period's kind, first and last day. */
type Asked = readonly [report: string, period: string, kind: Kind, from: string, last: string];

/** Each plan with two mornings on which things are handed in, one on which it is counted, and the reports it asks for. */
const INSTITUTIONS: readonly (readonly [
  plan: string,
  firstDay: string,
  early: string,
  late: string,
  counted: string,
  reports: readonly Asked[],
])[] = [
  [
    'thanh-truong-2020',
    '2020-11-02',
    '2020-11-20',
    '2020-12-03',
    '2021-01-20',
    [
      ['month', '2020-11', 'month', '2020-11-01', '2020-11-30'],
      ['semester', '2020-2021/HK1', 'semester', '', ''],
    ],
  ],
  [
    'cu-jut-2020',
    '2020-10-01',
    '2020-11-10',
    '2020-12-02',
    '2020-12-05',
    [['month', '2020-11', 'month', '2020-11-01', '2020-11-30']],
  ],
  [
    'ha-noi-2017',
    '2017-11-02',
    '2017-12-12',
    '2018-01-10',
    '2018-06-20',
    [
      ['opinion', '2017-12', 'month', '2017-12-01', '2017-12-31'],
      ['web-count', '2017-12', 'month', '2017-12-01', '2017-12-31'],
      ['school-year', '2017-2018', 'schoolYear', '', ''],
    ],
  ],
  [
    'ha-nam-2023',
    '2023-04-10',
    '2023-05-04',
    '2023-07-03',
    '2023-11-20',
    [
      ['half-year', '2023/H1', 'halfYear', '2023-01-01', '2023-06-30'],
      ['year', '2023', 'year', '2023-01-01', '2023-12-31'],
    ],
  ],
  [
    'dong-thap-2017',
    '2017-10-25',
    '2017-12-12',
    '2018-02-20',
    '2018-06-05',
    [
      ['semester', '2017-2018/HK1', 'semester', '', ''],
      ['school-year', '2017-2018', 'schoolYear', '', ''],
    ],
  ],
];

it.each(INSTITUTIONS)(
  'of %s every number on paper, in the workbook and in the status is the one counted from the rows',
  async (plan, firstDay, early, late, counted, reports) => {
    const house = await openHouse({ plan, now: `${firstDay}T08:00:00+07:00` });
    await workIsDone(house, early, 5);
    await workIsDone(house, late, 3);
    house.clock.set(`${counted}T09:00:00+07:00`);
    const edition = await requirePlan(house.app.house.db.read);
    const titles = new Map(edition.plan.duties.map(({ code, title }) => [code, title]));
    const states = new Set<NumberName>();
    let graded = 0;
    for (const asked of reports) {
      const [report, period] = asked;
      const said = `${plan} ${report} ${period}`;
      const mine = recount(join(house.dir, 'loa.db'), spanOf(asked, edition.calendar.schoolYears), house.clock.now());
      const [path = '', book = ''] = (await loa(house, 'report', report, period, '--out', house.dir)).lines;
      const paper = await readReport(readFileSync(path));
      const tables = paper.words.flatMap((line) => /^Bảng (\d+)\. /u.exec(line)?.[1] ?? []);
      expect(tables, said).toEqual(tables.map((_, at) => String(at + 1)));
      const sheet = await countsOf(book);
      const status = await statusOf(house, period);
      await sameByDuty(house, edition, period);
      const named = await unitNames(house);

      // An opinion report is about the returns it is made of.
      const duties = report === 'opinion' ? new Set(['opinion-return']) : undefined;
      const wanted = new Map([...mine].filter(([key]) => duties?.has(key.split(' ')[1] ?? '') ?? true));
      expect([...sheet.keys()].toSorted(), said).toEqual(
        [...wanted.keys()].map((key) => `${key.split(' ')[0]} ${titles.get(key.split(' ')[1] ?? '')}`).toSorted(),
      );
      for (const [key, numbers] of wanted) {
        const [unit = '', duty = ''] = key.split(' ');
        const title = titles.get(duty) ?? '';
        expect(sheet.get(`${unit} ${title}`), `${said} workbook ${key}`).toEqual(numbers);
        expect(status.get(key), `${said} status ${key}`).toEqual(numbers);
        const row = paper.row(`. ${title} (`, named.get(unit) ?? '');
        expect(row.slice(2, 9).map(numberIn), `${said} paper ${key}`).toEqual(PAPER.map((name) => numbers[name]));
        for (const name of NUMBERS) if (numbers[name] > 0) states.add(name);
      }
      const [model] = (await loa(house, 'report', report, period, '--json')).json;
      const { grading, dataFrom, dataTo } = Model.parse(model);
      const rules = edition.plan.grading;
      if (grading !== null && rules.mode !== 'none') {
        const data = [dayThere(dataFrom), dayThere(dataTo)] as const;
        const span = spanOf(asked, edition.calendar.schoolYears);
        const own = regrade(join(house.dir, 'loa.db'), span, house.clock.now(), data, rules);
        expect(grading.units.length, said).toBeGreaterThan(3);
        for (const { code, points, done, judged } of grading.units)
          expect(points === undefined ? `${done}/${judged}` : String(points), `${said} grading ${code}`).toBe(
            own.get(code) ?? (points === undefined ? '0/0' : '0'),
          );
        graded += 1;
      }
      const sum = none();
      for (const numbers of wanted.values()) for (const name of NUMBERS) sum[name] += numbers[name];
      if (sum['Số việc'] > 0)
        expect(paper.words.join(' ')).toContain(`Tổng số ${String(sum['Số việc']).padStart(2, '0')} việc`);
    }
    expect(graded).toBe(GRADED.has(plan) ? 1 : 0);
    expect(states.size).toBeGreaterThanOrEqual(plan === 'cu-jut-2020' ? 0 : 5);
  },
);

/** By points of the semester, by points of the year, by a condition. */
const GRADED = new Set(['thanh-truong-2020', 'ha-noi-2017', 'dong-thap-2017']);

const Model = z.object({
  dataFrom: z.string(),
  dataTo: z.string(),
  grading: z
    .object({
      units: z.array(
        z.object({
          code: z.string(),
          points: z.number().optional(),
          done: z.number().optional(),
          judged: z.number().optional(),
        }),
      ),
    })
    .nullable(),
});

/** What the summary of many units says is what their lines come to. */
async function sameByDuty({ app, clock }: TestHouse, edition: PlanInForce, code: string): Promise<void> {
  const { read } = app.house.db;
  const period = parsePeriod(code, edition.calendar);
  if (period === undefined) throw new Error(`no period ${code}`);
  const lines = await periodNumbers(read, edition, { period }, clock.now());
  const summed = await dutyNumbers(read, edition, { period }, clock.now());
  expect(summed.duties, code).toEqual(byDuty(lines.rows));
  expect(summed.totals, code).toEqual(lines.totals);
}

/** The day it is in Vietnam. */
function dayThere(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** As the paper heads its columns. */
const PAPER: readonly NumberName[] = [...NUMBERS.slice(1, 7), 'Quá hạn chưa nộp'];

function numberIn(cell: string): number {
  return Number(cell.replaceAll('.', ''));
}

function spanOf([, period, kind, from, last]: Asked, years: readonly SchoolYear[]): Span {
  const ends = new Map(
    years.flatMap((year) => [
      [year.code, year.endsOn] as const,
      // What lies between two semesters of a year belongs to the earlier one.
      ...year.semesters.map(({ code }, at) => {
        const next = year.semesters[at + 1];
        return [`${year.code}/${code}`, next === undefined ? year.endsOn : dayBefore(next.from)] as const;
      }),
    ]),
  );
  const year = years.find(({ code }) => period.startsWith(code));
  if (kind === 'schoolYear') return { kind, from: year?.startsOn ?? '', last: ends.get(period) ?? '', ends };
  if (kind !== 'semester') return { kind, from, last, ends };
  const begins = year?.semesters.find(({ code }) => period.endsWith(code))?.from ?? '';
  const own = new Map(
    years.flatMap(({ code, semesters }) => semesters.map((each) => [`${code}/${each.code}`, each.to] as const)),
  );
  return { kind, from: begins, last: ends.get(period) ?? '', ends: new Map([...ends, ...own]) };
}

interface SchoolYear {
  readonly code: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly semesters: readonly { readonly code: string; readonly from: string; readonly to: string }[];
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

async function countsOf(path: string): Promise<ReadonlyMap<string, Numbers>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const found = new Map<string, Numbers>();
  book.getWorksheet('Đơn vị và nhiệm vụ')?.eachRow((row, at) => {
    if (at === 1) return;
    const numbers = none();
    for (const [index, name] of NUMBERS.entries()) numbers[name] = Number(row.getCell(5 + index).value);
    found.set(`${row.getCell(3).text} ${row.getCell(1).text}`, numbers);
  });
  return found;
}

const OF_STATUS: Readonly<Record<NumberName, string>> = {
  'Số việc': 'tasks',
  'Chỉ tiêu': 'required',
  'Thực hiện': 'paid',
  'Đúng hạn': 'onTime',
  'Sau hạn': 'late',
  'Không phát sinh': 'nil',
  'Được miễn': 'excused',
  'Chờ duyệt': 'inReview',
  'Chờ sửa': 'toFix',
  'Chưa nộp, còn hạn': 'open',
  'Quá hạn chưa nộp': 'missing',
  'Chưa đến kỳ': 'upcoming',
};

interface StatusJson {
  readonly units: readonly { readonly unit: string; readonly duties: readonly Readonly<Record<string, unknown>>[] }[];
}

async function statusOf(house: TestHouse, period: string): Promise<ReadonlyMap<string, Numbers>> {
  const [json] = (await loa(house, 'status', '--period', period, '--json')).json;
  const found = new Map<string, Numbers>();
  for (const { unit, duties } of (json as StatusJson).units) {
    for (const duty of duties) {
      const numbers = none();
      for (const name of NUMBERS) numbers[name] = Number(duty[OF_STATUS[name]]);
      found.set(`${unit} ${duty.duty}`, numbers);
    }
  }
  return found;
}

async function unitNames({ app }: TestHouse): Promise<ReadonlyMap<string, string>> {
  const units = await app.house.db.read.unit.findMany({ select: { code: true, name: true } });
  return new Map(units.map(({ code, name }) => [code, name]));
}

/** On a morning every n-th of the tasks that are open is handed in, in review, back with its author, signed as nil or excused. */
async function workIsDone(house: TestHouse, day: string, every: number): Promise<void> {
  house.clock.set(`${day}T09:00:00+07:00`);
  const author = await house.someone({ unit: (await anyUnit(house)) ?? '' });
  const edition = await requirePlan(house.app.house.db.read);
  await house.app.house.act(THE_HOUSE, `test/${day}`, async ({ tx, now }) => {
    const open = await tx.task.findMany({
      where: { opensAt: { lte: now }, settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null },
      orderBy: { id: 'asc' },
      take: 400,
    });
    for (const [index, task] of open.entries()) {
      if (index % every === 0) continue;
      const what = index % 7;
      const where = { id: task.id };
      if (what === 0) await tx.task.update({ where, data: { excusedAt: now } });
      else if (what === 1) await tx.task.update({ where, data: { nilAt: now } });
      else if (what === 6) continue;
      else if (!['articles', 'photos'].includes(edition.dutyOf(task.dutyCode)?.settles.by ?? ''))
        await tx.task.update({ where, data: { settledAt: now } });
      else {
        const state = what === 2 ? 'inReview' : what === 3 ? 'returned' : 'approved';
        const item = {
          personId: author.person,
          state: 'sent',
          unitId: task.unitId,
          openedAt: now,
          touchedAt: now,
        } as const;
        const { id: collectionId } = await tx.collection.create({ data: item });
        const { id } = await tx.submission.create({
          data: {
            code: `BAI-TEST-${collectionId}`,
            collectionId,
            authorId: author.person,
            unitId: task.unitId,
            title: 'Bài thử',
            folded: 'bai thu',
            children: 'none',
            state,
            level: 0,
            firstSentAt: now,
            sentAt: now,
            decidedAt: state === 'inReview' ? null : now,
          },
        });
        await promiseCredit(tx, task.id, id, now, now);
        if (state !== 'approved') continue;
        await countCredits(tx, id, now);
        const [channel] = edition.plan.channels;
        if (channel !== undefined && index % 2 === 0)
          await tx.publication.create({
            data: { submissionId: id, channel: channel.code, on: day, byId: author.person, at: now },
          });
      }
    }
  });
}

async function anyUnit({ app }: TestHouse): Promise<string | undefined> {
  return (await app.house.db.read.unit.findFirst({ where: { kind: { not: 'organisation' } }, select: { code: true } }))
    ?.code;
}
