/** Scratch folders for tests: in memory where there is such a place, since every commit is written through. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOT = existsSync(MEMORY) ? MEMORY : tmpdir();

/** A new empty folder. */
export function scratchFolder(name: string): string {
  return mkdtempSync(join(ROOT, `loa-${name}-`));
}
