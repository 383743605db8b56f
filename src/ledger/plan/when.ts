/** When a duty is due: every form the plans of schools and departments use, as data. */
import { z } from 'zod';
import { countSchema, daySchema, daysSchema, monthDaySchema, spanSchema } from './parts.js';

const monthsSchema = z
  .array(z.int('a month from 1 to 12').min(1, 'a month from 1 to 12').max(12, 'a month from 1 to 12'))
  .min(1, 'at least one month')
  .optional();

/** `months` keeps only those months of the year. `ofNextMonth` asks for a month's task in the month after it. */
const monthly = { months: monthsSchema, ofNextMonth: z.boolean('true or false').default(false) };

const dayOfMonthSchema = z.int('a day from 1 to 31').min(1, 'a day from 1 to 31').max(31, 'a day from 1 to 31');
const SHIFT = 'a whole number of working days from -200 to 200, negative for earlier';
const shiftSchema = z.int(SHIFT).min(-200, SHIFT).max(200, SHIFT).default(0);

/** A distance from an event, in exactly one unit. */
const offsetSchema = z
  .strictObject({ days: daysSchema.optional(), workingDays: daysSchema.optional() })
  .refine(
    (offset) => (offset.days === undefined) !== (offset.workingDays === undefined),
    'exactly one of days, workingDays',
  );

/**
 * A fixed date of each year. `period` names what the date is about; `yearsBack` 1 says "of the year before", -1 "of the
 * year to come".
 */
const yearlyDateSchema = z.strictObject({
  on: monthDaySchema,
  before: z.boolean('true or false').default(false),
  period: z.enum(['day', 'firstHalf', 'secondHalf', 'year', 'schoolYear']).default('day'),
  yearsBack: z.int('-1, 0 or 1').min(-1, '-1, 0 or 1').max(1, '-1, 0 or 1').default(0),
});

/**
 * The forms of *when*.
 * - A day N that a month lacks is the month's last day.
 * - `monthlyBefore` and `before: true` mean the end of the day before, unless `beforeIncludesDay` says otherwise.
 * - A month in which nobody works has no nth or last working day, so it makes no task of those forms.
 * - perEvent, onRequest and asItArises make no task by themselves.
 */
export const whenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('monthlyDay'), day: dayOfMonthSchema, ...monthly }),
  z.strictObject({ kind: z.literal('monthlyBefore'), day: dayOfMonthSchema, ...monthly }),
  z.strictObject({
    kind: z.literal('monthlyWorkingDay'),
    nth: countSchema.max(20, 'a number from 1 to 20'),
    ...monthly,
  }),
  z.strictObject({ kind: z.literal('monthlyLastWorkingDay'), ...monthly }),
  z.strictObject({ kind: z.literal('monthlyLastDay'), ...monthly }),
  z.strictObject({
    kind: z.literal('semesterEnd'),
    /** Which semesters of a year; both where nothing is said. */
    semesters: z
      .array(z.enum(['HK1', 'HK2']))
      .min(1, 'at least one semester')
      .optional(),
    shiftWorkingDays: shiftSchema,
  }),
  z.strictObject({ kind: z.literal('schoolYearEnd'), shiftWorkingDays: shiftSchema }),
  z.strictObject({ kind: z.literal('yearly'), dates: z.array(yearlyDateSchema).min(1, 'at least one date') }),
  z.strictObject({ kind: z.literal('once'), on: daySchema, before: z.boolean('true or false').default(false) }),
  z
    .strictObject({
      kind: z.literal('perEvent'),
      before: offsetSchema.optional(),
      during: offsetSchema.optional(),
      after: offsetSchema.optional(),
    })
    .refine((event) => Boolean(event.before ?? event.during ?? event.after), 'at least one of before, during, after'),
  z.strictObject({ kind: z.literal('onRequest'), answerWithin: spanSchema }),
  z.strictObject({ kind: z.literal('asItArises'), within: spanSchema }),
]);

/**
 * The end of the data a report or return is about: that many working days before hand-in, or a day of the month, at
 * its end. At least one working day lies between it and the hand-in: where days off push them together, data end earlier.
 */
export const cutOffSchema = z
  .strictObject({
    workingDaysBefore: countSchema.optional(),
    dayOfMonth: dayOfMonthSchema.optional(),
    lastDayOfPeriod: z.literal(true, 'true').optional(),
  })
  .refine(
    (rule) => Object.values(rule).filter((part) => part !== undefined).length === 1,
    'exactly one of workingDaysBefore, dayOfMonth, lastDayOfPeriod',
  );
