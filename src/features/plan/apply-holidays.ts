/** What the office knows better than the table of public holidays comes into force with the plan: a new edition of it. */
import { parse } from 'yaml';
import type { Act } from '../../act.js';
import { type HolidayOverrides, parseHolidayOverrides } from '../../calendar/holiday-overrides.js';
import type { Holiday, holidaysIn } from '../../calendar/holidays.js';
import { makeTasks } from '../../ledger/make-tasks.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { editionHash } from './apply-plan.js';
import { applyPlanPermission } from './permissions.js';

/** The file is no override file; the message lists every problem with its field, for the operator. */
class HolidaysRefused extends Error {}

export interface HolidayChanges {
  readonly added: readonly Holiday[];
  readonly removed: readonly Holiday[];
  /** Known before as computed only, announced now. */
  readonly settled: readonly Holiday[];
}

/** `source`: the YAML text. Idempotent. What has begun keeps its dates. Throws HolidaysRefused. */
export async function applyHolidays(act: Act, source: string, fileName: string): Promise<HolidayChanges> {
  act.require(applyPlanPermission, 'anywhere');
  readOverrides(source, fileName);
  const before = await requirePlan(act.tx);
  const newest = await act.tx.plan.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const sha256 = editionHash(newest.source, source);
  if (newest.sha256 === sha256) return { added: [], removed: [], settled: [] };
  await act.tx.plan.create({
    data: { code: newest.code, source: newest.source, sha256, holidays: source, appliedAt: act.now },
  });
  await act.record('plan.holidays', newest.code);
  const edition = await requirePlan(act.tx);
  await makeTasks(act.tx, edition, act.now);
  return changesBetween(before.calendar.holidays.off, edition.calendar.holidays.off);
}

/** The overrides a file holds. Throws HolidaysRefused. */
export function readOverrides(source: string, fileName: string): HolidayOverrides {
  const read = parseHolidayOverrides(yamlOrRefuse(source, fileName));
  if ('overrides' in read) return read.overrides;
  const lines = read.problems.map(({ field, expected }) => `${fileName}: ${field}: expected ${expected}`);
  throw new HolidaysRefused(lines.join('\n'));
}

function yamlOrRefuse(source: string, fileName: string): unknown {
  try {
    return parse(source);
  } catch (error) {
    throw new HolidaysRefused(`${fileName}: ${error instanceof Error ? error.message : 'no YAML'}`);
  }
}

type Days = Parameters<typeof holidaysIn>[2]['off'];

function changesBetween(before: Days, after: Days): HolidayChanges {
  const inOrder = (days: readonly Holiday[]) => days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return {
    added: inOrder([...after.values()].filter(({ day }) => !before.has(day))),
    removed: inOrder([...before.values()].filter(({ day }) => !after.has(day))),
    settled: inOrder(
      [...after.values()].filter(({ day, provisional }) => !provisional && before.get(day)?.provisional === true),
    ),
  };
}
