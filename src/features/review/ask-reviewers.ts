/** Puts an item before the reviewers of its desk: its files, then a card with its words and the decision to take. */
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { countLines, type Item, isComplete, loadItem, sentFiles } from '../items/index.js';
import { approve, rejectItem, returnItem } from './choices.js';
import { type Desk, deskOf } from './desk.js';
import { texts } from './texts.js';

/** Does nothing until every file is fetched or given up, and nothing twice: it may be called whenever something changed. */
export async function askReviewers(act: Act, submission: number): Promise<void> {
  const item = await loadItem(act.tx, submission);
  if (item.state !== 'inReview' || !isComplete(item)) return;
  const desk = await deskOf(act.tx, item.level);
  const to = { role: desk.role, unit: desk.unit.id };
  const { photos, files } = sentFiles(item);
  const text = isLong(item) ? item.version.text : '';
  if (photos.length + files.length > 0 || text !== '') {
    const reason = `review/${item.id}/${item.version.number}/${item.level}/files`;
    await act.tell(to, { text, photos, files }, { reason });
  }
  await showDesk(act, item, desk);
}

/** The card of this version at this desk as it stands: open with choices, or decided. */
export async function showDesk(act: Act, item: Item, desk: Desk): Promise<void> {
  const about = { submission: item.id, version: item.version.number, level: desk.level };
  const open = item.state === 'inReview' && item.level === desk.level;
  const text = await cardText(act, item, desk);
  const choices = open
    ? [
        [approve.choice(texts.approve, about)],
        [returnItem.choice(texts.return, about), rejectItem.choice(texts.reject, about)],
      ]
    : [];
  await act.card(
    deskKey(item, desk.level),
    { role: desk.role, unit: desk.unit.id },
    { text, choices },
    { priority: 'notice' },
  );
}

function deskKey(item: Item, level: number): string {
  return `review/${item.id}/${item.version.number}/${level}`;
}

async function cardText(act: Act, item: Item, desk: Desk): Promise<string> {
  const { plan } = await requirePlan(act.tx);
  const topic = plan.topics.find((each) => each.code === item.topic)?.title;
  const decision = item.version.decisions.find((each) => each.level === desk.level);
  const heading = [
    decision === undefined
      ? texts.toReview(item.code)
      : texts.decided(item.code, decision.kind, decision.by.name, decision.reason),
    ...(item.state === 'withdrawn' && decision === undefined ? [texts.withdrawn] : []),
    item.title,
    texts.from(item.author.name, item.unit.name),
    ...(item.onBehalfOf.length === 0 ? [] : [texts.onBehalf(item.onBehalfOf)]),
    ...(topic === undefined ? [] : [texts.topic(topic)]),
    ...(item.version.number > 1 ? [texts.version(item.version.number)] : []),
    ...countLines(item.version.attachments.map(({ attachment }) => attachment)),
    ...(hasPictures(item) ? [texts.children[item.children]] : []),
  ];
  // A long text went ahead by itself; once decided, the card only says how.
  const body = decision !== undefined ? '' : isLong(item) ? texts.textAbove : item.version.text;
  return [heading.join('\n'), body].filter((part) => part !== '').join('\n\n');
}

/** Too long to stand on a card that is rewritten. */
const LONG_TEXT = 1_500;

function isLong(item: Item): boolean {
  return item.version.text.length > LONG_TEXT;
}

function hasPictures(item: Item): boolean {
  return item.version.attachments.some(({ attachment }) => attachment.kind === 'photo' || attachment.kind === 'video');
}

/** A file that came after sending joins the version that was sent, and its reviewers see it. */
export async function showLateFile(act: Act, submission: number, attachment: number): Promise<void> {
  const item = await loadItem(act.tx, submission);
  const id = { versionId: item.version.id, attachmentId: attachment };
  const known = await act.tx.versionAttachment.findUnique({ where: { versionId_attachmentId: id } });
  const file = await act.tx.attachment.findUniqueOrThrow({ where: { id: attachment }, include: { media: true } });
  if (known !== null || file.media === null) return;
  await act.tx.versionAttachment.create({ data: { ...id, position: item.version.attachments.length } });
  if (item.state !== 'inReview') return;
  const desk = await deskOf(act.tx, item.level);
  const ref = { sha256: file.media.sha256, name: file.name ?? 'anh.jpg' };
  const carried = file.media.kind === 'photo' ? { photos: [ref] } : { files: [ref] };
  await act.tell(
    { role: desk.role, unit: desk.unit.id },
    { text: texts.lateFile(item.code), ...carried },
    { reason: `review/${item.id}/late/${attachment}` },
  );
}
