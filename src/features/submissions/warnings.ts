/** What is worth a second look before sending: photos that came twice, items that look like this one. It keeps nobody. */
import type { Act } from '../../act.js';
import { alikeItems, alikeLine, fingerprintsOf } from '../likeness/index.js';
import type { Draft } from './draft.js';
import { titleOf } from './item-words.js';
import type { Outlook } from './outlook.js';
import { texts } from './texts.js';

export async function warningsOf(act: Act, draft: Draft, outlook: Outlook): Promise<readonly string[]> {
  const { submissionId: submission } = draft;
  const subject = { submission, photos: photosOf(draft), fingerprints: printsOf(draft, outlook) };
  const alike = await alikeItems(act.tx, subject, act.now);
  return [...twiceIn(draft), ...alike.map(alikeLine), ...(alike.length === 0 ? [] : [texts.lookAgain])];
}

/** What the item is compared by. */
export function printsOf(draft: Draft, { slot }: Outlook) {
  const words = draft.files.flatMap((file) => file.words ?? []);
  const text = [draft.text, ...words].join('\n');
  return fingerprintsOf({ title: draft.title === '' ? '' : titleOf(draft), text, event: slot?.eventId ?? undefined });
}

function photosOf({ files }: Draft): readonly string[] {
  const photos = files.filter((file) => file.kind === 'photo' && file.state === 'stored');
  return [...new Set(photos.flatMap(({ sha256 }) => sha256 ?? []))];
}

/** Photos of the draft that are one and the same. */
function twiceIn({ files }: Draft): readonly string[] {
  const photos = files.filter((file) => file.kind === 'photo');
  return photos.flatMap(({ sha256, state }, index) => {
    const first = photos.findIndex((each) => each.state === 'stored' && each.sha256 === sha256);
    return state === 'stored' && first < index ? [texts.samePhoto(index + 1, first + 1)] : [];
  });
}
