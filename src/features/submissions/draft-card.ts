/** The draft on its author's screen: one message that is rewritten as things come in, until it is sent or dropped. */
import type { Act } from '../../act.js';
import { daysLeft, lastDayInTime, spellDay } from '../../calendar/spell.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import type { Choice, Message } from '../../outbox/message.js';
import { countLines, receiptKey, showReceipt } from '../items/index.js';
import { chooseTask, chooseTopic, chooseUnit, drop, edit, send, turnTopics } from './choices.js';
import { type Draft, loadDraft } from './draft.js';
import { type Outlook, outlookOf } from './outlook.js';
import { likelyTopics } from './rules.js';
import { texts } from './texts.js';

/** Parts of an album arrive one by one: the card waits for a moment of quiet instead of answering each. */
const QUIET_MS = 1.5 * SECOND_MS;
const TOPICS_PER_PAGE = 6;
const PREVIEW_LENGTH = 1_500;

export interface RefreshOptions {
  /** Of the topics on offer. */
  readonly page?: number;
  /** Something has just come in and more may follow: wait for a moment of quiet. */
  readonly gathering?: boolean;
}

/** Shows the draft as it stands now; once it is sent, its receipt. */
export async function refresh(
  act: Act,
  collection: number,
  { page = 0, gathering = false }: RefreshOptions = {},
): Promise<void> {
  const draft = await loadDraft(act.tx, collection);
  if (draft.state === 'sent') {
    const sent = await act.tx.submission.findUniqueOrThrow({
      where: { collectionId: collection },
      select: { id: true },
    });
    return showReceipt(act, sent.id);
  }
  const message = draft.state === 'dropped' ? { text: texts.dropped } : await draftMessage(act, draft, page);
  const options = gathering ? { notBefore: after(act.now, QUIET_MS) } : {};
  await act.card(receiptKey(collection), { person: draft.personId }, message, options);
}

/** Whether the draft is still being gathered. */
export async function isOpen(act: Act, collection: number): Promise<boolean> {
  const { state } = await act.tx.collection.findUniqueOrThrow({ where: { id: collection }, select: { state: true } });
  return state === 'open';
}

async function draftMessage(act: Act, draft: Draft, page: number): Promise<Message> {
  const edition = await requirePlan(act.tx);
  const outlook = await outlookOf(act, draft);
  const { question, choices } = asked(draft, outlook, edition, page);
  const files = draft.files.map((file) => ({ ...file, media: null }));
  const lines = [
    texts.draftHeading,
    texts.titled(draft.title),
    ...forLines(draft, outlook, edition, act.now),
    ...countLines(files),
  ];
  const body = draft.text.length > PREVIEW_LENGTH ? `${draft.text.slice(0, PREVIEW_LENGTH)}…` : draft.text;
  return { text: [lines.join('\n'), body, question].filter((part) => part !== '').join('\n\n'), choices };
}

function forLines(
  draft: Draft,
  { unit, units, task }: Outlook,
  { plan, calendar }: PlanInForce,
  now: Date,
): readonly string[] {
  const topic = plan.topics.find((each) => each.code === draft.topic);
  const lines: string[] = [];
  if (task !== undefined && unit !== undefined) {
    const left = daysLeft(now, task.dueAt, calendar.zone);
    lines.push(
      texts.forTask(task.duty.title, unit.name, texts.due(spellDay(lastDayInTime(task.dueAt, calendar.zone)), left)),
    );
  } else if (unit !== undefined && (draft.freely || units.length > 1)) {
    lines.push(texts.forUnit(unit.name));
  }
  if (draft.freely) lines.push(texts.freely);
  if (topic !== undefined) lines.push(texts.onTopic(topic.title));
  if (draft.sources.length > 0) lines.push(texts.source(draft.sources.join(', ')));
  return lines;
}

function asked(
  draft: Draft,
  outlook: Outlook,
  edition: PlanInForce,
  page: number,
): { question: string; choices: readonly (readonly Choice[])[] } {
  const { id } = draft;
  const leave = [drop.choice(texts.drop, id)];
  switch (outlook.needs) {
    case 'content':
      return {
        question: draft.files.some((file) => file.state === 'failed') ? texts.onlyFailed : texts.nothingToSend,
        choices: [leave],
      };
    case 'unit':
      return {
        question: texts.askUnit,
        choices: [...outlook.units.map((unit) => [chooseUnit.choice(unit.name, { draft: id, unit: unit.id })]), leave],
      };
    case 'task':
      return { question: texts.askTask, choices: [...taskChoices(id, outlook), leave] };
    case 'topic':
      return { question: texts.askTopic, choices: [...topicChoices(draft, edition, page), leave] };
    case 'nothing':
      return readyToGo(draft);
  }
}

export function taskChoices(draft: number, { payable }: Outlook): readonly (readonly Choice[])[] {
  const tasks = payable
    .slice(0, 5)
    .map((task) => [chooseTask.choice(texts.taskChoice(task.duty.title, task.period), { draft, task: task.id })]);
  return [...tasks, [chooseTask.choice(texts.noTask, { draft, task: null })]];
}

export function topicChoices(draft: Draft, { plan }: PlanInForce, page: number): readonly (readonly Choice[])[] {
  const topics = likelyTopics(`${draft.title} ${draft.text}`, plan.topics);
  const pages = Math.ceil(topics.length / TOPICS_PER_PAGE);
  const shown = topics.slice((page % pages) * TOPICS_PER_PAGE, ((page % pages) + 1) * TOPICS_PER_PAGE);
  const more = pages > 1 ? [[turnTopics.choice(texts.otherTopics, { draft: draft.id, page: (page + 1) % pages })]] : [];
  return [...shown.map((topic) => [chooseTopic.choice(topic.title, { draft: draft.id, topic: topic.code })]), ...more];
}

/** Where children may be in the picture, saying so is part of sending. */
function readyToGo(draft: Draft): { question: string; choices: readonly (readonly Choice[])[] } {
  const { id } = draft;
  const rest = [edit.choice(texts.edit, id), drop.choice(texts.drop, id)];
  if (!draft.files.some((file) => file.kind === 'photo' || file.kind === 'video')) {
    return { question: texts.ready, choices: [[send.choice(texts.send, { draft: id, children: 'none' })], rest] };
  }
  return {
    question: texts.readyWithPhotos,
    choices: [
      [send.choice(texts.sendNoChildren, { draft: id, children: 'none' })],
      [send.choice(texts.sendAgreed, { draft: id, children: 'agreed' })],
      [send.choice(texts.sendUnsure, { draft: id, children: 'unsure' })],
      rest,
    ],
  };
}
