/** The demo's folder: everything it writes lies in it, and it goes when the demo ends. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Scratch {
  readonly dir: string;
  /** Where the history is played once. */
  readonly start: string;
  /** A fresh copy of what the history left; the copy before it is removed. */
  fresh(): string;
  remove(): void;
}

export function openScratch(): Scratch {
  const dir = mkdtempSync(join(tmpdir(), 'loa-demo-'));
  const start = join(dir, 'start');
  mkdirSync(start);
  let runs = 0;
  const runDir = () => join(dir, `run-${runs}`);
  return {
    dir,
    start,
    fresh() {
      rmSync(runDir(), { recursive: true, force: true });
      runs += 1;
      cpSync(start, runDir(), { recursive: true });
      return runDir();
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
