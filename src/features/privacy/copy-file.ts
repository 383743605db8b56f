/** All that is kept of whoever asks, as one archive: everything in words as JSON, and the files they sent. */
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { renderZip, type ZipEntry } from '../../documents/zip.js';
import type { Maker } from '../file-orders/index.js';
import { everythingOf, type OwnFile } from './own-data.js';
import { texts } from './texts.js';

export const OWN_COPY = 'privacy.copy';

const Args = z.object({ person: z.number() });
const ZIP = 'application/zip';
/** What the narrowest channel takes as one file is 50 MB (https://core.telegram.org/bots/api#senddocument). */
const FILES_MAX_BYTES = 45 * 1024 * 1024;

export const makeOwnCopy: Maker = async ({ db, media, clock }, args) => {
  const { person } = Args.parse(args);
  const { data, files } = await everythingOf(db.read, person);
  const taken = await fitting(files, media);
  const missing = files.length - taken.length;
  const now = clock.now();
  const json = Buffer.from(JSON.stringify({ writtenAt: now, ...data }, null, 2));
  const entries: readonly ZipEntry[] = [
    { path: [texts.copy.readMe], content: { bytes: Buffer.from(texts.copy.about(missing)) }, modifiedAt: now },
    { path: [texts.copy.data], content: { bytes: json }, modifiedAt: now },
    ...taken.map(
      ({ sha256, name, at }): ZipEntry => ({
        path: [texts.copy.files, name],
        content: { file: media.pathOf(sha256) },
        modifiedAt: at,
      }),
    ),
  ];
  const bytes = await buffer(renderZip(entries));
  return {
    files: [{ name: texts.copy.name, type: ZIP, bytes, as: 'file' }],
    message: { text: texts.copy.here(missing) },
  };
};

/** Each once, the newest first, as long as there is room. */
async function fitting(
  files: readonly OwnFile[],
  media: { has(sha256: string): Promise<boolean> },
): Promise<readonly OwnFile[]> {
  const taken: OwnFile[] = [];
  let left = FILES_MAX_BYTES;
  const seen = new Set<string>();
  for (const file of files.toReversed()) {
    if (seen.has(file.sha256) || file.bytes > left || !(await media.has(file.sha256))) continue;
    seen.add(file.sha256);
    left -= file.bytes;
    taken.push(file);
  }
  return taken;
}
