/** The heat map of the school year so far, for whoever asks: unit × month, of the units they see. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { addDays, dayOf } from '../../calendar/day.js';
import { type Period, parsePeriod, periodName, periodsIn } from '../../calendar/period.js';
import { spellMoment } from '../../calendar/spell.js';
import { pageOf } from '../../conversation/listing.js';
import type { Read } from '../../db/client.js';
import type { House } from '../../feature.js';
import { frozenReports, issuedPages } from '../../ledger/period-numbers.js';
import { type PlanInForce, planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { taskPages } from '../../ledger/task-pages.js';
import type { Json } from '../../lib/json.js';
import { type Area, areas } from '../../org/permissions.js';
import type { Message } from '../../outbox/message.js';
import { type Made, orderFile } from '../file-orders/index.js';
import { listClusters, seePicture } from './choices.js';
import { heatTexts as texts } from './heat-texts.js';
import { seeStatusPermission } from './permissions.js';
import { pictureJob } from './picture-job.js';
import { nearPeriods } from './read-status.js';
import { texts as statusTexts } from './texts.js';

export const STATUS_PICTURE = 'status.picture';

const MOST_MONTHS = 12;
const BUTTONS = 8;

const Args = z.object({
  areas: z.array(z.object({ path: z.string(), subtree: z.boolean() })),
  unit: z.string().nullable(),
});

/** `path`: only the units below this one, as far as the person sees them. */
export async function orderPicture(act: Act, path: string | null): Promise<readonly Message[]> {
  act.require(seeStatusPermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: statusTexts.noPlan }];
  const reach = areas(act.actor.posts, seeStatusPermission);
  const unit = path === null ? null : await act.tx.unit.findFirst({ where: { path }, select: { name: true } });
  await orderFile(act, STATUS_PICTURE, {
    areas: (path === null ? reach : within(reach, path)).map(({ path: each, subtree }) => ({ path: each, subtree })),
    unit: unit?.name ?? null,
  });
  return [{ text: texts.ordered }];
}

export async function makePicture(
  { db: { read }, documents, clock }: Pick<House, 'db' | 'documents' | 'clock'>,
  given: Json,
): Promise<Made> {
  const { areas: reach, unit } = Args.parse(given);
  const now = clock.now();
  const edition = await requirePlan(read);
  const { year, months } = shownMonths(edition, now);
  const frozen = await Promise.all(months.map((month) => frozenReports(read, month)));
  const title = unit === null ? texts.title(year) : texts.titleOf(year, unit);
  const { pictures, hidden, groups } = await documents.run(
    pictureJob,
    {
      months: months.map(({ code }, at) => ({ label: texts.month(code), frozen: frozen[at] ?? [] })),
      duties: edition.duties,
      title,
      subtitle: texts.asOf(spellMoment(now, edition.calendar.zone)),
      groupNames: await groupNames(read, reach),
    },
    months.flatMap((period, at) => [
      taskPages(read, edition, { period, areas: reach }, now),
      issuedPages(read, edition, frozen[at] ?? [], { areas: reach }),
    ]),
  );
  if (pictures.length === 0) return { files: [], message: { text: texts.nothing } };
  // A row that is one unit has nothing further to show.
  const clusters = groups.filter(({ units }) => units > 1).toSorted((a, b) => b.missing - a.missing);
  const offered = clusters.slice(0, clusters.length > BUTTONS ? BUTTONS - 1 : BUTTONS);
  return {
    files: pictures.map((bytes, at) => ({ name: texts.fileName(at + 1), type: 'image/png', bytes, as: 'photo' })),
    message: {
      text: [
        texts.sent(title),
        ...(hidden === 0 ? [] : [texts.more(hidden)]),
        ...(offered.length === 0 ? [] : [texts.grouped]),
      ].join('\n'),
      choices: [
        ...offered.map(({ path, name }) => [seePicture.choice(name, { path })]),
        ...(offered.length === clusters.length ? [] : [[listClusters.choice(texts.others, { page: 0 })]]),
      ],
    },
  };
}

/** All clusters the person sees, page by page. */
export async function clustersScreen(act: Act, { page }: { readonly page: number }): Promise<readonly Message[]> {
  act.require(seeStatusPermission, 'anywhere');
  const names = await groupNames(act.tx, areas(act.actor.posts, seeStatusPermission));
  const units = await act.tx.unit.findMany({ where: { retiredAt: null }, select: { path: true } });
  const clusters = names.filter(([path]) => units.some((unit) => unit.path !== path && unit.path.startsWith(path)));
  if (clusters.length === 0) return [{ text: texts.noClusters }];
  const { shown, next } = pageOf(clusters, page, 0);
  const listed = shown.map(([path, name]) => [seePicture.choice(name, { path })]);
  const more = next === undefined ? [] : [[listClusters.choice(texts.turn(next), { page: next })]];
  return [{ text: texts.clusters, choices: [...listed, ...more] }];
}

/** The months of the school year that have begun; where the plan has none, those of the year before today. */
function shownMonths(edition: PlanInForce, now: Date): { readonly year: string; readonly months: readonly Period[] } {
  const { calendar } = edition;
  const tomorrow = addDays(dayOf(now, calendar.zone), 1);
  const { month, schoolYear } = nearPeriods(now, edition);
  const year = schoolYear ?? parsePeriod(month.code.slice(0, 4), calendar) ?? month;
  const until = year.to < tomorrow ? year.to : tomorrow;
  return { year: periodName(year), months: periodsIn('month', year.from, until, calendar).slice(-MOST_MONTHS) };
}

function within(reach: readonly Area[], path: string): readonly Area[] {
  if (reach.some((area) => area.subtree && path.startsWith(area.path))) return [{ path, subtree: true }];
  return reach.filter((area) => area.path.startsWith(path));
}

/** The units right below the highest of the reach, longest path first. */
async function groupNames(read: Read, reach: readonly Area[]): Promise<readonly (readonly [string, string])[]> {
  const units = await read.unit.findMany({ where: { retiredAt: null }, select: { path: true, name: true } });
  const seen = units.filter(({ path }) => reach.some((area) => area.subtree && path.startsWith(area.path)));
  const roots = seen.filter(({ path }) => !seen.some((other) => other.path !== path && path.startsWith(other.path)));
  const depthOf = (path: string) => path.split('/').length;
  return seen
    .filter(({ path }) => roots.some((root) => path.startsWith(root.path) && depthOf(path) === depthOf(root.path) + 1))
    .map(({ path, name }) => [path, name]);
}
