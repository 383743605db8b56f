/** A package as it stands: what is in it, for whom, its files, and whether it went. */
import type { Read } from '../../db/client.js';
import type { FileRef } from '../../outbox/message.js';

export type Pack = Awaited<ReturnType<typeof loadPack>>;

const NAME = { select: { id: true, name: true } } as const;

export async function loadPack(read: Read, id: number) {
  const row = await read.package.findUniqueOrThrow({
    where: { id },
    include: {
      items: { orderBy: { position: 'asc' }, select: { submissionId: true } },
      answers: { include: { by: NAME, unit: NAME } },
      askedBy: NAME,
      sentBy: NAME,
      unit: { select: { id: true, name: true, code: true, path: true } },
    },
  });
  return {
    ...row,
    items: row.items.map(({ submissionId }) => submissionId),
    to: row.to === '' ? [] : row.to.split(','),
  };
}

/** Its files as a message carries them; none until it is made. */
export function packFiles({ code, docx, zip }: Pick<Pack, 'code' | 'docx' | 'zip'>): readonly FileRef[] {
  return [
    ...(docx === null ? [] : [{ sha256: docx, name: `${code}.docx` }]),
    ...(zip === null ? [] : [{ sha256: zip, name: `${code}.zip` }]),
  ];
}
