/** The units of a period as an inspector asks for them: every task with when it was done and what proves it. */
import { dayOf } from '../../calendar/day.js';
import { lastDayInTime, numericDay } from '../../calendar/spell.js';
import type { Read } from '../../db/client.js';
import { countedDuty } from '../../ledger/assigned-duty.js';
import { type ReportSubject, searchFor } from '../../ledger/compile-rows.js';
import { type ListedTask, listedPages } from '../../ledger/task-pages.js';
import { inspectTexts as texts } from './document/inspect-texts.js';
import type { InspectedTask, UnitFile } from './job.js';
import { texts as bookTexts } from './workbook/texts.js';

/** A page is the units whose tasks were read together; a unit is in one page only. */
export async function* unitFiles(
  read: Read,
  subject: ReportSubject,
  now: Date,
): AsyncGenerator<readonly UnitFile[], void, undefined> {
  const { edition } = subject;
  const { zone } = edition.calendar;
  for await (const page of listedPages(read, edition, searchFor(subject), now)) {
    const tasks = page.filter(({ state }) => state !== 'cancelled');
    const proofs = await proofsOf(read, tasks);
    const units = new Map<string, { code: string; name: string; position: number; tasks: InspectedTask[] }>();
    for (const task of tasks.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.id - b.id)) {
      const { unit } = task;
      const known = units.get(unit.code) ?? { code: unit.code, name: unit.name, position: unit.position, tasks: [] };
      known.tasks.push({
        duty: countedDuty(edition.dutyOf, task.dutyCode)?.title ?? task.dutyCode,
        about: task.title,
        clause: task.clause,
        due: numericDay(lastDayInTime(task.dueAt, zone)),
        state: bookTexts.state(task.state, task.inTime),
        done: task.doneAt === null ? null : numericDay(dayOf(task.doneAt, zone)),
        proof: proofs.get(task.id) ?? '',
      });
      units.set(unit.code, known);
    }
    yield [...units.values()].toSorted((a, b) => a.position - b.position);
  }
}

const AT_ONCE = 500;

async function proofsOf(read: Read, tasks: readonly ListedTask[]): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  for (let at = 0; at < tasks.length; at += AT_ONCE) {
    const ids = tasks.slice(at, at + AT_ONCE).map(({ id }) => id);
    const rows = await read.task.findMany({
      where: { id: { in: ids } },
      select: {
        id: true,
        credits: { where: { state: 'counted' }, select: { submission: { select: { code: true } } } },
        doneMark: { select: { proof: true, by: { select: { name: true } } } },
        nilReturns: { where: { supersededAt: null }, select: { by: { select: { name: true } } } },
      },
    });
    for (const { id, credits, doneMark, nilReturns } of rows) {
      const words = [
        ...(credits.length === 0 ? [] : [texts.proofs.items(credits.map(({ submission }) => submission.code))]),
        ...(doneMark === null ? [] : [texts.proofs.mark(doneMark.proof, doneMark.by.name)]),
        ...nilReturns.map(({ by }) => texts.proofs.nil(by.name)),
      ];
      found.set(id, words.join('; '));
    }
  }
  return found;
}
