/** A duty: the rule from which tasks come. Who owes what, by when, to whom, under which clause, settled by what. */
import { z } from 'zod';
import {
  addresseeRef,
  channelRef,
  codeSchema,
  countSchema,
  daysSchema,
  dutyRef,
  focalPersonRef,
  kindRef,
  oneOrMany,
  roleSchema,
  textSchema,
  topicRef,
  unitRef,
} from './parts.js';
import { cutOffSchema, whenSchema } from './when.js';

const perUnitSchema = z.record(unitRef, z.int('a whole number').min(0, 'a whole number, 0 to owe nothing')).default({});
const nil = { nilAllowed: z.boolean('true or false').default(false) };

/**
 * What settles a duty.
 * - `atLeast` is the quota of one period, `perUnit` what single units owe instead; 0 frees a unit.
 * - `nilAllowed`: a signed "nothing to report" settles it too.
 */
export const settlesSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('articles'), atLeast: countSchema.default(1), perUnit: perUnitSchema }),
  z.strictObject({
    by: z.literal('photos'),
    atLeast: countSchema.default(1),
    perUnit: perUnitSchema,
    /** Photos must be original files, and sorted under an event or subject. */
    originals: z.boolean('true or false').default(false),
    classified: z.boolean('true or false').default(false),
  }),
  z.strictObject({ by: z.literal('document'), ...nil }),
  z.strictObject({ by: z.literal('planHandIn') }),
  z.strictObject({ by: z.literal('report'), ...nil }),
  z.strictObject({ by: z.literal('opinionReturn'), nilAllowed: z.boolean('true or false').default(true) }),
  z.strictObject({
    by: z.literal('doneMark'),
    /** What the mark must carry: a document number, a link, a file, a sentence, a name. */
    proof: z.enum(['number', 'link', 'file', 'note', 'name']).default('note'),
    /** An inspection: findings are kept for each unit visited. */
    findings: z.boolean('true or false').default(false),
    ...nil,
  }),
]);

/** Who owes. `role` alone means the unit where that role sits; `eventHost` and `asked` are known when it happens. */
const owesShape = z
  .strictObject({
    organisation: z.boolean('true or false').default(false),
    units: z.array(unitRef).default([]),
    kinds: z.array(kindRef).default([]),
    except: z.array(unitRef).default([]),
    eventHost: z.boolean('true or false').default(false),
    asked: z.boolean('true or false').default(false),
    role: roleSchema.optional(),
    focalPerson: focalPersonRef.optional(),
  })
  .refine(
    (who) =>
      who.organisation ||
      who.eventHost ||
      who.asked ||
      who.units.length + who.kinds.length > 0 ||
      who.role !== undefined ||
      who.focalPerson !== undefined,
    'somebody: organisation, units, kinds, role, focalPerson, eventHost or asked',
  );
const owesSchema = z.preprocess(
  (written) => (written === 'organisation' ? { organisation: true } : written),
  owesShape,
);

/** Reminders before and after the hand-in. Each number is a step: days before (0 = the day itself), working days after. */
export const ladderSchema = z.strictObject({
  daysBefore: z.array(daysSchema).default([7, 3, 1, 0]),
  workingDaysAfter: z.array(countSchema).default([2]),
});

/** When a silent task is told upwards, in working days after the hand-in. */
export const escalationSchema = z.strictObject({
  leadAfterWorkingDays: countSchema.default(2),
  officeAfterWorkingDays: countSchema.default(5),
});

export const dutySchema = z.strictObject({
  code: codeSchema,
  title: textSchema,
  /** The clause that asks for it, quoted in every reminder: "KH 36/KH-MNTr, mục III.2". */
  clause: textSchema,
  owes: owesSchema,
  settles: settlesSchema,
  /** `unit`: owed inside the institution. `upward`: the institution's own, to the level above, settled by sending up. */
  tier: z.enum(['unit', 'upward']).default('unit'),
  /** For an upward duty: whose items may be sent up to settle it. */
  fedBy: z.array(dutyRef).default([]),
  to: z.array(addresseeRef).min(1, 'at least one recipient'),
  when: oneOrMany(whenSchema),
  cutOff: cutOffSchema.optional(),
  beforeIncludesDay: z.boolean('true or false').optional(),
  /** Working days in which a returned item keeps its first hand-in. */
  graceWorkingDays: daysSchema.optional(),
  /** Opens that many days before it is due, instead of with its period. */
  opensDaysBefore: countSchema.optional(),
  ladder: ladderSchema.optional(),
  escalation: escalationSchema.optional(),
  topics: z.array(topicRef).default([]),
  channels: z.array(channelRef).default([]),
  note: textSchema.optional(),
});
