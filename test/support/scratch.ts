/** Scratch folders for tests: in memory where there is such a place, since every commit is written through. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOT = existsSync(MEMORY) ? MEMORY : tmpdir();

/** A new empty folder, gone at the latest with the process. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(ROOT, `loa-${name}-`));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
