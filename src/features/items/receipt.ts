/** The author's receipt: one message that follows the item from desk to desk. */
import type { Act } from '../../act.js';
import type { Choice } from '../../outbox/message.js';
import { rework, withdraw } from './choices.js';
import { type Item, isHeld, loadItem } from './item.js';
import { texts } from './texts.js';
import { itemLines } from './where.js';

/**
 * Shows the author where the item is now, with what they can do with it. `knows`: they are told otherwise, or need not be:
 * where nothing can be rewritten they get no message.
 */
export async function showReceipt(act: Act, submission: number, { knows = false } = {}): Promise<void> {
  const item = await loadItem(act.tx, submission);
  const [line] = await itemLines(act.tx, [submission], act.now);
  await act.card(
    receiptKey(item.collectionId),
    { person: item.authorId },
    {
      text: receiptText(item, line?.where ?? ''),
      choices: [authorChoices(item, act.now)],
      ...(knows && { onlyInPlace: true as const }),
    },
  );
}

/** What its author can do with an item now. */
export function authorChoices(item: Pick<Item, 'id' | 'state' | 'heldUntil'>, now: Date): readonly Choice[] {
  const { id, state } = item;
  if (state === 'returned' && !isHeld(item, now))
    return [rework.choice(texts.rework, id), withdraw.choice(texts.withdraw, id)];
  if (state === 'inReview' || isHeld(item, now))
    return [rework.choice(texts.amend, id), withdraw.choice(texts.withdraw, id)];
  return [];
}

/** The draft and its receipt are one message on the author's screen. */
export function receiptKey(collection: number): string {
  return `draft/${collection}`;
}

function receiptText(item: Item, where: string): string {
  const files = item.collection.attachments;
  const late = files.filter((file) => file.late).length;
  return [
    texts.sent(item.code),
    item.title,
    ...(item.version.number > 1 ? [texts.version(item.version.number)] : []),
    ...(item.onBehalfOf.length === 0 ? [] : [texts.onBehalf(item.onBehalfOf)]),
    where,
    ...countLines(files),
    ...(late === 0 ? [] : [texts.lateFiles(late)]),
  ].join('\n');
}

interface CountedFile {
  readonly kind: string;
  readonly media: { readonly kind: string } | null;
  readonly state: string;
  readonly problem: string | null;
}

/** "Đã nhận 6/7 ảnh", what is still on its way, and which failed and why. */
export function countLines(files: readonly CountedFile[]): readonly string[] {
  return [true, false].flatMap((photos) => {
    const mine = files.filter((file) => ((file.media?.kind ?? file.kind) === 'photo') === photos);
    if (mine.length === 0) return [];
    const word = photos ? texts.photos : texts.files;
    const stored = mine.filter((file) => file.state === 'stored').length;
    const waiting = mine.filter((file) => file.state === 'waiting').length;
    const received = `${texts.received(stored, mine.length, word)}${waiting === 0 ? '' : ` ${texts.fetching(waiting)}`}`;
    const failed = mine.flatMap((file, index) =>
      file.state === 'failed' ? [texts.failed(word, index + 1, file.problem)] : [],
    );
    return [received, ...failed];
  });
}
