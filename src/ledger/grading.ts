/**
 * How a unit's communication work counts in emulation, by the plan's rules: points, or one condition met or not, each with
 * its evidence. Pure.
 */
import type { PeriodKind } from '../calendar/period.js';
import { type CountRow, type Counts, doneOf, sumOf, type UnitName } from './count.js';
import type { Plan } from './plan/language.js';
import type { Merit, MeritKind } from './report-section.js';

export type GradingModel = PointsModel | ConditionModel;

export interface PointsModel {
  readonly mode: 'points';
  readonly clause: string | null;
  readonly rules: readonly { readonly code: string; readonly title: string; readonly points: number }[];
  /** Most points first, equals in the institution's order. */
  readonly units: readonly (UnitName & {
    /** In the order of the rules. */
    readonly lines: readonly PointsLine[];
    readonly points: number;
    /** The grade the points reach; null where the plan names none. */
    readonly grade: string | null;
  })[];
}

export interface PointsLine {
  readonly count: number;
  /** At most what the rule allows. */
  readonly points: number;
  readonly evidence: readonly Evidence[];
}

export interface ConditionModel {
  readonly mode: 'condition';
  readonly clause: string | null;
  /** A unit meets it with at least so many of 100 of its tasks done. */
  readonly percentAtLeast: number;
  readonly lateCounts: boolean;
  readonly units: readonly (UnitName & {
    readonly judged: number;
    readonly done: number;
    /** Null: there was nothing to judge by. */
    readonly met: boolean | null;
    readonly evidence: readonly Evidence[];
  })[];
}

/** A duty with how many of its tasks count, or a thing with its code and where it can be seen. */
export interface Evidence {
  readonly code: string;
  readonly title: string;
  readonly count: number;
  /** Of how many; null: of nothing countable. */
  readonly of: number | null;
  readonly link: string | null;
}

export interface GradingRows {
  readonly rows: readonly CountRow[];
  readonly merits: Readonly<Partial<Record<MeritKind, readonly Merit[]>>>;
  /** The units the plan grades, in the institution's order. */
  readonly units: readonly UnitName[];
}

/** Null where the plan grades nothing, or not by periods of this kind. */
export function gradingOf(grading: Plan['grading'], kind: PeriodKind, from: GradingRows): GradingModel | null {
  if (grading.mode === 'none' || grading.period !== kind) return null;
  const rowsOf = new Map<string, CountRow[]>();
  for (const row of from.rows) {
    const known = rowsOf.get(row.unit.code);
    if (known === undefined) rowsOf.set(row.unit.code, [row]);
    else known.push(row);
  }
  const units = from.units.map((unit) => ({ ...unit, rows: rowsOf.get(unit.code) ?? [] }));
  return grading.mode === 'condition' ? conditionOf(grading, units) : pointsOf(grading, units, from.merits);
}

interface GradedUnit extends UnitName {
  readonly rows: readonly CountRow[];
}

type Graded<M> = Extract<Plan['grading'], { mode: M }>;

function conditionOf(grading: Graded<'condition'>, units: readonly GradedUnit[]): ConditionModel {
  const { clause, duties, settledPercentAtLeast, lateCounts } = grading;
  return {
    mode: 'condition',
    clause: clause ?? null,
    percentAtLeast: settledPercentAtLeast,
    lateCounts,
    units: units.map(({ code, name, rows }) => {
      const asked = rows.filter((row) => duties.includes(row.dutyCode));
      const sums = sumOf(asked.map((row) => row.counts));
      const judged = judgedOf(sums);
      const done = metOf(sums, lateCounts);
      return {
        code,
        name,
        judged,
        done,
        met: judged === 0 ? null : done * 100 >= settledPercentAtLeast * judged,
        evidence: asked.map((row) => ({
          code: row.dutyCode,
          title: row.duty?.title ?? row.dutyCode,
          count: metOf(row.counts, lateCounts),
          of: judgedOf(row.counts),
          link: null,
        })),
      };
    }),
  };
}

/** What was excused, or has not begun, speaks neither for nor against a unit. */
function judgedOf({ tasks, excused, upcoming }: Counts): number {
  return tasks - excused - upcoming;
}

function metOf(counts: Counts, lateCounts: boolean): number {
  return lateCounts ? doneOf(counts) - counts.excused : counts.onTime + counts.nilInTime;
}

function pointsOf(grading: Graded<'points'>, units: readonly GradedUnit[], merits: GradingRows['merits']): PointsModel {
  const { clause, rules, grades } = grading;
  const graded = units.map(({ code, name, rows }) => {
    const lines = rules.map((rule): PointsLine => {
      const evidence = evidenceOf(rule, rows, (kind) => (merits[kind] ?? []).filter(({ unit }) => unit.code === code));
      const count = evidence.reduce((sum, each) => sum + each.count, 0);
      return { count, points: capped(count * rule.points, rule.most), evidence };
    });
    const points = lines.reduce((sum, line) => sum + line.points, 0);
    const reached = grades.toSorted((a, b) => b.from - a.from).find((each) => points >= each.from);
    return { code, name, lines, points, grade: reached?.title ?? null };
  });
  return {
    mode: 'points',
    clause: clause ?? null,
    rules: rules.map(({ code, title, points }) => ({ code, title, points })),
    units: graded.toSorted((a, b) => b.points - a.points),
  };
}

type PointRule = Graded<'points'>['rules'][number];

function evidenceOf(
  { counts: what, duties }: PointRule,
  rows: readonly CountRow[],
  meritsOf: (kind: MeritKind) => readonly Merit[],
): readonly Evidence[] {
  if (what === 'onTime' || what === 'late' || what === 'missing') {
    const asked = rows.filter((row) => duties.length === 0 || duties.includes(row.dutyCode));
    return asked
      .map((row) => ({
        code: row.dutyCode,
        title: row.duty?.title ?? row.dutyCode,
        // A signed "nothing to report" in time is a hand-in in time.
        count: what === 'onTime' ? row.counts.onTime + row.counts.nilInTime : row.counts[what],
        of: judgedOf(row.counts),
        link: null,
      }))
      .filter((each) => each.count > 0);
  }
  return meritsOf(what).map(({ code, title, link }) => ({ code, title, count: 1, of: null, link: link ?? null }));
}

/** `most` limits rewards and penalties alike. */
function capped(points: number, most: number | undefined): number {
  if (most === undefined) return points;
  return Math.abs(points) > Math.abs(most) ? Math.sign(points) * Math.abs(most) : points;
}
