/** What applying a plan would change, as data: for people to read before they say yes. Pure. */
import type { Duty, Plan } from './language.js';
import { owersOf, quotaFor } from './owers.js';

type ChangedThing =
  | 'unit'
  | 'focalPerson'
  | 'recipient'
  | 'topic'
  | 'channel'
  | 'event'
  | 'reviewLevel'
  | 'duty'
  | 'report'
  | 'quota'
  | 'block';

/** One thing added, changed or removed. For a quota, `code` is "duty/unit"; for a block, the block's name in the file. */
export interface PlanChange {
  readonly what: ChangedThing;
  readonly change: 'added' | 'changed' | 'removed';
  readonly code: string;
  readonly title: string;
  /** Which fields change, from what to what; empty for what is added or removed whole. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Thing {
  readonly code: string;
  readonly title?: string;
  readonly name?: string;
}

/** Blocks that are one thing rather than a list of coded ones. */
const BLOCKS = [
  'plan',
  'zone',
  'organisation',
  'calendar',
  'documents',
  'deadlines',
  'route',
  'reminders',
  'grading',
  'hotIssues',
  'press',
  'feedback',
  'praise',
] as const;

/**
 * Every difference between the plan in force and the one to apply, by code; nothing when they say the same.
 * Removing a duty or unit ends only what has not begun: tasks already made stay as they are.
 */
export function changesBetween(before: Plan | undefined, after: Plan): readonly PlanChange[] {
  return [
    ...blockChanges(before, after),
    ...listChanges('unit', before?.units, after.units),
    ...listChanges('focalPerson', before?.focalPersons, after.focalPersons),
    ...listChanges('recipient', before?.recipients, after.recipients),
    ...listChanges('topic', before?.topics, after.topics),
    ...listChanges('channel', before?.channels, after.channels),
    ...listChanges('event', before?.events, after.events),
    ...listChanges('reviewLevel', before?.route.levels, after.route.levels),
    ...listChanges('duty', before?.duties, after.duties),
    ...listChanges('report', before?.reports, after.reports),
    ...quotaChanges(before, after),
  ];
}

function blockChanges(before: Plan | undefined, after: Plan): PlanChange[] {
  return BLOCKS.flatMap((block): PlanChange[] => {
    const fields = before === undefined ? [] : fieldChanges(blockOf(before, block), blockOf(after, block), '');
    if (before === undefined ? after[block] === undefined : fields.length === 0) return [];
    return [{ what: 'block', change: before === undefined ? 'added' : 'changed', code: block, title: block, fields }];
  });
}

/** The route's levels are told apart one by one, so the block is what remains of it. */
function blockOf(plan: Plan, block: (typeof BLOCKS)[number]): unknown {
  return block === 'route' ? { ...plan.route, levels: undefined } : plan[block];
}

function listChanges(what: ChangedThing, before: readonly Thing[] | undefined, after: readonly Thing[]): PlanChange[] {
  const old = new Map((before ?? []).map((thing) => [thing.code, thing]));
  const kept = new Set(after.map((thing) => thing.code));
  const now = after.flatMap((thing): PlanChange[] => {
    const was = old.get(thing.code);
    if (was === undefined) return [{ what, change: 'added', ...named(thing), fields: [] }];
    const fields = fieldChanges(was, thing, '');
    return fields.length === 0 ? [] : [{ what, change: 'changed', ...named(thing), fields }];
  });
  const gone = (before ?? []).filter((thing) => !kept.has(thing.code));
  return [...now, ...gone.map((thing): PlanChange => ({ what, change: 'removed', ...named(thing), fields: [] }))];
}

/** Who owes how much of the duties both plans have; not owing at all is a quota of 0. */
function quotaChanges(before: Plan | undefined, after: Plan): PlanChange[] {
  if (before === undefined) return [];
  return after.duties.flatMap((duty) => {
    const was = before.duties.find((each) => each.code === duty.code);
    if (was === undefined) return [];
    const old = quotas(was, before);
    const now = quotas(duty, after);
    const units = [...new Set([...old.keys(), ...now.keys()])];
    return units.flatMap((unit): PlanChange[] => {
      const field = { field: 'quota', before: old.get(unit) ?? 0, after: now.get(unit) ?? 0 };
      if (field.before === field.after) return [];
      const change = field.before === 0 ? 'added' : field.after === 0 ? 'removed' : 'changed';
      return [{ what: 'quota', change, code: `${duty.code}/${unit}`, title: duty.title, fields: [field] }];
    });
  });
}

function quotas(duty: Duty, plan: Plan): ReadonlyMap<string, number> {
  return new Map(owersOf(duty, plan).map((unit) => [unit, quotaFor(duty, unit)]));
}

function fieldChanges(before: unknown, after: unknown, field: string): FieldChange[] {
  if (isFields(before) && isFields(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => fieldChanges(before[key], after[key], field === '' ? key : `${field}.${key}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return after.flatMap((entry, n) => fieldChanges(before[n], entry, `${field}[${n}]`));
  }
  // Key order inside lists comes from one schema, so equal data give equal text.
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function named(thing: Thing): { code: string; title: string } {
  return { code: thing.code, title: thing.title ?? thing.name ?? thing.code };
}
