/** What people do between the mornings: each a happening with what it puts to rest. */

import type { Day } from '../../../src/calendar/day.js';
import type { Tx } from '../../../src/db/client.js';
import { enterAbsence } from '../../../src/features/absences/enter-absence.js';
import { createAssignment } from '../../../src/features/assignments/create-assignment.js';
import { markDone } from '../../../src/features/done-marks/mark-done.js';
import { giveNil } from '../../../src/features/done-marks/nil-return.js';
import { enterEvent } from '../../../src/features/events/enter-event.js';
import { handInReturn, noteEntry } from '../../../src/features/opinion/note-entry.js';
import { openRequest } from '../../../src/features/requests/open-request.js';
import type { ProofKind } from '../../../src/ledger/by-word.js';
import { countCredits, promiseCredit } from '../../../src/ledger/pay.js';
import { THE_HOUSE } from '../../../src/org/actor.js';
import { actAs, type Happening, type Year } from './year.js';

/** Items for these tasks, sent and approved at once. */
export function pays(at: string, who: string, ...tasks: readonly string[]): Happening {
  return { at, does: (year) => handIn(year, who, tasks, 'approved'), rests: tasks.map((task) => ({ task, from: at })) };
}

/** An item that comes back and is sent again: three happenings. */
export function paysAtSecondTry(
  who: string,
  task: string,
  [sent, back, again]: readonly [string, string, string],
): readonly Happening[] {
  return [
    { at: sent, does: (year) => handIn(year, who, [task], 'inReview'), rests: [{ task, from: sent, until: back }] },
    { at: back, does: (year) => decided(year, task, 'returned') },
    {
      at: again,
      does: async (year) => {
        await decided(year, task, 'inReview');
        await decided(year, task, 'approved');
      },
      rests: [{ task, from: again }],
    },
  ];
}

/** Somebody says that it is done, with the proof its duty wants. */
export function marks(at: string, who: string, task: string, kind: ProofKind, proof: string): Happening {
  return {
    at,
    does: (year) =>
      actAs(year, who, async (act) =>
        said(await markDone(act, { task: await idOf(act.tx, task), kind, proof, filesAfter: 0 })),
      ),
    rests: [{ task, from: at }],
  };
}

/** "Nothing to report", signed for each. */
export function signsNil(at: string, who: string, ...tasks: readonly string[]): Happening {
  return {
    at,
    does: async (year) => {
      for (const task of tasks)
        await actAs(year, who, async (act) => said(await giveNil(act, await idOf(act.tx, task))));
    },
    rests: tasks.map((task) => ({ task, from: at })),
  };
}

/** A return about public opinion with one thing in it; where a nil was signed, it stands no more. */
export function reports(at: string, who: string, task: string): Happening {
  const entry = { what: 'Phụ huynh hỏi về việc thử', handling: 'Đã giải thích', forecast: undefined };
  return {
    at,
    does: (year) =>
      actAs(year, who, async (act) => {
        const id = await idOf(act.tx, task);
        await noteEntry(act, id, entry);
        said(await handInReturn(act, id));
      }),
    rests: [{ task, from: at }],
  };
}

/** An event the plan may know by name. */
export function holds(
  at: string,
  who: string,
  event: { title: string; planEvent?: string; unit: string; from: Day; through: Day },
): Happening {
  return {
    at,
    does: (year) =>
      actAs(year, who, async (act) => {
        const { id } = await act.tx.unit.findUniqueOrThrow({ where: { code: event.unit } });
        return enterEvent(act, { ...event, unit: id, planEvent: event.planEvent ?? null, topic: null });
      }),
  };
}

/** Something is asked of units, or has come up in them. */
export function asks(
  at: string,
  who: string,
  kind: 'asked' | 'arisen',
  duty: string,
  units: readonly string[],
): Happening {
  return {
    at,
    does: (year) =>
      actAs(year, who, async (act) => {
        const entry = await openRequest(act, { kind, duty, units, words: 'Việc thử trong năm' });
        if (entry === undefined) throw new Error(`${duty} cannot be asked on ${at}`);
      }),
  };
}

/** Work given by hand to one person; its task is assignment/CODE/1. */
export function gives(at: string, who: string, to: string, dueAt: string): Happening {
  return {
    at,
    does: (year) =>
      actAs(year, who, async (act) => {
        const person = await act.tx.person.findUniqueOrThrow({
          where: { id: year.who(to).person },
          include: { memberships: { include: { unit: true } } },
        });
        const [post] = person.memberships;
        if (post === undefined) throw new Error(`${to} holds no post`);
        await createAssignment(act, {
          ...{ title: 'Bài thử về một tấm gương', settles: 'articles', topic: null, units: [], files: undefined },
          people: [{ id: person.id, name: person.name, unit: post.unit }],
          dueAt: new Date(dueAt),
        });
      }),
  };
}

/** Somebody is away from one day through another, and somebody stands in. */
export function isAway(at: string, who: string, from: Day, through: Day, substitute: string): Happening {
  return {
    at,
    does: (year) =>
      actAs(year, who, (act) =>
        enterAbsence(act, { person: year.who(who).person, from, through, substitute: year.who(substitute).person }),
      ),
  };
}

/** What the act answered, which in these stories is never a refusal. */
function said(sentence: string): void {
  if (!sentence.startsWith('✅')) throw new Error(`refused: ${sentence}`);
}

async function idOf(tx: Tx, key: string): Promise<number> {
  return (await tx.task.findUniqueOrThrow({ where: { key }, select: { id: true } })).id;
}

async function handIn(
  { house, who }: Year,
  name: string,
  tasks: readonly string[],
  state: 'inReview' | 'approved',
): Promise<void> {
  const { person } = who(name);
  await house.app.house.act(THE_HOUSE, `story/${name}`, async ({ tx, now }) => {
    for (const key of tasks) {
      const task = await tx.task.findUniqueOrThrow({ where: { key } });
      const collection = await tx.collection.create({
        data: { personId: person, state: 'sent', unitId: task.unitId, taskId: task.id, openedAt: now, touchedAt: now },
      });
      const { id } = await tx.submission.create({
        data: {
          ...{ code: `BAI-TEST-${collection.id}`, collectionId: collection.id, authorId: person, unitId: task.unitId },
          ...{ title: 'Bài thử', folded: 'bai thu', children: 'none', level: 0, firstSentAt: now, sentAt: now },
          state,
          decidedAt: state === 'approved' ? now : null,
        },
      });
      await promiseCredit(tx, task.id, id, now, now);
      if (state === 'approved') await countCredits(tx, id, now);
    }
  });
}

async function decided({ house }: Year, task: string, state: 'inReview' | 'returned' | 'approved'): Promise<void> {
  await house.app.house.act(THE_HOUSE, `story/${task}`, async ({ tx, now }) => {
    const credit = await tx.credit.findFirstOrThrow({ where: { task: { key: task } } });
    await tx.submission.update({ where: { id: credit.submissionId }, data: { state, decidedAt: now } });
    if (state === 'approved') await countCredits(tx, credit.submissionId, now);
  });
}
