/** How the institution works: review route, reports, reminders, grading; what the public says is in `public-voice.ts`. */
import { z } from 'zod';
import { escalationSchema, ladderSchema } from './duty.js';
import {
  addresseeRef,
  channelRef,
  clockTimeSchema,
  codeSchema,
  countSchema,
  daysSchema,
  dutyRef,
  oneOrMany,
  roleSchema,
  textSchema,
  unitChoiceSchema,
  unitRef,
} from './parts.js';
import { cutOffSchema, whenSchema } from './when.js';

const yesNo = z.boolean('true or false');

/**
 * One desk an item passes. Levels stand in the order an item takes them.
 * - `settles`: approval here settles the owing unit's task.
 * - `optional`: only items marked good go on to it.
 */
const reviewLevelSchema = z.strictObject({
  code: codeSchema,
  title: textSchema,
  clause: textSchema.optional(),
  reviewer: z.strictObject({ unit: unitRef.optional(), role: roleSchema }),
  /** Whose items; all units' where nothing is said. */
  of: unitChoiceSchema.optional(),
  settles: yesNo.default(false),
  optional: yesNo.default(false),
  publishesTo: z.array(channelRef).default([]),
  sendsUpTo: z.array(addresseeRef).default([]),
  /** Of a level that sends up: how many days before the hand-in above its holders hear what there is to send. */
  offersDaysBefore: countSchema.default(7),
});

export const routeSchema = z.strictObject({
  levels: z.array(reviewLevelSchema).min(1, 'at least one level'),
  claimMinutes: countSchema.default(30),
  undoSeconds: countSchema.default(60),
  /** Ready-made reasons for sending an item back. */
  returnReasons: z.array(textSchema).default([]),
});

/** A report Loa compiles. Its dates are those of `duty`, or its own; `ownSetting` marks what the plan does not ask. */
export const reportSchema = z
  .strictObject({
    code: codeSchema,
    title: textSchema,
    kind: z.enum(['month', 'opinion', 'semester', 'halfYear', 'year', 'schoolYear', 'range']),
    clause: textSchema.optional(),
    ownSetting: yesNo.default(false),
    /** The duty it settles when handed in; its dates are the report's. */
    duty: dutyRef.optional(),
    when: oneOrMany(whenSchema).optional(),
    cutOff: cutOffSchema.optional(),
    to: z.array(addresseeRef).min(1, 'at least one recipient'),
    form: z.enum(['standalone', 'chapter']).default('standalone'),
    /** For a chapter: the report it is pasted into. */
    chapterOf: textSchema.optional(),
    /** The unit that gets the draft. */
    compiledBy: unitRef.optional(),
  })
  .refine((report) => report.ownSetting || report.clause !== undefined, {
    path: ['clause'],
    error: 'the clause that asks for it, or ownSetting: true',
  })
  .refine((report) => (report.duty === undefined) !== (report.when === undefined), {
    path: ['when'],
    error: 'its own dates (when) or those of a duty (duty), not both and not neither',
  })
  .refine((report) => report.duty !== undefined || report.cutOff !== undefined, {
    path: ['cutOff'],
    error: 'the end of its data (cutOff)',
  });

export const reminderPolicySchema = z.strictObject({
  digestAt: clockTimeSchema.default('07:00'),
  ladder: ladderSchema.prefault({}),
  escalation: escalationSchema.prefault({}),
  quietHours: z
    .strictObject({ from: clockTimeSchema, through: clockTimeSchema })
    .default({ from: '20:00', through: '06:30' }),
  /** Whether digests go out on days that are no working days. */
  onDaysOff: yesNo.default(false),
  nudgesPerTaskAndDay: countSchema.default(1),
});

export const deadlinesSchema = z.strictObject({
  /** "Before the 25th" ends with the 24th (false) or with the 25th (true). */
  beforeIncludesDay: yesNo.default(false),
  graceWorkingDays: daysSchema.default(3),
  /** A hand-in that falls on a day off stays, or moves to the working day before or after. */
  onDayOff: z.enum(['stay', 'before', 'after']).default('stay'),
});

const pointRuleSchema = z.strictObject({
  code: codeSchema,
  title: textSchema,
  /** What is counted: tasks settled on time, settled late, never settled; items sent up or published; open hot issues. */
  counts: z.enum(['onTime', 'late', 'missing', 'sentUp', 'published', 'commended', 'hotIssueHandled']),
  points: z.number('a number of points'),
  duties: z.array(dutyRef).default([]),
  most: z.number('a number of points').optional(),
});

const graded = {
  clause: textSchema.optional(),
  ownSetting: yesNo.default(false),
  period: z.enum(['month', 'semester', 'schoolYear', 'year']),
  units: unitChoiceSchema,
};

/** How a unit's communication work counts in emulation: points, or one condition met or not. */
export const gradingSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({
    mode: z.literal('condition'),
    ...graded,
    duties: z.array(dutyRef).min(1, 'at least one duty'),
    settledPercentAtLeast: z.number('a percentage').min(0, 'a percentage from 0').max(100, 'a percentage up to 100'),
    lateCounts: yesNo.default(true),
  }),
  z.strictObject({
    mode: z.literal('points'),
    ...graded,
    rules: z.array(pointRuleSchema).min(1, 'at least one rule'),
    grades: z.array(z.strictObject({ title: textSchema, from: z.number('a number of points') })).default([]),
  }),
]);
