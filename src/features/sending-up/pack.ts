/** One package for the level above: a document with words, authors and consent, and its pictures by number. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Block, OfficialDocument } from '../../documents/official-document.js';
import type { ZipEntry } from '../../documents/zip.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import {
  captionOf,
  contentsOf,
  mayGoOut,
  type Pack,
  type PackedItem,
  type Packer,
  pictureEntries,
  pictureName,
} from '../packages/index.js';
import { tellPackage } from './package-screen.js';
import { texts } from './texts.js';

/** Beside the document the pictures are whole; in it they only show what is meant. */
const SHOWN_PX = 700;
const SHOWN_MM = 90;
const MOST_SHOWN = 60;

export const sendUpPacker: Packer = {
  async make(house, pack) {
    const { makeDerivative } = await import('../../media/picture.js');
    const edition = await requirePlan(house.db.read);
    const zone = edition.calendar.zone;
    const items = (await contentsOf(house.db.read, pack.items)).map(withoutUnsure);
    const entries: ZipEntry[] = [];
    for (const [at, item] of items.entries()) {
      entries.push(...(await pictureEntries(house, item, (photo) => [pictureName(photo, at)])));
    }
    const body: Block[] = [summaryOf(items)];
    let shown = 0;
    for (const [at, item] of items.entries()) {
      const topic = edition.plan.topics.find(({ code }) => code === item.topic)?.title;
      body.push(...wordsOf(item, numericDay(dayOf(item.firstSentAt, zone)), topic));
      for (const [index, photo] of item.photos.entries()) {
        const caption = texts.pictureCaption(pictureName(index, at), captionOf(photo, item));
        shown += 1;
        if (shown > MOST_SHOWN) body.push({ type: 'paragraph', text: caption });
        else {
          const image = await makeDerivative(house.media.pathOf(photo.sha256), { maxPx: SHOWN_PX });
          body.push({ type: 'picture', image, caption, alt: caption, widthMm: SHOWN_MM });
        }
      }
    }
    const document: OfficialDocument = { kind: 'chapter', title: `${pack.title} (${pack.code})`, body };
    const docx = await house.documents.docx(document);
    if (entries.length > 0) entries.unshift(captionsFile(items, pack));
    return { docx, entries };
  },

  announce: (act: Act, pack: Pack) => tellPackage(act, pack),
};

/** Pictures of children whose parents are not known to agree do not leave the house. */
function withoutUnsure(item: PackedItem): PackedItem {
  return mayGoOut(item.children, item.photos.length) ? item : { ...item, photos: [] };
}

function summaryOf(items: readonly PackedItem[]): Block {
  return {
    type: 'table',
    caption: texts.contents,
    columns: [
      { title: texts.columns.number, align: 'center' },
      { title: texts.columns.code },
      { title: texts.columns.title },
      { title: texts.columns.author },
      { title: texts.columns.photos, align: 'right' },
      { title: texts.columns.consent },
    ],
    rows: items.map((item, index) => [
      index + 1,
      item.code,
      item.title,
      `${item.author} (${item.unit.name})`,
      item.photos.length,
      texts.consent[item.children],
    ]),
  };
}

function wordsOf(item: PackedItem, day: string, topic: string | undefined): readonly Block[] {
  const facts = texts.facts({
    code: item.code,
    author: item.author,
    unit: item.unit.name,
    day,
    topic,
    source: item.source,
  });
  return [
    { type: 'heading', level: 1, text: item.title },
    { type: 'paragraph', text: facts },
    { type: 'paragraph', text: texts.consentLine(texts.consent[item.children]) },
    ...(item.text === '' ? [] : [{ type: 'paragraph', text: item.text } as const]),
  ];
}

function captionsFile(items: readonly PackedItem[], { title, askedAt }: Pack): ZipEntry {
  const lines = items.flatMap((item, at) =>
    item.photos.map((photo, index) =>
      texts.captionLine(
        pictureName(index, at),
        captionOf(photo, item),
        `${item.author} – ${item.unit.name}`,
        texts.consent[item.children],
      ),
    ),
  );
  const text = `\uFEFF${[title, '', ...lines].join('\r\n')}`;
  return { path: [texts.captionsFile], content: { bytes: new TextEncoder().encode(text) }, modifiedAt: askedAt };
}
