import { defineConfig } from 'vitest/config';

// Three tiers: `fast` is what `npm test` runs (under two minutes on two cores); `full` adds kills, LibreOffice and
// Chromium; `long` is for nights. A file says its tier by its ending.
const playedOn = (profiles: string) => ({ TRANSCRIPT_PROFILES: profiles });

export default defineConfig({
  test: {
    globalSetup: 'test/support/scratch-root.ts',
    setupFiles: ['test/support/no-network.ts', 'test/support/clear-scratch.ts'],
    pool: 'forks',
    // One more than the cores: a seventh of the time is spent waiting for threads, sockets and timers.
    maxWorkers: 3,
    isolate: false,
    // Short-lived objects by the million: collecting them less often saves a twentieth of the time.
    execArgv: ['--max-semi-space-size=64'],
    testTimeout: 60_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.ts'], env: playedOn('telegram') } },
      // The transcripts once more, on the platforms `fast` leaves out; run with `-t 'on (web|zalo|text only)'`.
      {
        extends: true,
        test: {
          name: 'platforms',
          include: ['test/{conversation,features}/**/*.test.ts'],
          env: playedOn('web,zalo,text only'),
        },
      },
      {
        extends: true,
        test: {
          name: 'full',
          include: ['test/**/*.full.ts'],
          env: playedOn('telegram'),
          testTimeout: 300_000,
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/**/*.long.ts'],
          env: playedOn('telegram'),
          testTimeout: 7_200_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
