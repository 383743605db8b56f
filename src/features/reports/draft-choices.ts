/** What can be done with a draft: nudge about its gaps, look at them, write the judgement, confirm. At most eight. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';
import type { Choice } from '../../outbox/message.js';
import { confirmReport, openReport, writeReport } from './choices.js';
import type { ReportDigest } from './job.js';
import { texts } from './texts.js';

/** `/status` of the period, and reminding those who owe: the handlers are other features'. */
const seeStatus = namePick('status.period', z.string());
const nudge = namePick('reminders.nudge', z.object({ period: z.string(), duty: z.string().nullable() }));

/** So many gaps can be nudged about from the draft itself. */
const NUDGES = 4;

interface Draft {
  readonly id: number;
  readonly unitId: number | null;
}

export function draftChoices(
  { id, unitId }: Draft,
  { gaps, period, asOf, dataTo }: ReportDigest,
): readonly (readonly Choice[])[] {
  const about = { report: id };
  const owed = gaps.filter(({ why }) => why === 'missing' || why === 'open').slice(0, NUDGES);
  const isWhole = unitId === null;
  return [
    ...owed.map(({ duty, title }) => [nudge.choice(texts.nudge(title), { period: period.code, duty })]),
    ...(gaps.length === 0 ? [] : [[seeStatus.choice(texts.seeGaps, period.code)]]),
    ...(isWhole ? [[writeReport.choice(texts.write, about)]] : []),
    ...(isWhole && asOf >= dataTo ? [[confirmReport.choice(texts.confirm, about)]] : []),
    [openReport.choice(texts.more, about)],
  ];
}
