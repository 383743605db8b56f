/**
 * The list of the erased: one JSON line each, beside the database and not in it, so that a backup brought back brings
 * nobody back. It names nobody: a number and an instant.
 */
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { FILE_MODE, FOLDER_MODE, readIfThere } from '../../lib/whole-files.js';

/** `createdAt`: numbers alone could be handed out anew in another database. */
const Erased = z.object({ person: z.int(), createdAt: z.iso.datetime() });
export type Erased = z.infer<typeof Erased>;

export async function readErased(path: string): Promise<readonly Erased[]> {
  const text = (await readIfThere(path)) ?? '';
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Erased.parse(JSON.parse(line)));
}

/** On the disk before anything else happens. Adding one twice does no harm. */
export async function addErased(path: string, erased: Erased): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
  const file = await open(path, 'a', FILE_MODE);
  try {
    await file.write(`${JSON.stringify(erased)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
