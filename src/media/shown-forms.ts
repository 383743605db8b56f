/** What is kept of a photo beside what was sent: the forms in which people see it. */
import type { SoundMedia } from './inspect.js';
import type { MediaStore, StoredMedia } from './store.js';

export interface ShownForms {
  /** The picture without the place it tells of; undefined where it tells none. */
  readonly bare: StoredMedia | undefined;
  /** The picture as chats show it; undefined where that is the picture itself. */
  readonly preview: StoredMedia | undefined;
}

/** Far above what a picture of the allowed number of pixels can become. */
const MAX_BYTES = 200 * 1024 * 1024;

/** Makes and stores the forms of a stored file; none of what is no photo. Never call it inside a transaction. */
export async function storeShownForms(store: MediaStore, sha256: string, found: SoundMedia): Promise<ShownForms> {
  if (found.kind !== 'photo') return { bare: undefined, preview: undefined };
  const path = store.pathOf(sha256);
  // Loaded with the first photo, as the rest of the picture code.
  const { withoutPlace } = await import('./place.js');
  const { makePreview } = await import('./picture.js');
  return {
    bare: await stored(store, await withoutPlace(path, found.type)),
    preview: await stored(store, await makePreview(path, found)),
  };
}

async function stored(store: MediaStore, picture: Uint8Array | undefined): Promise<StoredMedia | undefined> {
  if (picture === undefined) return undefined;
  const put = await store.put(once(picture), { maxBytes: MAX_BYTES });
  if (!put.ok) throw new Error(`a form of a picture was not taken: ${put.problem}`);
  return { sha256: put.sha256, bytes: put.bytes };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
