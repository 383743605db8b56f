#!/usr/bin/env node
/** The command line and the process: the only file that touches `process` beside config. */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { CommanderError } from 'commander';
import { buildHouse, SET_UP_A_CHANNEL, SET_UP_ZALO } from './build.js';
import { type Config, checkNode, readConfig, readEnvFile } from './config.js';
import { openDatabase } from './db/client.js';
import { damageOf } from './db/copy.js';
import { type Holder, isAlive, takeLease } from './db/lease.js';
import { migrate } from './db/migrate.js';
import type { OpenHouse } from './feature.js';
import { restoreBackup } from './features/backup/restore.js';
import { createFeatures } from './features/index.js';
import { systemClock } from './lib/clock.js';
import { createLog, describeError, type Log } from './lib/log.js';
import type { Printer } from './lib/print.js';
import { createProgram, type RestoreWish } from './program.js';

const THIS_PROCESS: Holder = { host: hostname(), pid: process.pid, isAlive };

const print: Printer = {
  line: (text) => void process.stdout.write(`${text}\n`),
  json: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
};

/** Opens the house for one command, beside a running `start` if there is one. */
const open: OpenHouse = async (work) => {
  const config = readConfig();
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  prepareDatabase(config, log);
  const { app } = buildHouse(config, systemClock, log);
  try {
    return await work(app.house);
  } finally {
    await app.stop();
  }
};

/** Runs until it is told to stop. */
async function start(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  prepareDatabase(config, log);
  const { app, channels, http } = buildHouse(config, systemClock, log);
  try {
    if (channels.length === 0) {
      throw new Error(`there is no channel to talk on: ${SET_UP_A_CHANNEL}`);
    }
    const overtaken = new Promise<string>((stop) => {
      lost = () => stop('another process took the database over');
    });
    const told = Promise.race([toldToStop(), overtaken]);
    const lease = await takeLease(app.house.db, THIS_PROCESS, systemClock, log, () => lost());
    try {
      const served = await http?.start();
      // A platform out of reach must not keep us from stopping.
      await Promise.race([app.start(), told]);
      log.info({ channels: channels.map((channel) => channel.name), ...served }, 'Loa is running');
      log.info({ reason: await told }, 'Loa is stopping');
    } finally {
      await http?.stop();
      // Before: whoever takes the lease sends again what it finds under way.
      await app.rest();
      await lease.release();
    }
  } finally {
    await app.stop();
  }
  endAtOnce();
}

let lost: () => void = () => undefined;

/** Needs neither configuration nor network. */
async function demo(port: number): Promise<void> {
  // A window that is closed ends it too: nothing may be left behind.
  const told = toldToStop('SIGHUP');
  // Loaded for this command only: the others have no use for it.
  const { runDemo } = await import('./demo/demo.js');
  await runDemo({ port, real: systemClock, log: createLog('error'), print, told });
  endAtOnce();
}

async function connectZalo(answer: string | undefined): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel === 'info' ? 'error' : config.logLevel);
  prepareDatabase(config, log);
  const { app, zalo } = buildHouse(config, systemClock, log);
  const lines = createInterface({ input: process.stdin });
  try {
    if (zalo === undefined) throw new Error(SET_UP_ZALO);
    const { connect } = await import('./channels/zalo/connect.js');
    await connect({ zalo, port: config.httpPort, lines, answer, print, log });
  } finally {
    lines.close();
    await app.stop();
  }
}

/** The lease says whether a Loa runs on the database that is there; a damaged one cannot say, and nobody runs on it. */
async function restore({ dir, name, overwrite }: RestoreWish): Promise<void> {
  const config = readConfig();
  const log = createLog('error');
  const { databasePath, mediaDir, erasedPath } = config;
  if (overwrite && existsSync(databasePath) && isSound(databasePath)) {
    const db = openDatabase(databasePath);
    try {
      await (await takeLease(db, THIS_PROCESS, systemClock, log, () => undefined)).release();
    } finally {
      await db.close();
    }
  }
  const { backup, aside } = await restoreBackup(
    { databasePath, mediaDir, erasedPath },
    {
      dir: resolve(dir ?? config.backupDir),
      passphrase: config.backupPassphrase,
      name,
      overwrite,
      now: systemClock.now(),
      onMedium: (done, of) => {
        if (done % MEDIA_A_LINE === 0) print.line(`${done} of ${of} media`);
      },
    },
  );
  print.line(`${backup.name} is back in ${databasePath}, with ${backup.media.length} media.`);
  if (aside !== undefined) print.line(`What was there is ${aside}.`);
}

const MEDIA_A_LINE = 1_000;

function isSound(path: string): boolean {
  try {
    return damageOf(path).length === 0;
  } catch {
    return false;
  }
}

/** Stays until the end: npm passes on what the terminal has sent to all, and being told twice must not cut anything off. */
function toldToStop(...besides: readonly NodeJS.Signals[]): Promise<string> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', ...besides] as const) process.on(signal, () => stop(signal));
  });
}

/** Everything is closed. In its own unhurried end Node lets go of the signals first: one told again would count as a crash. */
function endAtOnce(): never {
  process.exit();
}

function prepareDatabase({ databasePath }: Config, log: Log): void {
  const applied = migrate(databasePath, systemClock.now());
  if (applied.length > 0) log.info({ applied }, 'database migrated');
}

// `loa … | head`: the reader has seen enough, which is no error.
process.stdout.on('error', () => process.exit());

try {
  checkNode();
  readEnvFile('.env');
  const parts = { features: createFeatures(), print, open, start, demo, connectZalo, restore };
  await createProgram(parts).parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}

/** One clear sentence for the operator; answers the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${describeError(error).stack ?? ''}\n`);
  return 1;
}
