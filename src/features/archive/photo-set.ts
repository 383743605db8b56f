/** The photos of a period: those there are, and those chosen, each sorted under an event or a subject. A photo without a subject is not chosen. */
import type { Act } from '../../act.js';
import { startOf } from '../../calendar/day.js';
import type { Read } from '../../db/client.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { PhotoTask } from './photo-tasks.js';
import { texts } from './texts.js';

export interface PhotoItem {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly unit: { readonly id: number; readonly name: string };
  readonly children: 'none' | 'agreed' | 'unsure';
  readonly version: number;
  /** What its photos are sorted under unless somebody says otherwise. */
  readonly subject: string;
  readonly photos: readonly {
    readonly attachment: number;
    readonly sha256: string;
    readonly name: string | null;
    readonly subject: string | null;
    /** Sent as a file, so that no platform made it smaller. */
    readonly original: boolean;
  }[];
}

/** Approved items with pictures, first sent in the task's period, oldest first. */
export async function photoItems(
  read: Read,
  edition: PlanInForce,
  { period, unit, upward }: PhotoTask,
  now: Date,
  only?: number,
): Promise<readonly PhotoItem[]> {
  const { zone } = edition.calendar;
  const rows = await read.submission.findMany({
    where: {
      ...(only === undefined ? {} : { id: only }),
      state: 'approved',
      OR: [{ heldUntil: null }, { heldUntil: { lte: now } }],
      firstSentAt: { gte: startOf(period.from, zone), lt: startOf(period.to, zone) },
      ...(upward ? {} : { unit: { path: { startsWith: unit.path } } }),
      versions: { some: { attachments: { some: { attachment: { media: { kind: 'photo' } } } } } },
    },
    orderBy: [{ firstSentAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      code: true,
      title: true,
      topic: true,
      children: true,
      unit: { select: { id: true, name: true } },
      credits: {
        where: { state: { not: 'void' }, task: { eventId: { not: null } } },
        take: 1,
        select: { task: { select: { event: { select: { title: true } } } } },
      },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: {
          id: true,
          attachments: {
            where: { attachment: { media: { kind: 'photo' } } },
            orderBy: { position: 'asc' },
            select: {
              attachmentId: true,
              subject: true,
              attachment: { select: { sha256: true, name: true, kind: true } },
            },
          },
        },
      },
    },
  });
  return rows.flatMap(({ topic, credits, versions, ...row }) => {
    const [version] = versions;
    const event = credits[0]?.task.event?.title;
    const subject = event ?? edition.plan.topics.find(({ code }) => code === topic)?.title ?? texts.otherSubject;
    const photos = (version?.attachments ?? []).flatMap(({ attachmentId, subject: sorted, attachment }) => {
      const { sha256, name, kind } = attachment;
      return sha256 === null
        ? []
        : [{ attachment: attachmentId, sha256, name, subject: sorted, original: kind === 'document' }];
    });
    return version === undefined || photos.length === 0 ? [] : [{ ...row, version: version.id, subject, photos }];
  });
}

/** The chosen photos of a task by what they are sorted under, and what is to be known about them. */
export async function chosenSet(act: Act, task: PhotoTask) {
  const items = await photoItems(act.tx, await requirePlan(act.tx), task, act.now);
  const chosen = items.flatMap((item) =>
    item.photos.flatMap((photo) => (photo.subject === null ? [] : [{ ...photo, item, subject: photo.subject }])),
  );
  const subjects = new Map<string, number>();
  for (const { subject } of chosen) subjects.set(subject, (subjects.get(subject) ?? 0) + 1);
  return {
    items,
    count: chosen.length,
    submissions: [...new Set(chosen.map(({ item }) => item.id))],
    subjects: [...subjects].toSorted((a, b) => b[1] - a[1]),
    smaller: chosen.filter(({ original }) => !original).length,
    unsure: chosen.filter(({ item }) => item.children === 'unsure').length,
  };
}

/** Of this item exactly these photos are chosen, sorted under `subject`. */
export async function choosePhotos(
  act: Act,
  item: Pick<PhotoItem, 'version'>,
  attachments: readonly number[],
  subject: string,
): Promise<void> {
  const ids = [...attachments];
  await act.tx.versionAttachment.updateMany({
    where: { versionId: item.version, attachmentId: { notIn: ids } },
    data: { subject: null },
  });
  await act.tx.versionAttachment.updateMany({
    where: { versionId: item.version, attachmentId: { in: ids } },
    data: { subject },
  });
}
