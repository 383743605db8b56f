/** The card of an item on its reviewers' screens: open with choices, being looked at by somebody, or decided. */
import type { Act } from '../../act.js';
import { clockTime } from '../../calendar/spell.js';
import { type Desk, deskOf } from '../../ledger/desk.js';
import type { Plan } from '../../ledger/plan/language.js';
import { choosingLevel } from '../../ledger/plan/route.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { after, MINUTE_MS } from '../../lib/clock.js';
import { peopleOf } from '../../org/reach.js';
import type { Choice } from '../../outbox/message.js';
import { claimantOf, countLines, type Item, isHeld } from '../items/index.js';
import { type AlikeItem, alikeLine } from '../likeness/index.js';
import { changesBetween } from './changes.js';
import { type About, approve, claim, markGood, merge, read, rejectItem, release, returnItem, undo } from './choices.js';
import { texts } from './texts.js';
import { canTakeIn, twinsOf } from './twins.js';

/**
 * Rewrites the card of the item's newest version at this desk, for each of its holders. `knows`: who is told otherwise, or
 * need not be: where nothing can be rewritten they get no message.
 */
export async function showDesk(
  act: Act,
  item: Item,
  desk: Desk,
  knows: (person: number) => boolean = () => false,
): Promise<void> {
  const people = await peopleOf(act.tx, { role: desk.role, unit: desk.unit.id });
  const twins = isOpenAt(item, desk) ? await twinsOf(act, item) : [];
  const text = await cardText(act, item, desk, twins);
  for (const person of people) {
    const choices = await cardChoices(act, item, desk, { person, alone: people.length === 1 }, twins);
    const message = { text, choices, ...(knows(person) && { onlyInPlace: true as const }) };
    await act.card(deskKey(item.id, item.version.number, desk.level), { person }, message, NOTICE);
  }
}

const NOTICE = { priority: 'notice' } as const;

/** The cards of the version before, which nobody needs to decide any more. */
export async function closeOlderCards(act: Act, item: Item): Promise<void> {
  const number = item.version.number - 1;
  if (number < 1) return;
  const older = await act.tx.version.findUniqueOrThrow({
    where: { submissionId_number: { submissionId: item.id, number } },
    select: { decisions: { select: { id: true }, where: { level: item.level } } },
  });
  if (older.decisions.length > 0) return;
  const { role, unit } = await deskOf(act.tx, item.level);
  const text = texts.replaced(item.code, item.title, item.version.number);
  await act.card(deskKey(item.id, number, item.level), { role, unit: unit.id }, { text }, NOTICE);
}

function deskKey(submission: number, version: number, level: number): string {
  return `review/${submission}/${version}/${level}`;
}

/** Too long to stand on a card that is rewritten. */
const LONG_TEXT = 1_500;

export function isLong(item: Item): boolean {
  return item.version.text.length > LONG_TEXT;
}

export interface Reader {
  readonly person: number;
  /** Nobody else sits at the desk: there is nobody to whom one would have to say that one is at it. */
  readonly alone: boolean;
}

/** What the reader can do with the item at this desk now. */
export async function cardChoices(
  act: Act,
  item: Item,
  desk: Desk,
  { person, alone }: Reader,
  twins?: readonly AlikeItem[],
): Promise<readonly (readonly Choice[])[]> {
  const { plan } = await requirePlan(act.tx);
  const about: About = { submission: item.id, version: item.version.number, level: desk.level };
  if (isOpenAt(item, desk)) {
    const claimant = claimOf(item, plan.route.claimMinutes, act.now);
    if (claimant !== undefined && claimant.id !== person) return [[read.choice(texts.read, about)]];
    const mine = claimant === undefined ? claim.choice(texts.claim, about) : release.choice(texts.release, about);
    const into = (twins ?? (await twinsOf(act, item))).filter((twin) => canTakeIn(item, twin)).slice(0, MERGES_OFFERED);
    return [
      [approve.choice(into.length === 0 ? texts.approve : texts.approveApart, about)],
      ...into.map((twin) => [merge.choice(texts.merge(twin.code), { ...about, into: twin.id })]),
      [returnItem.choice(texts.return, about), rejectItem.choice(texts.reject, about)],
      [read.choice(texts.read, about), ...(alone && claimant === undefined ? [] : [mine])],
    ];
  }
  const decision = item.version.decisions.find((each) => each.level === desk.level);
  if (decision !== undefined && decision.id === item.decision?.id && isHeld(item, act.now)) {
    if (decision.by.id !== person) return [];
    return [[undo.choice(texts.undo, { submission: item.id, decision: decision.id })]];
  }
  return goodChoices(plan, item, desk);
}

/** Puts an approved item forward for sending up, or not any more, at the desk after which it is chosen from. */
export function goodChoices(plan: Plan, item: Item, desk: Desk): readonly (readonly Choice[])[] {
  const isChosen = choosingLevel(plan, item.unit.code, desk.level) !== undefined && !desk.optional;
  if (item.state !== 'approved' || !isChosen) return [];
  const good = item.goodAt === null;
  return [[markGood.choice(good ? texts.markGood : texts.unmarkGood, { submission: item.id, good })]];
}

export function claimOf(item: Item, minutes: number, now: Date) {
  return claimantOf({ ...item, claimedByName: item.claimedBy?.name ?? null }, minutes, now);
}

function isOpenAt({ state, level }: Item, desk: Desk): boolean {
  return state === 'inReview' && level === desk.level;
}

export async function cardText(act: Act, item: Item, desk: Desk, twins?: readonly AlikeItem[]): Promise<string> {
  const { plan, calendar } = await requirePlan(act.tx);
  const topic = plan.topics.find((each) => each.code === item.topic)?.title;
  const decision = item.version.decisions.find((each) => each.level === desk.level);
  const open = isOpenAt(item, desk);
  const alike = open ? (twins ?? (await twinsOf(act, item))) : [];
  const claimant = open ? claimOf(item, plan.route.claimMinutes, act.now) : undefined;
  const until = after(item.claimedAt ?? act.now, plan.route.claimMinutes * MINUTE_MS);
  const heading = [
    decision === undefined
      ? texts.toReview(item.code)
      : texts.decided(item.code, decision.kind, decision.by.name, decision.reason),
    ...(item.state === 'withdrawn' && decision === undefined ? [texts.withdrawn] : []),
    ...(claimant === undefined ? [] : [texts.claimed(claimant.name, clockTime(until, calendar.zone))]),
    item.title,
    texts.from(item.author.name, item.unit.name),
    ...(item.onBehalfOf.length === 0 ? [] : [texts.onBehalf(item.onBehalfOf)]),
    ...(topic === undefined ? [] : [texts.topic(topic)]),
    ...(item.version.source === null ? [] : [texts.source(item.version.source)]),
    ...countLines(item.version.attachments.map(({ attachment }) => attachment)),
    ...lateLines(item),
    ...(hasPictures(item) ? [texts.children[item.children]] : []),
    ...(item.goodAt === null ? [] : [texts.good]),
    ...(item.mergedInto === null ? [] : [texts.mergedInto(item.mergedInto.code)]),
  ];
  if (decision !== undefined) return heading.join('\n');
  const changes = item.version.number > 1 ? await changeLines(act, item) : [];
  // A long text went ahead by itself; once decided, the card only says how.
  const body = isLong(item) ? texts.textAbove : item.version.text;
  const likeness = alike.map(alikeLine);
  if (alike.some((twin) => canTakeIn(item, twin))) likeness.push(texts.askMerge);
  const parts = [heading.join('\n'), changes.join('\n'), body, documentWords(item), likeness.join('\n')];
  return parts.filter((part) => part !== '').join('\n\n');
}

const MERGES_OFFERED = 2;
const CHANGES_SHOWN = 6;
const CHANGE_LENGTH = 160;

async function changeLines(act: Act, item: Item): Promise<readonly string[]> {
  const older = await act.tx.version.findUnique({
    where: { submissionId_number: { submissionId: item.id, number: item.version.number - 1 } },
    select: { title: true, text: true, attachments: { select: { attachmentId: true }, orderBy: { position: 'asc' } } },
  });
  if (older === null) return [];
  const { title, lines, filesAdded, filesGone } = changesBetween(
    { ...older, files: older.attachments.map(({ attachmentId }) => String(attachmentId)) },
    { ...item.version, files: item.version.attachments.map(({ attachmentId }) => String(attachmentId)) },
  );
  const shown = lines.slice(0, CHANGES_SHOWN);
  const words = [
    ...(title === undefined ? [] : [texts.newTitle(title.before)]),
    ...shown.map(({ kind, text }) => texts.change[kind](cut(text, CHANGE_LENGTH))),
    ...(lines.length > shown.length ? [texts.moreChanges(lines.length - shown.length)] : []),
    ...(filesAdded + filesGone === 0 ? [] : [texts.filesChanged(filesAdded, filesGone)]),
  ];
  return [texts.version(item.version.number), ...(words.length === 0 ? [texts.nothingChanged] : words)];
}

function lateLines(item: Item): readonly string[] {
  const late = item.version.attachments.filter(({ attachment }) => attachment.late).length;
  return late === 0 ? [] : [texts.lateFiles(late)];
}

const WORDS_SHOWN = 700;

/** The first words of its documents, where the item itself says little. */
function documentWords(item: Item): string {
  if (item.version.text.length > WORDS_SHOWN) return '';
  return item.version.attachments
    .flatMap(({ attachment: { name, media } }) => {
      const words = media?.text?.replace(/\s+/g, ' ').trim() ?? '';
      return words === '' ? [] : [texts.inDocument(name ?? '', cut(words, WORDS_SHOWN))];
    })
    .slice(0, 1)
    .join('\n');
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;
}

function hasPictures(item: Item): boolean {
  return item.version.attachments.some(({ attachment }) => attachment.kind === 'photo' || attachment.kind === 'video');
}
