/** An item made ready for whoever puts it on a website: its words, its pictures by number, captions and alternative texts. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import {
  captionOf,
  contentsOf,
  orderPackage,
  type PackedItem,
  type Packer,
  packFiles,
  pictureEntries,
  pictureName,
} from '../packages/index.js';
import { channelsFor } from './channels.js';
import { publishable, whyNotPublish } from './item.js';
import { texts } from './texts.js';

/** A sentence for whoever asked. */
export async function orderExport(act: Act, submission: number): Promise<string> {
  if ((await channelsFor(act)).length === 0) return texts.notYours;
  const shown = await publishable(act, submission);
  const why = whyNotPublish(shown, act.now);
  if (why !== undefined) return why;
  await orderPackage(act, { kind: 'web', title: shown.item.title, items: [submission] });
  return texts.exporting(shown.item.code);
}

export const webPacker: Packer = {
  async make(house, pack) {
    const { calendar, plan } = await requirePlan(house.db.read);
    const [item] = await contentsOf(house.db.read, pack.items);
    if (item === undefined) throw new Error(`package ${pack.code} has no item`);
    const day = numericDay(dayOf(item.firstSentAt, calendar.zone));
    const topic = plan.topics.find(({ code }) => code === item.topic)?.title;
    const words = new TextEncoder().encode(wordsOf(item, day, topic));
    const pictures = await pictureEntries(house, item, (photo) => [pictureName(photo)]);
    const modifiedAt = item.firstSentAt;
    return { entries: [{ path: [texts.wordsFile], content: { bytes: words }, modifiedAt }, ...pictures] };
  },

  announce: (act, pack) =>
    act.tell(
      { person: pack.askedById },
      { text: texts.exported(pack.title), files: packFiles(pack) },
      { reason: `packages/${pack.id}`, priority: 'answer' },
    ),
};

/** Notepad recognises UTF-8 by its mark. */
const MARK = '\uFEFF';

function wordsOf(item: PackedItem, day: string, topic: string | undefined): string {
  const pictures = item.photos.map((photo, index) =>
    texts.webPicture(pictureName(index), captionOf(photo, item), texts.altText(captionOf(photo, item), index + 1)),
  );
  const parts = [
    `${texts.webTitle}: ${item.title}`,
    texts.webFacts(item.code, item.author, item.unit.name, day, topic, item.source),
    item.text,
    ...(pictures.length === 0 ? [] : [[texts.webPictures, ...pictures].join('\n')]),
  ];
  return (
    MARK +
    parts
      .filter((part) => part !== '')
      .join('\n\n')
      .replaceAll('\n', '\r\n')
  );
}
