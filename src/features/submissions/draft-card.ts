/** The draft on its author's screen: one message that is rewritten as things come in, until it is sent or dropped. */
import type { Act } from '../../act.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { daysLeft, lastDayInTime, spellDay } from '../../calendar/spell.js';
import { topicsOnce } from '../../ledger/plan/topics.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import type { Choice, Message } from '../../outbox/message.js';
import { awaitsItsQuestion, filesGoAlong } from '../carried-files/index.js';
import { countLines, receiptKey, showReceipt } from '../items/index.js';
import {
  add,
  chooseSlot,
  chooseTask,
  chooseTopic,
  chooseUnit,
  drop,
  edit,
  send,
  sendLarge,
  turnColleagues,
  turnTopics,
} from './choices.js';
import { type Draft, loadDraft } from './draft.js';
import { asksOriginals, type Outlook, outlookOf, type Payable } from './outlook.js';
import { likelyTopics } from './rules.js';
import { texts } from './texts.js';
import { warningsOf } from './warnings.js';

/** Parts of an album arrive one by one: the card waits for a moment of quiet instead of answering each. */
const QUIET_MS = 1.5 * SECOND_MS;
const TOPICS_PER_PAGE = 6;
const TASKS_OFFERED = 5;
/** With three ways to send, changing, adding and dropping, eight buttons. */
const SLOTS_OFFERED = 2;
const PREVIEW_LENGTH = 1_500;

export interface RefreshOptions {
  /** Of the topics on offer. */
  readonly page?: number;
  /** Something has just come in and more may follow: wait for a moment of quiet. */
  readonly gathering?: boolean;
  /** Its author asks for it, or comes back to it: it stands above what they read last. */
  readonly below?: boolean;
  /** As an item of its own, whatever question its author is in the middle of. */
  readonly whole?: boolean;
}

/** Shows the draft as it stands now; once it is sent, its receipt. Files that were given away are shown elsewhere. */
export async function refresh(
  act: Act,
  collection: number,
  { page = 0, gathering = false, below = false, whole = false }: RefreshOptions = {},
): Promise<void> {
  const draft = await loadDraft(act.tx, collection);
  if (draft.state === 'given') return;
  if (draft.state === 'sent') {
    const sent = await act.tx.submission.findUniqueOrThrow({
      where: { collectionId: collection },
      select: { id: true },
    });
    return showReceipt(act, sent.id);
  }
  const message = draft.state === 'dropped' ? goneMessage(draft) : await openMessage(act, draft, { page, whole });
  const options = { below, ...(gathering && { notBefore: after(act.now, QUIET_MS) }) };
  await act.card(receiptKey(collection), { person: draft.personId }, message, options);
}

/** Files for a question that is being answered are no item: they ask nothing of their own beside it. */
async function openMessage(
  act: Act,
  draft: Draft,
  { page, whole }: { readonly page: number; readonly whole: boolean },
): Promise<Message> {
  const shown = await draftMessage(act, draft, page);
  if (whole || !(await filesGoAlong(act, draft.id))) return shown;
  // Beside an article that waits: the question stays the last thing seen, also where nothing can be rewritten.
  if (draft.submissionId !== undefined || !(await awaitsItsQuestion(act, draft.id)))
    return { ...shown, onlyInPlace: true };
  const files = draft.files.map((file) => ({ ...file, media: null }));
  return { text: [...countLines(files), texts.goesAlong].join('\n') };
}

/** A draft one drops keeps what is in it; an empty one gave it away, of which its author was told. */
function goneMessage({ text, files }: Draft): Message {
  return text === '' && files.length === 0 ? { text: texts.emptied, onlyInPlace: true } : { text: texts.dropped };
}

/** Whether the draft is still being gathered. */
export async function isOpen(act: Act, collection: number): Promise<boolean> {
  const { state } = await act.tx.collection.findUniqueOrThrow({ where: { id: collection }, select: { state: true } });
  return state === 'open';
}

/** The draft as it will go, what it still lacks, and what can be done with it. */
export async function draftMessage(act: Act, draft: Draft, page: number): Promise<Message> {
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
  const warnings = (await warningsOf(act, draft, outlook)).join('\n');
  const parts = [lines.join('\n'), previewOf(draft.text), warnings, question];
  return { text: parts.filter((part) => part !== '').join('\n\n'), choices };
}

function previewOf(text: string): string {
  if (text.length <= PREVIEW_LENGTH) return text;
  const shown = text.slice(0, PREVIEW_LENGTH).replace(/[\ud800-\udbff]$/, '');
  return `${shown}…\n${texts.restOfText(text.length - shown.length)}`;
}

function forLines(
  draft: Draft,
  { unit, units, task, slot, hasPaid, topic: code }: Outlook,
  { plan, calendar }: PlanInForce,
  now: Date,
): readonly string[] {
  const topic = plan.topics.find((each) => each.code === code);
  const lines: string[] = [];
  if (task !== undefined && unit !== undefined) {
    const left = daysLeft(now, task.dueAt, calendar.zone);
    const due = texts.due(spellDay(lastDayInTime(task.dueAt, calendar.zone)), left);
    lines.push(texts.forTask(titleOfTask(task.duty, task), task.unit.name, due));
    if (task.nilAt !== null) lines.push(texts.afterNil);
    const photos = draft.files.filter((file) => file.kind === 'photo' && file.state !== 'failed');
    const originals = photos.filter((file) => file.original).length;
    if (asksOriginals(task) && originals < photos.length) lines.push(texts.originals(originals, photos.length));
    if (task.colleague !== undefined) lines.push(texts.onBehalf(task.colleague.name));
  } else if (unit !== undefined && (draft.freely || units.length > 1)) {
    lines.push(texts.forUnit(unit.name));
  }
  if (slot !== undefined) lines.push(texts.forSlot(slot.title ?? slot.duty.title));
  if (draft.freely && !hasPaid) lines.push(texts.freely);
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
  const leave = [drop.choice(dropWord(draft), id)];
  switch (outlook.needs) {
    case 'content':
      return {
        question: draft.files.some((file) => file.state === 'failed') ? texts.onlyFailed : texts.nothingToSend,
        choices: [[addChoice(draft), ...leave]],
      };
    case 'unit':
      return {
        question: texts.askUnit,
        choices: [...outlook.units.map((unit) => [chooseUnit.choice(unit.name, { draft: id, unit: unit.id })]), leave],
      };
    case 'task':
      return { question: texts.askTask, choices: [...taskChoices(id, outlook, edition), leave] };
    case 'originals':
      return {
        question: texts.askOriginals,
        choices: [[edit.choice(texts.edit, id), addChoice(draft), ...leave]],
      };
    case 'topic':
      return { question: texts.askTopic, choices: [...topicChoices(draft, edition, page), leave] };
    case 'nothing':
      return readyToGo(draft, outlook);
  }
}

export function taskChoices(draft: number, outlook: Outlook, edition: PlanInForce): readonly (readonly Choice[])[] {
  const { payable } = outlook;
  const slots = slotChoices(draft, outlook);
  const tasks = payable
    .filter((task) => task.likely || task.whose !== 'colleague')
    .slice(0, TASKS_OFFERED - slots.length)
    .map((task) => [chooseTask.choice(taskLabel(task, edition), { draft, task: task.id })]);
  const others = payable.some((task) => task.whose === 'colleague')
    ? [[turnColleagues.choice(texts.forColleague, { draft, page: 0 })]]
    : [];
  return [...tasks, ...slots, ...others, [chooseTask.choice(texts.noTask, { draft, task: null })]];
}

/** The parts of events the item may cover besides, or taking back the one that was chosen. */
function slotChoices(draft: number, { slots, slot }: Outlook): readonly (readonly Choice[])[] {
  if (slot !== undefined) return [[chooseSlot.choice(texts.noSlot, { draft, slot: null })]];
  return slots
    .slice(0, SLOTS_OFFERED)
    .map((each) => [chooseSlot.choice(texts.slotChoice(each.title ?? each.duty.title), { draft, slot: each.id })]);
}

/** The tasks colleagues hold that the item fits: handing in for one of them keeps both names. */
export function colleagueQuestion(draft: number, { payable }: Outlook, edition: PlanInForce, page: number): Message {
  const tasks = payable.filter((task) => task.whose === 'colleague');
  const pages = Math.max(1, Math.ceil(tasks.length / TASKS_OFFERED));
  const at = page % pages;
  const choices = tasks
    .slice(at * TASKS_OFFERED, (at + 1) * TASKS_OFFERED)
    .map((task) => [chooseTask.choice(taskLabel(task, edition), { draft, task: task.id })]);
  const more = pages > 1 ? [[turnColleagues.choice(texts.otherColleagues, { draft, page: at + 1 })]] : [];
  return { text: tasks.length === 0 ? texts.noColleague : texts.askColleague, choices: [...choices, ...more] };
}

/** The period comes first: a long title loses its end on a button, and the same duty is owed every month. */
function taskLabel(task: Payable, { calendar }: PlanInForce): string {
  const [period, title] = [parsePeriod(task.period, calendar), titleOfTask(task.duty, task)];
  const named = period === undefined ? texts.given(title, task.period) : texts.taskChoice(title, periodName(period));
  const label = task.nilAt === null ? named : texts.nilTaskChoice(named);
  return task.colleague === undefined ? label : texts.colleagueChoice(task.colleague.name, label);
}

export function topicChoices(draft: Draft, { plan }: PlanInForce, page: number): readonly (readonly Choice[])[] {
  const topics = likelyTopics(`${draft.title} ${draft.text}`, topicsOnce(plan));
  const pages = Math.ceil(topics.length / TOPICS_PER_PAGE);
  const shown = topics.slice((page % pages) * TOPICS_PER_PAGE, ((page % pages) + 1) * TOPICS_PER_PAGE);
  const more = pages > 1 ? [[turnTopics.choice(texts.otherTopics, { draft: draft.id, page: (page + 1) % pages })]] : [];
  return [...shown.map((topic) => [chooseTopic.choice(topic.title, { draft: draft.id, topic: topic.code })]), ...more];
}

/** Where a file was too large for the app, the way round it. */
function addChoice({ id, files }: Draft): Choice {
  const tooLarge = files.some((file) => file.problem === 'tooBigForChannel');
  return tooLarge ? sendLarge.choice(texts.sendLarge, id) : add.choice(texts.add, id);
}

/** An item that was sent before is not thrown away: it goes on as it was. */
function dropWord({ submissionId }: Draft): string {
  return submissionId === undefined ? texts.drop : texts.stopRework;
}

/** Where children may be in the picture, saying so is part of sending. */
function readyToGo(draft: Draft, outlook: Outlook): { question: string; choices: readonly (readonly Choice[])[] } {
  const { id } = draft;
  const sending = (label: string, children: 'none' | 'agreed' | 'unsure') =>
    send.choice(label, { draft: id, children, task: outlook.task?.id ?? null });
  const rest = [
    ...slotChoices(id, outlook),
    [edit.choice(texts.edit, id), addChoice(draft), drop.choice(dropWord(draft), id)],
  ];
  const pictures = draft.files.filter((file) => file.kind === 'photo' || file.kind === 'video');
  if (pictures.every((file) => file.state === 'failed')) {
    // Those that failed may still come after sending: nobody was asked about them.
    const children = pictures.length === 0 ? 'none' : 'unsure';
    return { question: texts.ready, choices: [[sending(texts.send, children)], ...rest] };
  }
  return {
    question: texts.readyWithPhotos,
    choices: [
      [sending(texts.sendNoChildren, 'none')],
      [sending(texts.sendAgreed, 'agreed')],
      [sending(texts.sendUnsure, 'unsure')],
      ...rest,
    ],
  };
}
