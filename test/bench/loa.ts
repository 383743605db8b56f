/** Loa on a school's database, with a platform that takes everything. */
import { join } from 'node:path';
import { type App, createApp } from '../../src/app.js';
import type { Feature } from '../../src/feature.js';
import { systemClock } from '../../src/lib/clock.js';
import { createLog } from '../../src/lib/log.js';
import type { Pace } from '../../src/outbox/pacing.js';
import { silentChannel } from './channel.js';
import { makeSchool } from './school.js';

export async function openLoa(dir: string, pace: Pace, features?: readonly Feature[]): Promise<App> {
  return createApp({
    databasePath: await makeSchool(dir),
    mediaDir: join(dir, 'media'),
    publicUrl: undefined,
    channels: [silentChannel],
    clock: systemClock,
    log: createLog('warn'),
    paceOf: () => pace,
    ...(features === undefined ? {} : { features }),
  });
}
