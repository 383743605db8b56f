/** `/status`: who owes what in a period, as far as the person may see. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { type Period, periodName } from '../../calendar/period.js';
import { typedPeriod } from '../../calendar/period-typed.js';
import { spellMoment } from '../../calendar/spell.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { turnLabel } from '../../conversation/listing.js';
import { byDuty, type CountRow, onTimeRate, type PeriodCount } from '../../ledger/count.js';
import type { PeriodNumbers } from '../../ledger/frozen.js';
import type { DutyNumbers } from '../../ledger/period-numbers.js';
import { isMoreThan } from '../../ledger/period-tasks.js';
import { type PlanInForce, planInForce } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { excuseChoices } from '../excuses/index.js';
import { type BesideStatus, besideStatus } from '../reminders/index.js';
import { listDuties, seeMine, seePicture } from './choices.js';
import { seeStatusPermission } from './permissions.js';
import { postageWords } from './postage-words.js';
import { nearPeriods, reachOf, readDuties, readStatus, type StatusNumbers } from './read-status.js';
import { texts } from './texts.js';
import { byNeed, rowLine, type Section, sectionHead, sectionsOf, titleOf } from './words.js';

/** Up to so many lines a period is shown whole, else summed up by duty. */
const LINES_AT_ONCE = 40;
const DUTIES_PER_PAGE = 4;
/** With the way on, eight buttons. */
const DUTIES_LISTED = 7;
const UNITS_PER_PAGE = 20;

/** `asked`: a period as typed, or its code; empty: this month. */
export async function showStatus(act: Act, asked: string): Promise<Reply> {
  return look(act, asked, linesOrDuties, (count, scene) => {
    if ('duties' in count) return summary(count, scene, 0);
    const isLong = count.rows.length > LINES_AT_ONCE;
    return isLong ? summary({ ...count, duties: byDuty(count.rows) }, scene, 0) : whole(count, scene);
  });
}

const showPeriod = definePick({ name: 'status.period', key: z.string(), run: showStatus });

const turnSummary = definePick({
  name: 'status.page',
  key: z.object({ period: z.string(), page: z.int().min(0) }),
  run: (act, { period, page }) => look(act, period, readDuties, (count, scene) => summary(count, scene, page)),
});

const showDuty = definePick({
  name: 'status.duty',
  key: z.object({ period: z.string(), duty: z.string(), page: z.int().min(0) }),
  run: (act, { period, duty, page }) =>
    look(act, period, readStatus, (count, scene) => {
      const section = sectionsOf(count.rows).find((each) => each.dutyCode === duty);
      return section === undefined
        ? summary({ ...count, duties: byDuty(count.rows) }, scene, 0)
        : details(section, scene, page);
    }),
});

const showDuties = definePick({
  ...listDuties,
  run: (act, { period, page }) => look(act, period, readDuties, (count, scene) => duties(count, scene, page)),
});

export const statusPicks = [showPeriod, turnSummary, showDuty, showDuties];

interface Scene {
  readonly period: Period;
  /** One tap away. */
  readonly near: ReturnType<typeof nearPeriods>;
  readonly edition: PlanInForce;
  readonly now: Date;
  readonly beside: BesideStatus;
  /** The button that excuses units; of one duty, or of all. */
  readonly excuse: (duty: string | null) => readonly Choice[];
  readonly numbers: Shown;
  readonly postage: string;
}

/** What every screen says of a period, however it tells lines apart. */
type Shown = Omit<PeriodNumbers, 'rows'>;

/** Where there may be many lines, whether there are is asked first: then each duty is summed up without them. */
async function linesOrDuties(...about: Parameters<typeof readStatus>) {
  const [read, edition, areas, period] = about;
  const isLong =
    edition.plan.units.length > LINES_AT_ONCE && (await isMoreThan(read, edition, { period, areas }, LINES_AT_ONCE));
  return isLong ? readDuties(...about) : readStatus(...about);
}

async function look<N extends Shown & Pick<StatusNumbers, 'owed'>>(
  act: Act,
  asked: string,
  ask: (...about: Parameters<typeof readStatus>) => Promise<N>,
  draw: (count: N, scene: Scene) => Message,
): Promise<readonly Message[]> {
  act.require(seeStatusPermission, 'anywhere');
  const edition = await planInForce(act.tx);
  if (edition === undefined) return [{ text: texts.noPlan }];
  const near = nearPeriods(act.now, edition);
  const period =
    asked === '' ? near.month : typedPeriod(asked, dayOf(act.now, edition.calendar.zone), edition.calendar);
  if (period === undefined) return [{ text: texts.unknownPeriod(asked, forms(near)) }];
  const count = await ask(act.tx, edition, reachOf(act.actor), period, act.now);
  const beside = await besideStatus(act, edition, period.code, count.owed);
  const scene: Scene = {
    period,
    near,
    edition,
    now: act.now,
    beside,
    excuse: (duty) => excuseChoices(act, period.code, duty),
    numbers: count,
    postage: await postageWords(act, period, edition.calendar.zone),
  };
  if (count.totals.tasks > 0) return [draw(count, scene)];
  return [
    { text: said(heading(scene), texts.nothing), choices: [[seeMine.choice(texts.mine, null)], periodChoices(scene)] },
  ];
}

function whole(count: PeriodCount, scene: Scene): Message {
  const isOne = new Set(count.rows.map(({ unit }) => unit.id)).size < 2;
  const { zone } = scene.edition.calendar;
  const blocks = sectionsOf(count.rows).map((section) =>
    [sectionHead(section, zone), ...section.rows.map((row) => lineOf(row, scene))].join('\n'),
  );
  return {
    text: said(heading(scene), ...blocks, totals(count), scene.beside.lost, scene.postage),
    choices: [[...scene.beside.nudge(null), ...scene.excuse(null)], furtherChoices(isOne), periodChoices(scene)],
  };
}

function summary(count: Pick<DutyNumbers, 'duties' | 'totals'>, scene: Scene, page: number): Message {
  const { period, edition } = scene;
  const { shown, place, next } = pageOf(count.duties, page, DUTIES_PER_PAGE);
  const blocks = shown.map((duty) => [sectionHead(duty, edition.calendar.zone), texts.sum(duty.counts)].join('\n'));
  const turn = next === undefined ? [] : [[turnSummary.choice(turnLabel(next), { period: period.code, page: next })]];
  return {
    text: said(`${heading(scene)}${place}`, ...blocks, totals(count), scene.beside.lost, scene.postage),
    choices: [
      [listDuties.choice(texts.duties, { period: period.code, page: 0 })],
      ...turn,
      scene.beside.nudge(null),
      furtherChoices(false),
      periodChoices(scene),
    ],
  };
}

/** The duties of a period to choose from. */
function duties(count: Pick<DutyNumbers, 'duties'>, { period }: Scene, page: number): Message {
  const { shown, next } = pageOf(count.duties, page, DUTIES_LISTED);
  const listed = shown.map((duty) => [
    showDuty.choice(titleOf(duty), { period: period.code, duty: duty.dutyCode, page: 0 }),
  ]);
  const turn = next === undefined ? [] : [[listDuties.choice(turnLabel(next), { period: period.code, page: next })]];
  return { text: texts.askDuty(periodName(period)), choices: [...listed, ...turn] };
}

function details(section: Section, scene: Scene, page: number): Message {
  const { period, edition, beside } = scene;
  const { zone } = edition.calendar;
  const { shown, place, next } = pageOf(section.rows.toSorted(byNeed), page, UNITS_PER_PAGE);
  const key = { period: period.code, duty: section.dutyCode };
  const turn = next === undefined ? [] : [[showDuty.choice(turnLabel(next), { ...key, page: next })]];
  const sum = texts.total(texts.sum(section.counts));
  const lines = [sectionHead(section, zone), ...shown.map((row) => lineOf(row, scene))].join('\n');
  return {
    text: said(`${heading(scene)}${place}`, lines, sum, beside.lost),
    choices: [...turn, [...beside.nudge(section.dutyCode), ...scene.excuse(section.dutyCode)], periodChoices(scene)],
  };
}

function said(...paragraphs: readonly string[]): string {
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function heading({ period, edition, now, beside, numbers }: Scene): string {
  const { zone } = edition.calendar;
  const lines = [
    texts.heading(periodName(period)),
    texts.asOf(spellMoment(now, zone)),
    ...frozenLines(numbers, edition),
    beside.pause,
  ];
  return lines.filter((line) => line !== '').join('\n');
}

/** A report that counts some duties leaves the others as they stand. */
function frozenLines({ frozen, later }: Shown, { plan, calendar }: PlanInForce): readonly string[] {
  const lines = frozen.map(({ kind, duties, confirmedAt }) => {
    const at = spellMoment(confirmedAt, calendar.zone);
    const title = plan.reports.find(({ code }) => code === kind)?.title;
    return duties === undefined || title === undefined ? texts.frozen(at) : texts.frozenPart(at, title);
  });
  return later === 0 ? lines : [...lines, texts.later(later)];
}

/** Marked where somebody who owes cannot be told. */
function lineOf(row: CountRow, { edition, now, beside }: Scene): string {
  const line = rowLine(row, now, edition.calendar.zone);
  return beside.isLost(row.unit.id, row.dutyCode) ? texts.unreached(line) : line;
}

function totals({ totals: counts }: Pick<PeriodCount, 'totals'>): string {
  const share = onTimeRate(counts);
  return [texts.total(texts.sum(counts)), ...(share === undefined ? [] : [texts.rate(share)])].join('\n');
}

/** The picture is for those who see several units. */
function furtherChoices(isOne: boolean): readonly Choice[] {
  return [seeMine.choice(texts.mine, null), ...(isOne ? [] : [seePicture.choice(texts.picture, { path: null })])];
}

function periodChoices({ near: { previous, month, schoolYear } }: Scene): readonly Choice[] {
  return [
    ...(previous === undefined ? [] : [showPeriod.choice(texts.previousMonth, previous.code)]),
    showPeriod.choice(texts.thisMonth, month.code),
    ...(schoolYear === undefined ? [] : [showPeriod.choice(texts.schoolYear, schoolYear.code)]),
  ];
}

function pageOf<T>(all: readonly T[], page: number, size: number) {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const at = Math.min(page, pages - 1);
  return {
    shown: all.slice(at * size, (at + 1) * size),
    place: pages === 1 ? '' : `\n${texts.page(at + 1, pages)}`,
    next: pages === 1 ? undefined : (at + 1) % pages,
  };
}

function forms({ month, schoolYear }: Scene['near']): string {
  const year = month.code.slice(0, 4);
  const years = schoolYear?.code ?? `${year}-${Number(year) + 1}`;
  return texts.periodForms(month.code, `${years}/HK1`, years, `${year}/H1`, year);
}
