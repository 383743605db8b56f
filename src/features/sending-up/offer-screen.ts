/** What is there to send up: the institution's own open tasks above, the candidates, and packages that have not gone yet. */
import type { Act } from '../../act.js';
import { periodCalled } from '../../calendar/period.js';
import { daysLeft, lastDayInTime, spellDay } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { upwardTasks } from '../../ledger/pay-upward.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import type { Message } from '../../outbox/message.js';
import { candidates, closest } from './candidates.js';
import { beginChoosing, openPackage } from './choices.js';
import { ownDesk } from './desk.js';
import { texts } from './texts.js';

const CANDIDATES_SHOWN = 8;
const PACKAGES_SHOWN = 4;

export async function showSendingUp(act: Act): Promise<Reply> {
  return [(await ownDesk(act)) === undefined ? { text: texts.notYours } : (await offerMessage(act)).message];
}

/** `empty`: nothing is owed above, and nothing is there to send. */
export async function offerMessage(act: Act): Promise<{ readonly message: Message; readonly empty: boolean }> {
  const edition = await requirePlan(act.tx);
  const { zone } = edition.calendar;
  const owed = await upwardTasks(act.tx, edition, 'articles', act.now);
  const found = await candidates(act.tx, edition, act.now);
  const waiting = await act.tx.package.findMany({
    where: {
      OR: [{ kind: 'sendUp' }, { kind: 'photos', unitId: null }],
      sentAt: null,
      droppedAt: null,
      state: { not: 'failed' },
    },
    orderBy: { id: 'desc' },
    take: PACKAGES_SHOWN,
    select: { id: true, code: true, title: true, _count: { select: { items: true } } },
  });
  const tasks = owed.map((task) => {
    const left = daysLeft(act.now, task.dueAt, zone);
    const due = spellDay(lastDayInTime(task.dueAt, zone));
    return texts.owed(
      titleOfTask(task.duty, task),
      periodCalled(task.period, edition.calendar),
      due,
      left,
      task.clause,
    );
  });
  const lines = found.slice(0, CANDIDATES_SHOWN).map((item, index) => texts.candidate(index + 1, item));
  const more = found.length > CANDIDATES_SHOWN ? [texts.others(found.length - CANDIDATES_SHOWN)] : [];
  const nearest = found.length > 0 ? [] : (await closest(act.tx)).map(texts.closest);
  const text = [
    texts.heading,
    ...(tasks.length === 0 ? [texts.nothingOwed] : tasks),
    ...(found.length === 0
      ? [[texts.noCandidates, ...nearest].join('\n')]
      : [texts.candidates(found.length), ...lines, ...more]),
    ...waiting.map(({ code, title, _count }) => texts.notGone(code, title, _count.items)),
  ].join('\n\n');
  return {
    empty: tasks.length === 0 && found.length === 0,
    message: {
      text,
      choices: [
        ...(found.length === 0 ? [] : [[beginChoosing.choice(texts.choose, {})]]),
        ...waiting.map(({ id, code }) => [openPackage.choice(texts.open(code), { package: id })]),
      ],
    },
  };
}
