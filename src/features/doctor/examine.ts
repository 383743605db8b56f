/** What an operator should know: each finding with what to do about it. Reads only. */
import { addDays, dayOf } from '../../calendar/day.js';
import { holidaysIn } from '../../calendar/holidays.js';
import type { Feature, Finding, House } from '../../feature.js';
import { calendarGaps } from '../../ledger/plan/calendar-of.js';
import { type PlanInForce, planInForce } from '../../ledger/plan-in-force.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { holdersOf } from '../../org/reach.js';
import { unitsLeftWithPeople } from '../../org/units.js';

const LOOK_BACK_DAYS = 7;
const CALENDAR_AHEAD_DAYS = 366;
/** Holidays are announced some months ahead, the year's list about November. */
const ANNOUNCED_AHEAD_DAYS = 183;

/** `features`: those that have something of their own to look at. */
export async function examine(house: House, features: readonly Feature[]): Promise<readonly Finding[]> {
  const own = await Promise.all(features.map((feature) => feature.findings?.(house) ?? []));
  return [...(await houseFindings(house)), ...own.flat()];
}

async function houseFindings(house: House): Promise<readonly Finding[]> {
  const edition = await planInForce(house.db.read);
  if (edition === undefined) {
    return [
      { level: 'problem', what: 'no plan is in force', remedy: 'run: npm run -s loa -- plan apply FILE' },
      ...(await channelFindings(house)),
    ];
  }
  const found = await Promise.all([
    channelFindings(house),
    peopleFindings(house, edition),
    calendarFindings(house, edition),
    messageFindings(house),
  ]);
  return found.flat();
}

async function channelFindings(house: House): Promise<readonly Finding[]> {
  const troubles = await house.channelTroubles();
  return troubles.map((trouble) => ({ level: 'problem', ...trouble }));
}

async function peopleFindings({ db }: House, { plan }: PlanInForce): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  if ((await holdersOf(db.read, 'office')).length === 0) {
    findings.push({
      level: 'problem',
      what: 'nobody holds the office',
      remedy: 'run: npm run -s loa -- invite --role office',
    });
  }
  for (const { reviewer, title } of plan.route.levels) {
    const code = reviewer.unit ?? plan.organisation.desks[reviewer.role] ?? plan.organisation.code;
    const unit = await db.read.unit.findUnique({ where: { code }, select: { id: true } });
    if (unit !== null && (await holdersOf(db.read, reviewer.role, unit.id)).length > 0) continue;
    const remedy = `run: npm run -s loa -- invite --role ${reviewer.role} --unit ${code}; until then the office is asked`;
    findings.push({ level: 'warning', what: `nobody reviews at "${title}"`, remedy });
  }
  const leaderless = await db.read.unit.count({
    where: {
      retiredAt: null,
      tasks: { some: {} },
      memberships: { none: { role: 'lead', until: null, person: { leftAt: null } } },
    },
  });
  if (leaderless > 0) {
    findings.push({
      level: 'warning',
      what: `${leaderless} units that owe tasks have no lead`,
      remedy: 'invite a lead for each; until then the office is reminded',
    });
  }
  const left = await unitsLeftWithPeople(db.read);
  if (left.length > 0)
    findings.push({
      level: 'warning',
      what: `people still serve in units the plan no longer names: ${left.map(({ name }) => name).join(', ')}`,
      remedy: '/thanhvien in the chat lists these units last: move the people, or merge the unit into another',
    });
  const lost = await db.read.person.count({
    where: { leftAt: null, accounts: { some: {}, every: { outOfReachAt: { not: null } } } },
  });
  if (lost > 0)
    findings.push({
      level: 'warning',
      what: `${lost} people are out of reach on every channel`,
      remedy: '/thanhvien in the chat names them',
    });
  return findings;
}

async function calendarFindings({ clock }: House, { plan, calendar }: PlanInForce): Promise<readonly Finding[]> {
  const today = dayOf(clock.now(), calendar.zone);
  const gaps = calendarGaps(plan, calendar, addDays(today, CALENDAR_AHEAD_DAYS)).map(
    ({ what, knownThrough }): Finding => ({
      level: 'warning',
      what: `${what === 'schoolYears' ? 'school years with their semesters' : 'public holidays'} are known only until ${knownThrough ?? 'never'}`,
      remedy:
        what === 'schoolYears'
          ? 'add the next school year to the plan file and apply it again'
          : 'update Loa, or give the whole list of the year: npm run -s loa -- holidays apply FILE',
    }),
  );
  const lastDay = plan.plan.through;
  if (lastDay !== undefined && lastDay < today) {
    const what = `the plan in force (${plan.plan.code}) ended on ${lastDay}: no further period is owed or reminded of`;
    const remedy =
      "run: npm run -s loa -- plan apply FILE, with the plan of this year, or a later day in the file's `through`";
    gaps.push({ level: 'warning', what, remedy });
  }
  const ends = addDays(today, ANNOUNCED_AHEAD_DAYS);
  const through = lastDay !== undefined && lastDay < ends ? lastDay : ends;
  const unsure = holidaysIn(today, through, calendar.holidays).filter(({ provisional }) => provisional);
  const [first] = unsure;
  if (first === undefined) return gaps;
  const names = [...new Set(unsure.map(({ name }) => name))].join(', ');
  return [
    ...gaps,
    {
      level: 'warning',
      what: `${unsure.length} public holidays from ${first.day} on are computed, not announced (${names})`,
      remedy:
        'put the announced days into a file and run: npm run -s loa -- holidays apply FILE (the README shows one)',
    },
  ];
}

async function messageFindings({ db, clock }: House): Promise<readonly Finding[]> {
  const since = after(clock.now(), -LOOK_BACK_DAYS * DAY_MS);
  const dead = await db.read.inbox.findMany({
    where: { state: 'dead', receivedAt: { gte: since } },
    select: { id: true, error: true },
  });
  const failed = await db.read.outgoing.groupBy({
    by: ['error'],
    where: { state: 'failed', createdAt: { gte: since } },
    _count: true,
  });
  const held = await db.read.outgoing.groupBy({ by: ['personId'], where: { state: 'held' }, _count: true });
  return [
    ...(held.length === 0 ? [] : [heldFinding(held)]),
    ...dead.map(
      ({ id, error }): Finding => ({
        level: 'problem',
        what: `message ${id} could not be handled (${error})`,
        remedy: `its sender was told the number ${id}; the log says why under event ${id}`,
      }),
    ),
    ...failed.map(
      ({ error, _count }): Finding => ({
        level: 'warning',
        what: `${_count} messages were not delivered (${error})`,
        remedy: 'the log has each refusal',
      }),
    ),
  ];
}

function heldFinding(held: readonly { readonly _count: number }[]): Finding {
  const messages = held.reduce((sum, { _count }) => sum + _count, 0);
  return {
    level: 'warning',
    what: `${messages} messages wait for ${held.length} people who cannot be told now (blocked, or silent for longer than their channel allows)`,
    remedy: 'they are sent as soon as these people write, or link another channel with /lienket',
  };
}
