/** Folders for tests. All of them go when the run is over; those of a test file when the file is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A new empty folder for the test file that asks for it. */
export function scratchFolder(name: string): string {
  const folder = keptFolder(name);
  ofThisFile.push(folder);
  return folder;
}

/** One that the test files of this process share. */
export function keptFolder(name: string): string {
  return mkdtempSync(join(inject('scratchRoot'), `${name}-`));
}

export function clearScratch(): void {
  for (const folder of ofThisFile.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const ofThisFile: string[] = [];
