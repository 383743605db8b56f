/** The pictures of a period's approved items as entries of an archive, by event (else topic) and unit, with a list of contents. */
import { dayOf } from '../../calendar/day.js';
import { renderCsv } from '../../documents/csv.js';
import type { SheetCell } from '../../documents/workbook.js';
import type { ZipEntry } from '../../documents/zip.js';
import type { House } from '../../feature.js';
import type { ReportSubject } from '../../ledger/compile-rows.js';
import { contentsOf, mayGoOut, type PackedItem } from '../packages/index.js';
import { texts } from './texts.js';

const ITEMS_AT_ONCE = 100;
const EXTENSIONS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/webp': 'webp', 'image/heic': 'heic' };

export interface PhotoEntries {
  readonly entries: readonly ZipEntry[];
  readonly photos: number;
  /** Items whose pictures stay in the house: nobody is sure that the children's parents agreed. */
  readonly heldBack: number;
}

export async function photoEntries({ db, media }: House, subject: ReportSubject): Promise<PhotoEntries> {
  const { edition, scope, unitPath } = subject;
  const items = await db.read.submission.findMany({
    where: {
      state: 'approved',
      firstSentAt: { gte: scope.dataFrom, lt: scope.dataTo },
      unit: { path: { startsWith: unitPath } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, collection: { select: { slot: { select: { event: { select: { title: true } } } } } } },
  });
  const eventOf = new Map(items.map(({ id, collection }) => [id, collection.slot?.event?.title]));
  const topics = new Map(edition.plan.topics.map(({ code, title }) => [code, title]));
  const entries: ZipEntry[] = [];
  const rows: SheetCell[][] = [];
  let heldBack = 0;
  for (let at = 0; at < items.length; at += ITEMS_AT_ONCE) {
    const ids = items.slice(at, at + ITEMS_AT_ONCE).map(({ id }) => id);
    for (const item of await contentsOf(db.read, ids)) {
      if (!mayGoOut(item.children, item.photos.length)) {
        heldBack += 1;
        continue;
      }
      const folder = eventOf.get(item.id) ?? topics.get(item.topic ?? '') ?? texts.otherPhotos;
      for (const [index, photo] of item.photos.entries()) {
        const name = `${item.code}-${String(index + 1).padStart(2, '0')}.${EXTENSIONS[photo.type] ?? 'jpg'}`;
        const modifiedAt = photo.takenAt ?? item.firstSentAt;
        entries.push({
          path: [folder, item.unit.name, name],
          content: { file: media.pathOf(photo.sha256) },
          modifiedAt,
        });
        rows.push(listed(item, folder, name, photo.caption, dayOf(item.firstSentAt, edition.calendar.zone)));
      }
    }
  }
  const columns = texts.photoColumns.map((title) => ({ title, type: 'text' as const }));
  const parts: string[] = [];
  for await (const part of renderCsv({ name: '', columns, pages: [rows] })) parts.push(part);
  const list = { bytes: new TextEncoder().encode(parts.join('')) };
  const contents: ZipEntry = { path: [texts.photoList], content: list, modifiedAt: scope.dataTo };
  return { entries: entries.length === 0 ? [] : [contents, ...entries], photos: entries.length, heldBack };
}

function listed(
  { code, title, unit, author }: PackedItem,
  folder: string,
  file: string,
  caption: string | null,
  day: string,
): SheetCell[] {
  return [folder, unit.name, file, code, title, caption, author, day];
}
