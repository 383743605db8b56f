/** Steps the tests of reports share: items handed in and decided in chat, and the file somebody got. */
import type { TestHouse } from '../support/house.js';
import type { Talker } from '../support/talker.js';

/** Writes an article, for the task that is open or for none, on the plan's first topic; answers its code. */
export async function handsIn(author: Talker, title: string, freely: 'for the task' | 'freely' = 'for the task') {
  await author.says(`${title}\nCác bé rất vui.`);
  if (freely === 'freely') await author.picks('Không thuộc việc nào');
  await author.picks('Quản lý nhà nước');
  const receipt = await author.picks(/^Gửi$/).hears('BAI-');
  return /BAI-\d{4}-\d{3}/.exec(receipt.text)?.[0] ?? '';
}

/** The reports somebody was sent, oldest first. */
export function reportsOf(someone: Talker) {
  return someone.screen.flatMap((shown) => shown.files).filter((file) => file.name.endsWith('.docx'));
}

/** What the bot said to somebody since a screen of that length, as one text. */
export function saidSince(someone: Talker, from: number): string {
  return someone.screen
    .slice(from)
    .map((shown) => shown.text)
    .join('\n');
}

/** The numbers of a duty in the ledger, counted from the bare rows. */
export async function recounted({ app }: TestHouse, duty: string, period: string) {
  const tasks = await app.house.db.read.task.findMany({
    where: { dutyCode: duty, period },
    include: { credits: true },
  });
  const settled = tasks.filter((task) => task.settledAt !== null);
  const isLate = (task: (typeof tasks)[number]) =>
    task.credits.some((credit) => credit.state === 'counted' && credit.sentAt >= task.dueAt);
  return {
    required: tasks.reduce((sum, task) => sum + task.required, 0),
    paid: settled.length,
    onTime: settled.filter((task) => !isLate(task)).length,
    late: settled.filter(isLate).length,
  };
}
