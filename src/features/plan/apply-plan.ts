/** Brings a plan into force: its units, and the tasks its duties make. Never deletes what people did. */
import type { Act } from '../../act.js';
import type { Read } from '../../db/client.js';
import { makeTasks } from '../../ledger/make-tasks.js';
import { changesBetween, type PlanChange } from '../../ledger/plan/changes.js';
import type { Plan } from '../../ledger/plan/language.js';
import { chosenUnits } from '../../ledger/plan/owers.js';
import { problemSentence, readPlan } from '../../ledger/plan/read-plan.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { sha256 } from '../../lib/codes.js';
import { applyPlanPermission } from './permissions.js';

/** The file is no plan; the message lists every problem with its line, for the operator. */
class PlanRefused extends Error {}

export interface Applied {
  readonly plan: Plan;
  readonly changes: readonly PlanChange[];
  /** Tasks that did not exist before. */
  readonly made: number;
}

/** `source`: the YAML text. Idempotent: the same file again changes nothing. Throws PlanRefused. */
export async function applyPlan(act: Act, source: string, fileName: string): Promise<Applied> {
  act.require(applyPlanPermission, 'anywhere');
  const plan = readOrRefuse(source, fileName);
  const before = await planInForce(act.tx);
  const changes = changesBetween(before?.plan, plan);
  const holidays = await holidaysInForce(act.tx);
  const hash = editionHash(source, holidays);
  if (before?.sha256 !== hash) {
    await act.tx.plan.create({ data: { code: plan.plan.code, sha256: hash, source, holidays, appliedAt: act.now } });
    await act.record('plan.apply', plan.plan.code, `${changes.length} changes`);
  }
  await placeUnits(act, plan);
  const { made } = await makeTasks(act.tx, await requirePlan(act.tx), act.now);
  return { plan, changes, made };
}

/** What an edition is known by: the same file with the same holidays. */
export function editionHash(source: string, holidays: string | null): string {
  return sha256(holidays === null ? source : `${source}\n${holidays}`);
}

async function holidaysInForce(read: Read): Promise<string | null> {
  const newest = await read.plan.findFirst({ orderBy: { id: 'desc' }, select: { holidays: true } });
  return newest?.holidays ?? null;
}

export function readOrRefuse(source: string, fileName: string): Plan {
  const read = readPlan(source, fileName);
  if ('plan' in read) return read.plan;
  throw new PlanRefused(read.problems.map(problemSentence).join('\n'));
}

async function placeUnits(act: Act, plan: Plan): Promise<void> {
  const paths = pathsOf(plan);
  const merged = await act.tx.unit.findMany({ where: { mergedIntoId: { not: null } }, select: { code: true } });
  const gone = new Set(merged.map(({ code }) => code));
  for (const [position, unit] of plan.units.entries()) {
    const facts = {
      name: unit.name,
      kind: unit.kind,
      path: paths.get(unit.code) ?? `/${unit.code}/`,
      oversees: overseenBy(unit.code, plan)
        .flatMap((code) => paths.get(code) ?? [])
        .join(','),
      position,
      // What was merged into another unit stays gone, however long the file still names it.
      ...(gone.has(unit.code) ? {} : { retiredAt: null }),
    };
    await act.tx.unit.upsert({ where: { code: unit.code }, create: { code: unit.code, ...facts }, update: facts });
  }
  // A unit the plan no longer names keeps its people, items and periods; it only owes nothing new.
  const named = new Set(plan.units.map((unit) => unit.code));
  const active = await act.tx.unit.findMany({ where: { retiredAt: null }, select: { id: true, code: true } });
  for (const { id } of active.filter(({ code }) => !named.has(code)))
    await act.tx.unit.update({ where: { id }, data: { retiredAt: act.now } });
}

function pathsOf(plan: Plan): ReadonlyMap<string, string> {
  const parents = new Map(plan.units.map((unit) => [unit.code, unit.parent]));
  const pathOf = (code: string): string => {
    const parent = parents.get(code);
    return parent === undefined ? `/${code}/` : `${pathOf(parent)}${code}/`;
  };
  return new Map(plan.units.map((unit) => [unit.code, pathOf(unit.code)]));
}

/** Whose items a unit reviews, and whom it urges. */
function overseenBy(code: string, plan: Plan): readonly string[] {
  const urged = plan.units.find((unit) => unit.code === code)?.urges;
  const reviewed = plan.route.levels.filter((level) => reviewerUnit(level.reviewer, plan) === code);
  const codes = [
    ...(urged === undefined ? [] : chosenUnits(urged, plan)),
    ...reviewed.flatMap((level) => chosenUnits(level.of, plan)),
  ];
  return [...new Set(codes)].filter((other) => other !== code);
}

function reviewerUnit(reviewer: Plan['route']['levels'][number]['reviewer'], plan: Plan): string | undefined {
  return reviewer.unit ?? plan.organisation.desks[reviewer.role];
}
