/** The archive of a period's photos: a folder for each event or subject, the files as they were sent, and the contents list. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import type { SheetRow } from '../../documents/workbook.js';
import type { ZipEntry } from '../../documents/zip.js';
import { isPhotoSet, payPhotoTask, unpaidPhotoTasks } from '../../ledger/pay-photos.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { showReceipt } from '../items/index.js';
import { contentsOf, type Pack, type PackedItem, type PackedPhoto, type Packer, packFiles } from '../packages/index.js';
import { receivingUnits, tellPackage } from '../sending-up/index.js';
import { texts } from './texts.js';

const ROWS_PER_PAGE = 1_000;
const ENDINGS: Readonly<Record<string, string>> = { 'image/png': '.png', 'image/webp': '.webp', 'image/gif': '.gif' };

export const photoPacker: Packer = {
  async make({ db, documents, media }, pack) {
    const { zone } = (await requirePlan(db.read)).calendar;
    const chosen = chosenOf(await contentsOf(db.read, pack.items));
    if (chosen.length === 0) throw new Error(`package ${pack.code} has no chosen photo`);
    const entries: ZipEntry[] = chosen.map(({ photo, item, path }) => ({
      path,
      content: { file: media.pathOf(photo.sha256) },
      modifiedAt: photo.takenAt ?? item.firstSentAt,
    }));
    const rows = chosen.map(
      ({ photo, item, path }, index): SheetRow => [
        index + 1,
        path[0],
        path[1],
        photo.caption ?? item.title,
        item.author,
        item.unit.name,
        item.code,
        dayOf(photo.takenAt ?? item.firstSentAt, zone),
        photo.original ? texts.isOriginal : null,
        texts.children[item.children],
      ],
    );
    const list = await documents.xlsx({
      sheets: [{ name: texts.listSheet, columns: columns(), pages: pagesOf(rows) }],
    });
    return { entries: [{ path: [texts.listFile], content: { bytes: list }, modifiedAt: pack.askedAt }, ...entries] };
  },

  async announce(act, pack) {
    // The institution's own goes up: it pays when it went, with proof.
    if (pack.unitId === null) return tellPackage(act, pack);
    await payUnit(act, pack);
    const files = packFiles(pack);
    const message = { text: texts.handedIn(pack.code, pack.title), files };
    await act.tell({ person: pack.askedById }, message, { reason: `packages/${pack.id}`, priority: 'answer' });
    for (const unit of await receivingUnits(act, pack)) {
      for (const role of ['lead', 'editor'] as const) {
        const holders = await act.tx.membership.count({ where: { unitId: unit.id, role, until: null } });
        if (holders === 0) continue;
        const text = texts.received(pack.code, pack.title, pack.askedBy.name);
        await act.tell({ role, unit: unit.id }, { text, files }, { reason: `packages/${pack.id}/unit-${unit.id}` });
      }
    }
  },
};

/** Handing in inside the institution is complete once those who are to have it have it. */
async function payUnit(act: Act, pack: Pack): Promise<void> {
  const { plan } = await requirePlan(act.tx);
  await act.tx.package.update({ where: { id: pack.id }, data: { sentAt: act.now, sentById: pack.askedById } });
  const duties = plan.duties.filter((duty) => isPhotoSet(duty) && duty.tier === 'unit');
  const photos = chosenOf(await contentsOf(act.tx, pack.items)).length;
  const units = pack.unitId === null ? [] : [pack.unitId];
  for (const task of await unpaidPhotoTasks(act.tx, { duties, period: pack.period ?? '', units })) {
    await payPhotoTask(act.tx, task, { submissions: pack.items, photos }, act.now);
  }
  for (const submission of pack.items) await showReceipt(act, submission);
}

interface Chosen {
  readonly item: PackedItem;
  readonly photo: PackedPhoto;
  readonly path: readonly [string, string];
}

/** "Hoạt động lớn" / "BAI-1120-014 02.jpg" */
function chosenOf(items: readonly PackedItem[]): readonly Chosen[] {
  return items.flatMap((item) =>
    item.photos.flatMap((photo, index) => {
      if (photo.subject === null) return [];
      const name = `${item.code} ${String(index + 1).padStart(2, '0')}${ENDINGS[photo.type] ?? '.jpg'}`;
      return [{ item, photo, path: [photo.subject, name] as const }];
    }),
  );
}

function columns() {
  const { number, folder, file, caption, author, unit, item, taken, original, children } = texts.columns;
  return [
    { title: number, type: 'number', width: 6 },
    { title: folder, type: 'text' },
    { title: file, type: 'text', width: 24 },
    { title: caption, type: 'text' },
    { title: author, type: 'text', width: 24 },
    { title: unit, type: 'text', width: 24 },
    { title: item, type: 'text', width: 16 },
    { title: taken, type: 'date' },
    { title: original, type: 'text', width: 10 },
    { title: children, type: 'text' },
  ] as const;
}

function* pagesOf(rows: readonly SheetRow[]): Generator<readonly SheetRow[]> {
  for (let at = 0; at < rows.length; at += ROWS_PER_PAGE) yield rows.slice(at, at + ROWS_PER_PAGE);
}
