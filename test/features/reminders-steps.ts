/** What tests of reminders do and look at: mornings that pass, work given by hand, what stood on a screen when. */
import { addDays, type Day } from '../../src/calendar/day.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import type { TestHouse } from '../support/house.js';

export const LON = 'to-mau-giao-lon';
export const DIGEST = '🔔';
export const OVERDUE = '📌';
export const NUDGE = '📣';
export const LOST = '⚠';

/** Messages on a screen with these words; of a long one in several messages only the first begins with its mark. */
export function messagesWith(house: TestHouse, chat: string, words: string): number {
  return house.channel.screen(chat).filter((shown) => shown.text.includes(words)).length;
}

/** Everything on a screen from its nth message on, as one text. */
export function textFrom(house: TestHouse, chat: string, from = 0): string {
  return house.channel
    .screen(chat)
    .slice(from)
    .map((shown) => shown.text)
    .join('\n');
}

/** Ticks at 07:00 of every day in [from, to], and answers on which days such a message came to the chat. */
export async function mornings(house: TestHouse, chat: string, from: Day, to: Day, words = DIGEST): Promise<Day[]> {
  const heard: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const before = messagesWith(house, chat, words);
    await house.at(`${day}T07:00:00+07:00`);
    for (let n = before; n < messagesWith(house, chat, words); n += 1) heard.push(day);
  }
  return heard;
}

/** A task given by hand to people of a unit, each of whom owes it by name. Answers its id. */
export async function giveTo(
  { app }: TestHouse,
  task: { unit: string; people: readonly number[]; by: number; dueAt: string; title?: string },
): Promise<number> {
  return app.house.act(THE_HOUSE, `test/give/${task.dueAt}`, async ({ tx, now }) => {
    const unit = await tx.unit.findUniqueOrThrow({ where: { code: task.unit } });
    const count = await tx.assignment.count();
    const title = task.title ?? 'Việc thử';
    const dueAt = new Date(task.dueAt);
    const assignment = await tx.assignment.create({
      data: { code: `GV-TEST-${count + 1}`, title, settles: 'articles', givenById: task.by, dueAt, createdAt: now },
    });
    const row = await tx.task.create({
      data: {
        key: `assignment/${assignment.code}`,
        planCode: 'assignment',
        dutyCode: 'assignment',
        unitId: unit.id,
        period: task.dueAt.slice(0, 7),
        opensAt: now,
        dueAt,
        required: 1,
        clause: `giao việc ${assignment.code}`,
        createdAt: now,
        title,
        assignmentId: assignment.id,
      },
    });
    for (const personId of task.people) {
      await tx.taskHolder.create({
        data: { taskId: row.id, personId, givenById: task.by, givenAt: now, answer: 'accepted', answeredAt: now },
      });
    }
    return row.id;
  });
}

/** Somebody gets a second post. */
export async function alsoHolds({ app }: TestHouse, personId: number, unit: string, role: 'lead' | 'office') {
  await app.house.act(THE_HOUSE, `test/post/${unit}`, async ({ tx, now }) => {
    const { id } = await tx.unit.findUniqueOrThrow({ where: { code: unit } });
    await tx.membership.create({ data: { personId, unitId: id, role, since: now } });
  });
}

/** None of their accounts is within reach from now on. */
export async function losesReach({ app, clock }: TestHouse, personId: number): Promise<void> {
  await app.house.db.transaction((tx) =>
    tx.account.updateMany({ where: { personId }, data: { outOfReachAt: clock.now() } }),
  );
}
