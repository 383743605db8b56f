/** A submission as it stands: what was sent last, where it is, with whom, and why it came back. */
import type { Read } from '../../db/client.js';
import type { ReviewLevel } from '../../ledger/plan/language.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { FileRef } from '../../outbox/message.js';

export type Item = Awaited<ReturnType<typeof loadItem>>;

/** With its newest version, that version's files, and the newest decision. */
export async function loadItem(read: Read, id: number) {
  const row = await read.submission.findUniqueOrThrow({
    where: { id },
    include: {
      author: { select: { id: true, name: true } },
      unit: { select: { id: true, name: true, code: true, path: true } },
      credits: { where: { state: { not: 'void' } }, select: { forPerson: { select: { name: true } } } },
      collection: {
        select: {
          attachments: {
            where: { state: { not: 'removed' } },
            orderBy: [{ at: 'asc' }, { id: 'asc' }],
            include: { media: true },
          },
        },
      },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: {
          attachments: { orderBy: { position: 'asc' }, include: { attachment: { include: { media: true } } } },
          decisions: { orderBy: { id: 'desc' }, include: { by: { select: { name: true } } } },
        },
      },
    },
  });
  const [version] = row.versions;
  if (version === undefined) throw new Error(`submission ${id} has no version`);
  const edition = await requirePlan(read);
  return {
    ...row,
    version,
    levelRule: levelOf(edition, row.level),
    decision: version.decisions[0],
    /** The colleagues whose tasks the author handed it in for. */
    onBehalfOf: row.credits.flatMap(({ forPerson }) => forPerson?.name ?? []),
  };
}

/** The desk that holds an item at this level of the plan's route. */
export function levelOf({ plan }: PlanInForce, level: number): ReviewLevel | undefined {
  return plan.route.levels[level];
}

/** Files fetched and sound, as others see them; the sender's names are for people, never paths. */
export function sentFiles(item: Item): { readonly photos: readonly FileRef[]; readonly files: readonly FileRef[] } {
  const stored = item.version.attachments.flatMap(({ attachment }) => {
    const { media, name } = attachment;
    return media === null ? [] : [{ sha256: media.sha256, kind: media.kind, name: name ?? '' }];
  });
  const named = (kind: 'photo' | 'file', base: string, ending: string) =>
    stored
      .filter((file) => (file.kind === 'photo') === (kind === 'photo'))
      .map(({ sha256, name }, index) => ({ sha256, name: name === '' ? `${base}-${index + 1}${ending}` : name }));
  return { photos: named('photo', 'anh', '.jpg'), files: named('file', 'tep', '') };
}

/** Whether every file of the newest version has been fetched or given up. */
export function isComplete(item: Item): boolean {
  return item.version.attachments.every(({ attachment }) => attachment.state !== 'waiting');
}
