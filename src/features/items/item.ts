/** A submission as it stands: what was sent last, where it is, with whom, and why it came back. */
import type { Read } from '../../db/client.js';
import type { FileRef } from '../../outbox/message.js';

export type Item = Awaited<ReturnType<typeof loadItem>>;

const NAME = { select: { id: true, name: true } } as const;

/** With its newest version, that version's files, and the newest decision. */
export async function loadItem(read: Read, id: number) {
  const row = await read.submission.findUniqueOrThrow({
    where: { id },
    include: {
      author: { select: { ...NAME.select, leftAt: true } },
      claimedBy: NAME,
      unit: { select: { id: true, name: true, code: true, path: true, mergedIntoId: true } },
      mergedInto: { select: { id: true, code: true } },
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
          decisions: { orderBy: { id: 'desc' }, include: { by: NAME } },
        },
      },
    },
  });
  const [version] = row.versions;
  if (version === undefined) throw new Error(`submission ${id} has no version`);
  return {
    ...row,
    version,
    decision: version.decisions[0],
    /** The colleagues whose tasks the author handed it in for. */
    onBehalfOf: row.credits.flatMap(({ forPerson }) => forPerson?.name ?? []),
  };
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

/** Whether its newest decision can still be taken back: until then nobody but who decides is told of it. */
export function isHeld(item: { readonly heldUntil: Date | null }, now: Date): boolean {
  return item.heldUntil !== null && item.heldUntil > now;
}
