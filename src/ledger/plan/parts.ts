/** The small words every part of the plan language is made of: codes, texts, days, clock times, spans, unit choices. */
import { z } from 'zod';
import { type Day, parseDay } from '../../calendar/day.js';

/** What people are to the plan. The permission table decides what each may do. */
export const roleSchema = z.enum(['member', 'lead', 'editor', 'office', 'leader']);

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const anyCode = () => z.string('a code').regex(CODE, 'a code of small letters, digits and hyphens, such as "to-toan"');

/** The code a thing is given here. */
export const codeSchema = anyCode();

/** What a code elsewhere in the file names. An addressee is a unit or an outside recipient. */
export type Named = 'unit' | 'kind' | 'addressee' | 'topic' | 'channel' | 'duty' | 'focal person';

/** Which code fields name something, so that every reference in the language is checked by one walk over the schema. */
export const references = z.registry<{ names: Named }>();

const naming = (names: Named) => anyCode().register(references, { names });
export const unitRef = naming('unit');
export const kindRef = naming('kind');
export const addresseeRef = naming('addressee');
export const topicRef = naming('topic');
export const channelRef = naming('channel');
export const dutyRef = naming('duty');
export const focalPersonRef = naming('focal person');

export const textSchema = z.string('a text').trim().min(1, 'a text that is not empty');

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isRealMonthDay(text: string): boolean {
  const [month = 0, day = 0] = text.split('-').map(Number);
  return day >= 1 && day <= (DAYS_IN_MONTH[month - 1] ?? 0);
}

/** A calendar day in the plan's zone. */
export const daySchema = z.string('a day written YYYY-MM-DD').transform((text, problem): Day => {
  const day = parseDay(text);
  if (day) return day;
  problem.addIssue('a day that exists, written YYYY-MM-DD');
  return z.NEVER;
});

/** A day of every year. 02-29 means the last day of February in common years. */
export const monthDaySchema = z
  .string('a day of the year written MM-DD')
  .regex(/^\d{2}-\d{2}$/, 'a day of the year written MM-DD')
  .refine(isRealMonthDay, 'a day of the year that exists, written MM-DD');

export const clockTimeSchema = z
  .string('a time written HH:MM')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time written HH:MM, such as "07:00"');

export const countSchema = z.int('a whole number').min(1, 'a whole number of at least 1');
export const daysSchema = z.int('a whole number of days').min(0, 'a whole number of days, 0 or more');

/**
 * How long something may take, in exactly one unit. `days` and `workingDays` end with the end of the last of them;
 * `hours` and `workingHours` end to the minute.
 */
export const spanSchema = z
  .strictObject({
    hours: countSchema.optional(),
    workingHours: countSchema.optional(),
    days: daysSchema.optional(),
    workingDays: daysSchema.optional(),
  })
  .refine(
    (span) => Object.values(span).filter((amount) => amount !== undefined).length === 1,
    'exactly one of hours, workingHours, days, workingDays',
  );
export type Span = z.infer<typeof spanSchema>;

/** Units chosen by code and by kind, together, less the exceptions. */
export const unitChoiceSchema = z
  .strictObject({
    units: z.array(unitRef).default([]),
    kinds: z.array(kindRef).default([]),
    except: z.array(unitRef).default([]),
  })
  .refine((choice) => choice.units.length + choice.kinds.length > 0, 'at least one of units, kinds');

/** One thing or a list of things, always read as a list. */
export function oneOrMany<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (written) => (written === undefined || Array.isArray(written) ? written : [written]),
    z.array(schema).min(1, 'at least one entry'),
  );
}

/** The same shape with every part read-only. */
export type Frozen<T> = T extends string | number | boolean | Date | undefined
  ? T
  : T extends readonly (infer U)[]
    ? readonly Frozen<U>[]
    : { readonly [K in keyof T]: Frozen<T[K]> };
