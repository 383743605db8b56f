/** Items of other units about the same thing: a reviewer lets both stand, or lets it go into the other. */
import type { Act } from '../../act.js';
import type { Item } from '../items/index.js';
import { type AlikeItem, alikeItems, fingerprintsOf } from '../likeness/index.js';

/** Items that look like this one, the likest first. */
export async function twinsOf(act: Act, item: Item): Promise<readonly AlikeItem[]> {
  const media = item.version.attachments.flatMap(({ attachment }) => attachment.media ?? []);
  const photos = [...new Set(media.filter(({ kind }) => kind === 'photo').map(({ sha256 }) => sha256))];
  const text = [item.version.text, ...media.flatMap((each) => each.text ?? [])].join('\n');
  const covered = await act.tx.credit.findFirst({
    where: { submissionId: item.id, state: { not: 'void' }, task: { eventId: { not: null } } },
    select: { task: { select: { eventId: true } } },
  });
  const fingerprints = fingerprintsOf({ title: item.version.title, text, event: covered?.task.eventId ?? undefined });
  return alikeItems(act.tx, { submission: item.id, photos, fingerprints }, act.now);
}

/** Whether the item may go into that one: of another unit, still standing, and itself in no other. */
export function canTakeIn(
  item: { readonly id: number; readonly unitId: number },
  other: {
    readonly id: number;
    readonly unit: { readonly id: number };
    readonly state: string;
    readonly isMerged: boolean;
  },
): boolean {
  const stands = other.state === 'approved' || other.state === 'inReview';
  return stands && !other.isMerged && other.id !== item.id && other.unit.id !== item.unitId;
}
