/** Items that were handed in, as rows: the tests of tasks, reminders and status need them without the way they came. */
import { plan } from '../../src/features/plan/index.js';
import { reminders } from '../../src/features/reminders/index.js';
import { status } from '../../src/features/status/index.js';
import { tasks } from '../../src/features/tasks/index.js';
import { countCredits, promiseCredit } from '../../src/ledger/pay.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import type { TestHouse } from '../support/house.js';

export const FEATURES = [plan, tasks, reminders, status];

/** An item sent now for a task, waiting for its reviewer. Answers the submission's id. */
export async function handIn({ app }: TestHouse, by: number, taskKey: string): Promise<number> {
  return app.house.act(THE_HOUSE, `test/${taskKey}`, async ({ tx, now }) => {
    const task = await tx.task.findUniqueOrThrow({ where: { key: taskKey } });
    const collection = await tx.collection.create({
      data: { personId: by, state: 'sent', unitId: task.unitId, openedAt: now, touchedAt: now },
    });
    const submission = await tx.submission.create({
      data: {
        code: `BAI-TEST-${collection.id}`,
        collectionId: collection.id,
        authorId: by,
        unitId: task.unitId,
        title: 'Bài thử',
        folded: 'bai thu',
        children: 'none',
        state: 'inReview',
        level: 0,
        firstSentAt: now,
        sentAt: now,
        versions: { create: { number: 1, title: 'Bài thử', text: 'Nội dung thử', sentAt: now } },
      },
    });
    await promiseCredit(tx, task.id, submission.id, now, now);
    return submission.id;
  });
}

/** The reviewer approves it: what it pays is paid. */
export async function approve({ app }: TestHouse, submission: number): Promise<void> {
  await app.house.act(THE_HOUSE, `test/approve/${submission}`, async ({ tx, now }) => {
    await tx.submission.update({ where: { id: submission }, data: { state: 'approved', decidedAt: now } });
    await countCredits(tx, submission, now);
  });
}

/** The reviewer sends it back. */
export async function sendBack({ app }: TestHouse, submission: number): Promise<void> {
  await app.house.act(THE_HOUSE, `test/return/${submission}`, async ({ tx, now }) => {
    await tx.submission.update({ where: { id: submission }, data: { state: 'returned', decidedAt: now } });
  });
}

/** Handed in and approved at once. */
export async function pay(house: TestHouse, by: number, taskKey: string): Promise<void> {
  await approve(house, await handIn(house, by, taskKey));
}

/** Everything of one unit that is due by the end of November 2020 in the kindergarten's plan. */
export async function payNovember(house: TestHouse, by: number, unit: string): Promise<void> {
  for (const key of [
    `monthly-article/${unit}/2020-11`,
    `monthly-information/${unit}/2020-11`,
    `unit-plan/${unit}/2020-11-30`,
  ])
    await pay(house, by, key);
}
