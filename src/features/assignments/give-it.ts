/** The end of /giaoviec: what will be given, in a few lines, and the giving. */
import type { z } from 'zod';
import type { Act } from '../../act.js';
import type { AssignmentSettles } from '../../ledger/assigned-duty.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { type DraftChanged, filesInWords, takeFiles, type Which } from '../carried-files/index.js';
import { assignableBy } from './assignable.js';
import { createAssignment } from './create-assignment.js';
import { spelledDue } from './due.js';
import { texts } from './texts.js';
import { type Chosen, chosenOf, namesOf } from './whom.js';

export interface Told {
  readonly title: string;
  readonly settles: AssignmentSettles;
  readonly topic: string | null;
  readonly chosen: z.infer<typeof Chosen>;
  readonly dueAt: string;
  readonly files: Which;
  readonly filesAfter: number;
  readonly document: number | null;
}

export async function summaryOf(act: Act, told: Told): Promise<string> {
  const assignable = await assignableBy(act);
  const { people, units } = chosenOf(assignable, told.chosen);
  const { plan } = await requirePlan(act.tx);
  return texts.summary({
    title: told.title,
    by: told.settles,
    topic: plan.topics.find(({ code }) => code === told.topic)?.title,
    names: namesOf(assignable, told.chosen),
    people: people.length,
    units: units.length,
    due: await spelledDue(told.dueAt, act),
    files: await filesInWords(act, told.files, told.filesAfter),
  });
}

/** A sentence for whoever gave it: who is gone by now is left out. */
export async function giveIt(act: Act, told: Told, draftChanged: DraftChanged): Promise<string> {
  const { people, units } = chosenOf(await assignableBy(act), told.chosen);
  if (people.length + units.length === 0) return texts.gone;
  const files = await takeFiles(act, told.files, told.filesAfter, draftChanged);
  const dueAt = new Date(told.dueAt);
  const { title, settles, topic, document } = told;
  const id = await createAssignment(act, { title, settles, topic, people, units, dueAt, files, document });
  const { code } = await act.tx.assignment.findUniqueOrThrow({ where: { id }, select: { code: true } });
  return texts.created(code);
}
