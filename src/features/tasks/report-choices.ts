/** Reporting by word, under a task: done with proof, or nothing to report. The handlers are in the done-marks feature. */
import { z } from 'zod';
import { namePick, type PickName } from '../../conversation/handlers.js';
import { byWordOf, isNilAllowed } from '../../ledger/by-word.js';
import type { Choice } from '../../outbox/message.js';
import { type Entry, needsNothing } from './entries.js';
import { texts } from './texts.js';

const About = z.object({ task: z.number() });

export const reportDone = namePick('done-marks.mark', About);
export const reportNil = namePick('done-marks.nil', About);
/** A return about public opinion: the handler is in the opinion feature. */
export const openReturn = namePick('opinion.open', About);
/** Reminds whoever has not handed in: the handler is in the reminders feature. */
export const nudgeDuty = namePick('reminders.nudge', z.object({ period: z.string(), duty: z.string().nullable() }));

const RecordKey = z.object({ code: z.string() });

/** The records that open tasks of their own: what they ask for is done where they are. The handlers are theirs. */
export const openIssueRecord = namePick('hot-issues.by-code', RecordKey);
export const openFeedbackRecord = namePick('feedback.by-code', RecordKey);
export const openPressRecord = namePick('press.by-code', RecordKey);
export const openPraiseRecord = namePick('praise.by-code', RecordKey);

const RECORDS: Readonly<Record<string, PickName<z.infer<typeof RecordKey>>>> = {
  TN: openIssueRecord,
  GY: openFeedbackRecord,
  BC: openPressRecord,
  DB: openPressRecord,
  GT: openPraiseRecord,
};

/** At most `most` buttons, one a row; of several, each says which it is. What was given by hand has its own. */
export function reportChoices(entries: readonly Entry[], most: number): readonly (readonly Choice[])[] {
  const tasks = entries.filter((entry) => !needsNothing(entry)).flatMap((entry) => entry.tasks);
  const units = new Set(tasks.map((task) => task.unit.id)).size;
  const titles = new Set(tasks.map((task) => task.title)).size;
  return tasks
    .flatMap(({ id, duty, assignment, request, unit, title }) => {
      if (duty === undefined || assignment !== null) return [];
      const about = [...(units > 1 ? [unit.name] : []), ...(titles > 1 && title != null ? [title] : [])];
      const where = about.length === 0 ? undefined : about.join(', ');
      if (request?.kind === 'followed') {
        const record = RECORDS[request.code.slice(0, 2)];
        return record === undefined ? [] : [record.choice(texts.openRecord(request.code), { code: request.code })];
      }
      const word = byWordOf(duty);
      const upward = duty.tier === 'upward';
      const returned = duty.settles.by === 'opinionReturn';
      return [
        ...(returned ? [openReturn.choice(texts.openReturn(where), { task: id })] : []),
        ...(word === undefined
          ? []
          : [reportDone.choice(texts.reportDone(word.elsewhere, upward, where), { task: id })]),
        ...(isNilAllowed(duty) ? [reportNil.choice(texts.reportNil(where), { task: id })] : []),
      ];
    })
    .slice(0, most)
    .map((choice) => [choice]);
}
