/** What is to be told and where: topics, channels, named events, the register of public documents. */
import { z } from 'zod';
import { addresseeRef, channelRef, codeSchema, daySchema, dutyRef, textSchema, topicRef, unitRef } from './parts.js';

const urlSchema = z.url('a web address');

export const topicSchema = z.strictObject({
  code: codeSchema,
  title: textSchema,
  clause: textSchema,
  /** Groups of topics as the plan divides them, such as main and other. */
  group: codeSchema.optional(),
  /** Units that lead this field across all units. */
  lead: z.array(unitRef).default([]),
  /** Plans repeat themselves: the topic this one is a copy of; both are counted under that one. */
  sameAs: topicRef.optional(),
  subtopics: z.array(z.strictObject({ code: codeSchema, title: textSchema })).default([]),
});

export const channelSchema = z.strictObject({
  code: codeSchema,
  name: textSchema,
  kind: z.enum([
    'website',
    'fanpage',
    'social',
    'upperSite',
    'portal',
    'paper',
    'radioTv',
    'event',
    'print',
    'meeting',
    'mail',
  ]),
  clause: textSchema.optional(),
  url: urlSchema.optional(),
  /** The unit that runs it, or the outside office or paper that does. */
  runBy: addresseeRef.optional(),
  official: z.boolean('true or false').default(false),
  /** What a publication there is proved by. */
  proof: z.enum(['link', 'note']).default('link'),
  /** Whether place and time on the home page are recorded. */
  placement: z.boolean('true or false').default(false),
});

/** An event the plan names. One without dates waits until the office enters it. */
export const eventSchema = z
  .strictObject({
    code: codeSchema,
    title: textSchema,
    clause: textSchema,
    topic: topicRef.optional(),
    host: unitRef.optional(),
    from: daySchema.optional(),
    through: daySchema.optional(),
  })
  .refine((event) => (event.through === undefined ? true : event.from !== undefined && event.from <= event.through), {
    path: ['through'],
    error: 'a last day that is not before the first',
  });

/** Which papers must be open to the public, how many of them, and where. */
export const documentsSchema = z.strictObject({
  clause: textSchema,
  kinds: z.array(z.enum(['directive', 'plan', 'invitation', 'report', 'other'])).min(1, 'at least one kind'),
  publicPercent: z.int('a whole percentage').min(0, 'a percentage from 0').max(100, 'a percentage up to 100'),
  channels: z.array(channelRef).default([]),
  officialMailOnly: z.boolean('true or false').default(false),
  /** The duty of publishing a paper, opened when one is entered and settled by where it stands. */
  publishing: dutyRef.optional(),
});
