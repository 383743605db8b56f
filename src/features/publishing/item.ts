/** An item before those who publish: where it stands, where it stood, and what keeps it in the house. */
import type { Act } from '../../act.js';
import { isHeld, loadItem } from '../items/index.js';
import { mayGoOut } from '../packages/index.js';
import { texts } from './texts.js';

export async function publishable(act: Act, submission: number) {
  const item = await loadItem(act.tx, submission);
  const pictures = item.version.attachments.filter(
    ({ attachment: { media, kind } }) => (media?.kind ?? kind) === 'photo' || (media?.kind ?? kind) === 'video',
  );
  const publications = await act.tx.publication.findMany({
    where: { submissionId: submission },
    orderBy: [{ on: 'asc' }, { id: 'asc' }],
    include: { by: { select: { name: true } }, takenDownBy: { select: { name: true } } },
  });
  const packed = await act.tx.packageItem.count({
    where: { submissionId: submission, package: { kind: 'web', state: { not: 'failed' } } },
  });
  return { item, packed, publications, consents: mayGoOut(item.children, pictures.length) };
}

export type Publishable = Awaited<ReturnType<typeof publishable>>;

/** Why it may not stand anywhere for everybody to see; undefined: it may. */
export function whyNotPublish({ item, consents }: Publishable, now: Date): string | undefined {
  if (item.state !== 'approved' || isHeld(item, now)) return texts.notApproved(item.code);
  if (item.mergedInto !== null) return texts.merged(item.code, item.mergedInto.code);
  return consents ? undefined : texts.noConsent(item.code);
}
