/** A planned import as one message: what would change, what to look at, what is wrong. */
import type { Role } from '../../db/client.js';
import type { RosterFile } from './read-roster.js';
import type { Change, PlannedRow, RosterPlan } from './roster-plan.js';
import { texts } from './texts.js';

const PROBLEMS_SHOWN = 20;
const REMARKS_SHOWN = 12;
const NAMES_SHOWN = 12;
const UNITS_SHOWN = 15;
const HEAVY: readonly Role[] = ['leader', 'office', 'editor', 'lead'];

export function planWords(fileName: string, file: Pick<RosterFile, 'rows' | 'ignored'>, plan: RosterPlan): string {
  const heading = texts.heading(fileName, file.rows.length);
  if (plan.problems.length > 0) {
    const lines = shown(plan.problems.map(texts.problem), PROBLEMS_SHOWN);
    return [`${heading}\n${texts.problems(plan.problems.length)}`, lines.join('\n')].join('\n\n');
  }
  const counts = countChanges(plan.rows);
  const people = plan.rows.filter(({ change }) => change === 'new');
  const withPhone = new Set(plan.rows.filter(({ phone }) => phone !== undefined).map(({ first }) => first));
  const silent = people.filter(({ first }) => !withPhone.has(first));
  const change = [texts.changes(counts), ...(silent.length === 0 ? [] : [texts.withoutPhone(silent.length)])];
  const absent = plan.absent.map(({ name }) => name);
  const parts = [
    [heading, ...change].join('\n'),
    ...(changesNothing(plan) ? [texts.nothingNew] : [[byUnit(plan.rows), ...byRole(plan.rows)].join('\n')]),
    ...(plan.remarks.length === 0
      ? []
      : [[texts.remarks, ...shown(plan.remarks.map(texts.remark), REMARKS_SHOWN)].join('\n')]),
    ...(absent.length === 0 ? [] : [texts.absent(...firstOf(absent))]),
    ...(file.ignored.length === 0 ? [] : [texts.ignored(file.ignored)]),
    ...(changesNothing(plan) ? [] : [texts.sure]),
  ];
  return parts.join('\n\n');
}

export function changesNothing({ rows }: RosterPlan): boolean {
  return rows.every(({ change }) => change === 'same');
}

/** Rows whose person something changes for, each person once. */
export function peopleChanged({ rows }: RosterPlan): number {
  return new Set(rows.filter(({ change }) => change !== 'same').map(({ first }) => first)).size;
}

export function countChanges(rows: readonly PlannedRow[]): Readonly<Record<Change, number>> {
  const of = (change: Change) => rows.filter((row) => row.change === change).length;
  return { new: of('new'), returns: of('returns'), post: of('post'), phone: of('phone'), same: of('same') };
}

function byUnit(rows: readonly PlannedRow[]): string {
  const counts = new Map<string, number>();
  for (const { unit } of rows) counts.set(unit.name, (counts.get(unit.name) ?? 0) + 1);
  const units = [...counts];
  return texts.byUnit(units.slice(0, UNITS_SHOWN), Math.max(0, units.length - UNITS_SHOWN));
}

/** Whoever gets more than a member has is named, so that a slip in a column of posts is seen. */
function byRole(rows: readonly PlannedRow[]): readonly string[] {
  return HEAVY.flatMap((role) => {
    const names = rows
      .filter((row) => row.role === role && row.change !== 'same' && row.change !== 'phone')
      .map((row) => (role === 'lead' ? `${row.name} (${row.unit.name})` : row.name));
    return names.length === 0 ? [] : [texts.posts(role, ...firstOf(names))];
  });
}

function firstOf(names: readonly string[]): [readonly string[], number] {
  return [names.slice(0, NAMES_SHOWN), Math.max(0, names.length - NAMES_SHOWN)];
}

function shown(lines: readonly string[], most: number): readonly string[] {
  const listed = lines.slice(0, most).map((line) => `• ${line}`);
  return lines.length <= most ? listed : [...listed, texts.others(lines.length - most)];
}
