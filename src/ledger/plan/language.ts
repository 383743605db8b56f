/** The plan language: one YAML file says all Loa needs to know of an institution's plan. */
import { z } from 'zod';
import { channelSchema, documentsSchema, eventSchema, topicSchema } from './content.js';
import { dutySchema, type ladderSchema, type settlesSchema } from './duty.js';
import { calendarSchema, focalPersonSchema, organisationSchema, recipientSchema, unitSchema } from './organisation.js';
import { codeSchema, daySchema, type Frozen, textSchema } from './parts.js';
import { deadlinesSchema, gradingSchema, reminderPolicySchema, reportSchema, routeSchema } from './policies.js';
import { feedbackSchema, hotIssuePolicySchema, praiseSchema, pressSchema } from './public-voice.js';
import type { cutOffSchema, whenSchema } from './when.js';

/** The paper the plan is. It makes tasks of periods that end between `from` and `through`, both days included. */
const paperSchema = z
  .strictObject({
    code: codeSchema,
    number: textSchema.optional(),
    title: textSchema,
    issued: daySchema.optional(),
    from: daySchema,
    /** Absent: until another plan takes its place. */
    through: daySchema.optional(),
    basis: z.array(textSchema).default([]),
  })
  .refine((paper) => paper.through === undefined || paper.from <= paper.through, {
    path: ['through'],
    error: 'a last day that is not before the first',
  });

/** What the source leaves open. Named here once, used by `{ setting: name }` elsewhere in the file. */
const settingSchema = z.strictObject({
  value: z.unknown().refine((value) => value !== undefined && value !== null, 'a value'),
  assumed: z.boolean('true or false'),
  note: textSchema,
});

export const planFileSchema = z.strictObject({
  plan: paperSchema,
  zone: textSchema.default('Asia/Ho_Chi_Minh'),
  settings: z.record(codeSchema, settingSchema).default({}),
  organisation: organisationSchema,
  calendar: calendarSchema,
  units: z.array(unitSchema).min(1, 'at least one unit'),
  focalPersons: z.array(focalPersonSchema).default([]),
  recipients: z.array(recipientSchema).default([]),
  topics: z.array(topicSchema).min(1, 'at least one topic'),
  channels: z.array(channelSchema).min(1, 'at least one channel'),
  events: z.array(eventSchema).default([]),
  documents: documentsSchema.optional(),
  route: routeSchema,
  deadlines: deadlinesSchema.prefault({}),
  duties: z.array(dutySchema).min(1, 'at least one duty'),
  reports: z.array(reportSchema).default([]),
  reminders: reminderPolicySchema.prefault({}),
  grading: gradingSchema.default({ mode: 'none' }),
  hotIssues: hotIssuePolicySchema.optional(),
  press: pressSchema.optional(),
  feedback: feedbackSchema.optional(),
  praise: praiseSchema.optional(),
});

export type PlanFile = z.infer<typeof planFileSchema>;

/** A unit of the plan. The institution itself is one, kind "organisation", with no parent; it stands first. */
export type PlanUnit = Frozen<z.infer<typeof unitSchema>> & { readonly parent: string | undefined };

/** An answer to what the source leaves open. `usedAt`: the fields of the file it fills. */
export interface PlanSetting {
  readonly name: string;
  readonly value: unknown;
  readonly assumed: boolean;
  readonly note: string;
  readonly usedAt: readonly string[];
}

export type Plan = Frozen<Omit<PlanFile, 'settings' | 'units'>> & {
  readonly units: readonly PlanUnit[];
  readonly settings: readonly PlanSetting[];
};

export type Topic = Plan['topics'][number];
export type PlanRecipient = Plan['recipients'][number];
export type PlanEvent = Plan['events'][number];
export type ReviewLevel = Plan['route']['levels'][number];
export type ReportRule = Plan['reports'][number];
export type HotIssuePolicy = NonNullable<Plan['hotIssues']>;
export type PressPolicy = NonNullable<Plan['press']>;
export type ReminderPolicy = Plan['reminders'];
export type Duty = Plan['duties'][number];
export type When = Frozen<z.infer<typeof whenSchema>>;
export type CutOff = Frozen<z.infer<typeof cutOffSchema>>;
export type Settles = Frozen<z.infer<typeof settlesSchema>>;
export type Ladder = Frozen<z.infer<typeof ladderSchema>>;
