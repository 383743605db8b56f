/** Who the plan is for: the institution and its letterhead, its units, its posts, and the offices it writes to. */
import { z } from 'zod';
import { clockTimeSchema, codeSchema, daySchema, roleSchema, textSchema, unitChoiceSchema, unitRef } from './parts.js';

const linesSchema = z.array(textSchema).min(1, 'at least one line');
const emailSchema = z.email('an e-mail address');
const urlSchema = z.url('a web address');

/** One way documents may be signed: lines such as "KT. HIỆU TRƯỞNG" / "PHÓ HIỆU TRƯỞNG" (Nghị định 30/2020/NĐ-CP, Điều 13). */
const signerSchema = z.strictObject({
  code: codeSchema,
  lines: linesSchema,
  default: z.boolean('true or false').default(false),
});

/** The head of an official document: boxes 2, 3, 4 and 7a of Nghị định 30/2020/NĐ-CP, Phụ lục I. */
const letterheadSchema = z.strictObject({
  parentLines: linesSchema,
  nameLines: linesSchema,
  place: textSchema,
  /** What stands after the kind in "Số: 05/BC-…". */
  symbol: textSchema,
  signers: z.array(signerSchema).min(1, 'at least one way of signing'),
  /** After "Lưu:". */
  archive: textSchema,
});

export const organisationSchema = z.strictObject({
  code: codeSchema,
  name: textSchema,
  shortName: textSchema,
  level: z.enum(['kindergarten', 'primary', 'lowerSecondary', 'upperSecondary', 'combined', 'centre', 'department']),
  letterhead: letterheadSchema,
  /** Only these may carry official mail, where the plan forbids private ones. */
  mailboxes: z.array(emailSchema).default([]),
  website: urlSchema.optional(),
  /** What this institution calls those it teaches. */
  learners: z.enum(['trẻ', 'học sinh', 'học viên']),
  /** The unit where each role's holders sit when a plan names the role without a unit. */
  desks: z.strictObject({
    office: unitRef,
    editor: unitRef,
    leader: unitRef,
    lead: unitRef.optional(),
    member: unitRef.optional(),
  }),
});

export const unitSchema = z.strictObject({
  code: codeSchema,
  name: textSchema,
  shortName: textSchema.optional(),
  /** A word of the plan's own, such as "professional-group"; duties may choose units by it. */
  kind: codeSchema,
  /** The unit above; the institution itself where nothing is said. */
  parent: unitRef.optional(),
  /** Units whose tasks this one follows and urges although they are not below it. */
  urges: unitChoiceSchema.optional(),
  note: textSchema.optional(),
});

/** A named post answering for a unit's communication work. Who holds it stands in the roster, never in the plan. */
export const focalPersonSchema = z.strictObject({
  code: codeSchema,
  title: textSchema,
  unit: unitRef,
  role: roleSchema,
  clause: textSchema.optional(),
});

/** Somebody outside the institution to whom things are handed in or copied. */
export const recipientSchema = z.strictObject({
  code: codeSchema,
  name: textSchema,
  shortName: textSchema.optional(),
  kind: z.enum(['above', 'partner', 'press', 'public', 'below']),
  /** Why it receives the institution's papers, as its "Nơi nhận" says: report, do, direct, work together. */
  purpose: z.enum(['report', 'do', 'direct', 'cooperate']).optional(),
  mailbox: emailSchema.optional(),
  url: urlSchema.optional(),
  note: textSchema.optional(),
});

const schoolYearSchema = z.strictObject({
  code: z.string('a school year').regex(/^\d{4}-\d{4}$/, 'a school year such as "2020-2021"'),
  from: daySchema,
  through: daySchema,
  /** In order: the first is HK1, the second HK2. */
  semesters: z
    .array(z.strictObject({ from: daySchema, through: daySchema }))
    .min(1, 'at least one semester')
    .max(2, 'at most two semesters'),
});

const daysOffSchema = z.strictObject({
  from: daySchema,
  through: daySchema,
  name: textSchema,
  /** Extra days off keep the bot quiet; a school summer does so only where the plan lists it here. */
  kind: z.enum(['own', 'summer']).default('own'),
});

const weekdaySchema = z.int('a weekday from 1 (Monday) to 7').min(1, 'a weekday from 1').max(7, 'a weekday up to 7');
const DEFAULT_HOURS = [
  { from: '07:30', through: '11:30' },
  { from: '13:30', through: '17:00' },
];

/** The institution's own calendar. Public holidays are not the plan's; they come from the calendar's table. */
export const calendarSchema = z.strictObject({
  schoolYears: z.array(schoolYearSchema).min(1, 'at least one school year'),
  daysOff: z.array(daysOffSchema).default([]),
  workingWeekdays: z.array(weekdaySchema).min(1, 'at least one weekday').default([1, 2, 3, 4, 5]),
  /** Office hours, for clocks that count working hours. */
  workingHours: z
    .array(z.strictObject({ from: clockTimeSchema, through: clockTimeSchema }))
    .min(1, 'at least one stretch of hours')
    .default(DEFAULT_HOURS),
});
