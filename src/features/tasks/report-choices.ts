/** Reporting by word, under a task: done with proof, or nothing to report. The handlers are in the done-marks feature. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';
import { byWordOf, isNilAllowed } from '../../ledger/by-word.js';
import type { Choice } from '../../outbox/message.js';
import { type Entry, needsNothing } from './entries.js';
import { texts } from './texts.js';

const About = z.object({ task: z.number() });

export const reportDone = namePick('done-marks.mark', About);
export const reportNil = namePick('done-marks.nil', About);

/** At most `most` buttons, one a row; each names its unit where there are several. What was given by hand has its own. */
export function reportChoices(entries: readonly Entry[], most: number): readonly (readonly Choice[])[] {
  const tasks = entries.filter((entry) => !needsNothing(entry)).flatMap((entry) => entry.tasks);
  return tasks
    .flatMap(({ id, duty, assignment, unit }) => {
      if (duty === undefined || assignment !== null) return [];
      const where = tasks.length > 1 ? unit.name : undefined;
      const word = byWordOf(duty);
      const upward = duty.tier === 'upward';
      return [
        ...(word === undefined
          ? []
          : [reportDone.choice(texts.reportDone(word.elsewhere, upward, where), { task: id })]),
        ...(isNilAllowed(duty) ? [reportNil.choice(texts.reportNil(where), { task: id })] : []),
      ];
    })
    .slice(0, most)
    .map((choice) => [choice]);
}
