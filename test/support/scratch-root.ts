/** Before all tests: where their folders are, in memory where there is room, since every commit is written through. */
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    scratchRoot: string;
  }
}

const MEMORY = '/dev/shm';
/** A run of all tests needs about a tenth of it at a time. */
const ROOM_BYTES = 2 * 1024 ** 3;

export default function setUp({ provide }: TestProject): () => void {
  const root = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'loa-tests-'));
  provide('scratchRoot', root);
  return () => rmSync(root, { recursive: true, force: true });
}

/** Containers often have some 64 MB there. */
function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM_BYTES;
}
