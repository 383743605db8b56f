/** Files nobody's record needs: of drafts given up, and made to order long ago. Rows first, then the disk. */
import type { Read } from '../../db/client.js';
import type { House } from '../../feature.js';
import { after, DAY_MS } from '../../lib/clock.js';

const AT_ONCE = 200;
/** As long as their chats: what was made for the erased is on its way no more. */
const OF_ERASED_MS = 2 * DAY_MS;

export async function forgetFiles(house: House): Promise<void> {
  const { clock, media, retention } = house;
  const before = after(clock.now(), -retention.filesDays * DAY_MS);
  while ((await forgetMade(house, before)) === AT_ONCE);
  await forgetGivenUp(house, before);
  await media.sweepParts(after(clock.now(), -DAY_MS));
}

/** Of some orders what was made for them; returns of how many. */
async function forgetMade(house: House, before: Date): Promise<number> {
  const { db, clock } = house;
  const orders = await db.read.fileOrder.findMany({
    where: {
      made: { not: null },
      OR: [{ doneAt: { lt: before } }, { orderedBy: { erasedAt: { lt: after(clock.now(), -OF_ERASED_MS) } } }],
    },
    take: AT_ONCE,
    select: { id: true, made: true },
  });
  for (const sha256 of new Set(orders.flatMap(({ made }) => made?.split(',') ?? []))) await forgetFile(house, sha256);
  const ids = orders.map(({ id }) => id);
  await db.transaction((tx) => tx.fileOrder.updateMany({ where: { id: { in: ids } }, data: { made: null } }));
  return orders.length;
}

/** Page by page: what is needed for something else stays, and keeps nothing behind it waiting. */
async function forgetGivenUp(house: House, before: Date): Promise<void> {
  let last = '';
  for (;;) {
    // From the few that were removed, not from all there are: the sign before the name keeps its order out of the choice.
    const page = await house.db.read.$queryRaw<readonly { readonly sha256: string }[]>`
      SELECT DISTINCT a."sha256" FROM "Attachment" a CROSS JOIN "Media" m ON m."sha256" = a."sha256"
      WHERE a."state" = 'removed' AND +a."sha256" > ${last} AND m."storedAt" < ${before}
        AND NOT EXISTS (
          SELECT 1 FROM "Attachment" o WHERE o."sha256" = a."sha256" AND (o."state" <> 'removed'
            OR EXISTS (SELECT 1 FROM "VersionAttachment" v WHERE v."attachmentId" = o."id")))
      ORDER BY a."sha256" LIMIT ${AT_ONCE}`;
    for (const { sha256 } of page) await forgetFile(house, sha256);
    if (page.length < AT_ONCE) return;
    last = page.at(-1)?.sha256 ?? last;
  }
}

/** The file, and the forms in which it was shown. */
async function forgetFile(house: House, sha256: string): Promise<void> {
  const { db, clock, media } = house;
  const asked = clock.now();
  const forms = await db.transaction(async (tx) => {
    await tx.fileLink.deleteMany({ where: { sha256, expiresAt: { lte: asked } } });
    if (await isNeeded(tx, sha256)) return undefined;
    const made = await tx.media.findUnique({ where: { sha256 }, select: { shown: true, preview: true } });
    await tx.attachment.updateMany({ where: { sha256 }, data: { sha256: null } });
    await tx.mediaCopy.deleteMany({ where: { sha256 } });
    await tx.likenessBand.deleteMany({ where: { sha256 } });
    await tx.alikeMedia.deleteMany({ where: { OR: [{ newerSha256: sha256 }, { olderSha256: sha256 }] } });
    await tx.media.deleteMany({ where: { sha256 } });
    const shown = [made?.shown, made?.preview].filter((form) => typeof form === 'string');
    await tx.fileLink.deleteMany({ where: { sha256: { in: shown } } });
    return shown;
  });
  if (forms === undefined) return;
  await media.remove(sha256, { unlessPutSince: after(asked, -DAY_MS) });
  for (const form of forms) await forgetFile(house, form);
}

/** Whether anything but a removed attachment still speaks of it. */
async function isNeeded(read: Read, sha256: string): Promise<boolean> {
  const uses = await Promise.all([
    read.attachment.count({ where: { sha256, OR: [{ state: { not: 'removed' } }, { versions: { some: {} } }] } }),
    read.media.count({ where: { OR: [{ shown: sha256 }, { preview: sha256 }] } }),
    read.report.count({ where: { OR: [{ sha256 }, { bookSha256: sha256 }, { csvSha256: sha256 }] } }),
    read.package.count({ where: { OR: [{ docx: sha256 }, { zip: sha256 }] } }),
    read.fileLink.count({ where: { sha256 } }),
  ]);
  return uses.some((count) => count > 0);
}
