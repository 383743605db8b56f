/** What the plan says about the public's voice: hot issues and crisis, the press, comments, people worth telling of. */
import { z } from 'zod';
import {
  addresseeRef,
  channelRef,
  daySchema,
  dutyRef,
  focalPersonRef,
  roleSchema,
  spanSchema,
  textSchema,
  topicRef,
  unitChoiceSchema,
  unitRef,
} from './parts.js';

const yesNo = z.boolean('true or false');

const hotIssueStepSchema = z.strictObject({
  step: z.enum(['receive', 'verify', 'handle', 'answer', 'publishResult']),
  within: spanSchema,
  urgentWithin: spanSchema.optional(),
});

const crisisStepSchema = z.strictObject({
  title: textSchema,
  who: z.strictObject({ unit: unitRef.optional(), role: roleSchema }),
  within: spanSchema.optional(),
});

export const hotIssuePolicySchema = z.strictObject({
  clause: textSchema,
  /** The clock of each step, counted from the end of the one before. */
  steps: z.array(hotIssueStepSchema).length(5, 'the five steps receive, verify, handle, answer, publishResult'),
  /** Who hears of one at once. What is restricted goes to the leaders among them, whatever stands here. */
  alert: z.array(roleSchema).min(1, 'at least one role').default(['leader', 'office']),
  /** The duty each issue opens a task of, for its owner, settled when the issue is closed. */
  handling: dutyRef.optional(),
  /** The duty of publishing what came of it, settled with the link. */
  publication: dutyRef.optional(),
  /** To whom what is done about one is reported. */
  reportTo: z.array(addresseeRef).default([]),
  crisis: z.strictObject({
    clause: textSchema.optional(),
    ownSetting: yesNo.default(false),
    procedure: z.array(crisisStepSchema).min(1, 'at least one step'),
    channels: z.array(channelRef).default([]),
    holdingStatement: textSchema.optional(),
  }),
});

const speakerSchema = z.strictObject({
  role: roleSchema.optional(),
  unit: unitRef.optional(),
  focalPerson: focalPersonRef.optional(),
  /** Topics they answer for; all where none is named. */
  topics: z.array(topicRef).default([]),
  /** Only with a written mandate entered in the register. */
  byMandate: yesNo.default(false),
  through: daySchema.optional(),
});

export const pressSchema = z.strictObject({
  clause: textSchema,
  /** The duty a question of the press opens for the unit that answers it. */
  answering: dutyRef.optional(),
  /** The duty of agreeing the answer first, for the unit that was asked. */
  agreeing: dutyRef.optional(),
  /** The duty a day's list of press mentions is. */
  watching: dutyRef.optional(),
  /** The rules for speaking to the press that apply. */
  rules: textSchema.optional(),
  speakers: z.array(speakerSchema).min(1, 'at least one speaker'),
  /** An answer is agreed with a leader before it is given. */
  consultFirst: yesNo.default(false),
  outlets: z.array(addresseeRef).default([]),
  liaison: unitRef.optional(),
});

/** Comments of parents, pupils, teachers, the press and citizens: received, counted, analysed, handled. */
export const feedbackSchema = z.strictObject({
  clause: textSchema,
  /** The duty a comment that wants an answer opens. */
  handling: dutyRef.optional(),
  /** The duty of analysing the comments of a month. */
  analysis: dutyRef.optional(),
});

/** People and units worth telling of: proposed by anybody, checked, told and rewarded. */
export const praiseSchema = z.strictObject({
  clause: textSchema,
  /** Who checks a proposal beside the office; nobody where nothing is said. */
  checkedBy: unitChoiceSchema.optional(),
  /** The duties of writing about somebody confirmed: the first that their unit owes is opened. */
  articles: z.array(dutyRef).default([]),
  /** The duty of proposing them for a reward, settled by the unit that confirmed them. */
  proposal: dutyRef.optional(),
});
