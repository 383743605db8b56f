/** The demo's folder: everything it writes lies in it, and it goes when the demo ends. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Scratch {
  readonly dir: string;
  /** Where the house of now keeps its files. */
  run(): string;
  /** Keeps the files as they are, to begin anew from. Nobody may be writing. */
  keep(): void;
  /** Goes on in a copy of what was kept; the files before it are removed. */
  renew(): void;
  remove(): void;
}

export function openScratch(): Scratch {
  const dir = mkdtempSync(join(tmpdir(), 'loa-demo-'));
  const kept = join(dir, 'start');
  let runs = 1;
  const run = () => join(dir, `run-${runs}`);
  mkdirSync(run());
  return {
    dir,
    run,
    keep: () => cpSync(run(), kept, { recursive: true }),
    renew() {
      rmSync(run(), { recursive: true, force: true });
      runs += 1;
      cpSync(kept, run(), { recursive: true });
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
