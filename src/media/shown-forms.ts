/** What is kept of a photo or film beside what was sent: the forms in which people see it. */
import { Readable } from 'node:stream';
import { withoutFilmPlace } from './film-place.js';
import type { SoundMedia } from './inspect.js';
import type { MediaStore, StoredMedia } from './store.js';

export interface ShownForms {
  /** The same without the place it tells of; undefined where it tells none. */
  readonly bare: StoredMedia | undefined;
  /** The picture as chats show it; undefined where that is the picture itself. */
  readonly preview: StoredMedia | undefined;
}

/** What any channel may bring; far above what a picture of the allowed number of pixels can become. */
const MAX_BYTES = 200 * 1024 * 1024;

/** Makes and stores the forms of a stored file; none of what is no photo or film. Never call it inside a transaction. */
export async function storeShownForms(store: MediaStore, sha256: string, found: SoundMedia): Promise<ShownForms> {
  const path = store.pathOf(sha256);
  if (found.kind === 'video') return { bare: await stored(store, await withoutFilmPlace(path)), preview: undefined };
  if (found.kind !== 'photo') return { bare: undefined, preview: undefined };
  // Loaded with the first photo, as the rest of the picture code.
  const { withoutPlace } = await import('./place.js');
  const { makePreview } = await import('./picture.js');
  return {
    bare: await stored(store, once(await withoutPlace(path, found.type))),
    preview: await stored(store, once(await makePreview(path, found))),
  };
}

async function stored(
  store: MediaStore,
  form: AsyncIterable<Uint8Array> | undefined,
): Promise<StoredMedia | undefined> {
  if (form === undefined) return undefined;
  const put = await store.put(form, { maxBytes: MAX_BYTES });
  if (!put.ok) throw new Error(`a form of what was sent was not taken: ${put.problem}`);
  return { sha256: put.sha256, bytes: put.bytes };
}

function once(picture: Uint8Array | undefined): AsyncIterable<Uint8Array> | undefined {
  return picture === undefined ? undefined : Readable.from([picture]);
}
