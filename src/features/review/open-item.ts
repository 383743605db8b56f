/** An item opened from a list: all of it, where it is, how it got there, and what this reader can do with it. */
import { type Act, NotAllowed } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { deskOf } from '../../ledger/desk.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { peopleOf } from '../../org/reach.js';
import type { Choice } from '../../outbox/message.js';
import { authorChoices, type Item, isHeld, itemLines, loadItem, sentFiles } from '../items/index.js';
import { correct } from './choices.js';
import { cardChoices } from './desk-card.js';
import { correctPermission, readPermission, reviewPermission } from './permissions.js';
import { texts } from './texts.js';

/** `/duyet BAI-1120-001`: any item, also one whose decision is long taken. */
export async function openByCode(act: Act, asked: string): Promise<Reply> {
  const code = asked.trim().toUpperCase();
  const item = await act.tx.submission.findUnique({ where: { code }, select: { id: true } });
  return item === null ? [{ text: texts.noSuchItem(asked) }] : openAnItem(act, item.id);
}

export async function openAnItem(act: Act, submission: number): Promise<Reply> {
  const item = await loadItem(act.tx, submission);
  if (!(await mayRead(act, item))) throw new NotAllowed(readPermission.action);
  const [line] = await itemLines(act.tx, [submission], act.now);
  const { photos, files } = sentFiles(item);
  const { plan, calendar } = await requirePlan(act.tx);
  const topic = plan.topics.find((each) => each.code === item.topic)?.title;
  const sent = numericDay(dayOf(item.firstSentAt, calendar.zone));
  const head = [
    `${item.code} · ${item.title}`,
    texts.from(item.author.name, item.unit.name),
    texts.sentOn(sent),
    ...(topic === undefined ? [] : [texts.topic(topic)]),
    ...(item.version.source === null ? [] : [texts.source(item.version.source)]),
    line?.where ?? '',
    ...(await historyOf(act, item, calendar.zone)),
  ].join('\n');
  const ahead = photos.length + files.length > 0 ? [{ text: '', photos, files }] : [];
  const text = [head, item.version.text].filter((part) => part !== '').join('\n\n');
  return [...ahead, { text, choices: await choicesFor(act, item) }];
}

/** Its author, those above, and those who decide at one of the desks. */
async function mayRead(act: Act, item: Item): Promise<boolean> {
  if (item.authorId === act.actor.person?.id || act.may(readPermission, item.unit)) return true;
  const { plan } = await requirePlan(act.tx);
  for (const level of plan.route.levels.keys()) {
    if (act.may(reviewPermission, (await deskOf(act.tx, level)).unit)) return true;
  }
  return false;
}

async function choicesFor(act: Act, item: Item): Promise<readonly (readonly Choice[])[]> {
  const { person } = act.actor;
  if (person === undefined) return [];
  const own = item.authorId === person.id ? [authorChoices(item, act.now)] : [];
  const level = item.state === 'inReview' ? item.level : item.decision?.level;
  const desk = level === undefined ? undefined : await deskOf(act.tx, level);
  const decides = desk !== undefined && act.may(reviewPermission, desk.unit);
  const people = desk === undefined ? [] : await peopleOf(act.tx, { role: desk.role, unit: desk.unit.id });
  const reader = { person: person.id, alone: people.length === 1 };
  const review = decides && desk !== undefined ? await cardChoices(act, item, desk, reader) : [];
  const mayCorrect = item.decision !== undefined && !isHeld(item, act.now) && act.may(correctPermission, item.unit);
  return [...own, ...review, ...(mayCorrect ? [[correct.choice(texts.correct, item.id)]] : [])].filter(
    (row) => row.length > 0,
  );
}

const DECISIONS_SHOWN = 5;

/** Earlier decisions with their reasons, also those that were taken back; the newest one stands in its place already. */
async function historyOf(act: Act, item: Item, zone: string): Promise<readonly string[]> {
  const versions = await act.tx.version.findMany({
    where: { submissionId: item.id },
    orderBy: { number: 'asc' },
    select: {
      number: true,
      decisions: { include: { by: { select: { name: true } } } },
      undoneDecisions: { where: { why: { not: null } }, include: { by: { select: { name: true } } } },
    },
  });
  const past = versions
    .flatMap(({ number, decisions, undoneDecisions }) => [
      ...decisions.map((each) => ({ ...each, number, undone: undefined })),
      ...undoneDecisions.map((each) => ({ ...each, number, undone: each.why ?? undefined })),
    ])
    .filter((each) => each.undone !== undefined || (each.id !== item.decision?.id && !isHeld(item, act.now)))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .slice(-DECISIONS_SHOWN);
  return past.map(({ number, kind, by, reason, at, undone }) =>
    texts.past(number, kind, by.name, numericDay(dayOf(at, zone)), reason, undone),
  );
}
