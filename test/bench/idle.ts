/** Memory of a bot that waits: `npm start`'s process and the bare one, against the same Bot API on this machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startFakeTelegram } from '../support/fake-telegram/index.js';
import { PROJECT, scriptOf } from './processes.js';
import { makeSchool } from './school.js';

const TOKEN = '42424242:bench-bench-bench-bench';
const START_WITHIN_MS = 60_000;
/** What starting left behind is given back meanwhile; two ticks of the scheduler fall into it. */
const SETTLE_MS = 30_000;
const SAMPLES = 5;
const BETWEEN_SAMPLES_MS = 500;

/** Resident bytes once the process polls and has come to rest. */
export async function idleBytes(which: 'product' | 'floor', dir: string): Promise<number> {
  if (which === 'product') await makeSchool(dir);
  const api = await startFakeTelegram({ token: TOKEN });
  const child =
    which === 'product'
      ? started(startArguments(), dir, productEnvironment(dir, api.url))
      : started([scriptOf('idle-floor'), dir, TOKEN, api.url], dir, {});
  try {
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`the ${which} ended with ${code} instead of waiting`);
    });
    died.catch(() => undefined);
    const polls = () => api.calls.some(({ method }) => method.toLowerCase() === 'getupdates');
    await Promise.race([api.until(polls, START_WITHIN_MS), died]);
    await Promise.race([wait(SETTLE_MS), died]);
    const samples: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      await wait(BETWEEN_SAMPLES_MS);
      samples.push(residentBytes(child.pid ?? 0));
    }
    return Math.min(...samples);
  } finally {
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await api.stop();
  }
}

function started(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** What `npm start` hands to node, so that this is the process people run. */
function startArguments(): readonly string[] {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string().startsWith('node ') }) })
    .parse(JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')));
  return scripts.start
    .split(' ')
    .slice(1)
    .map((argument) => (argument.endsWith('.js') ? join(PROJECT, argument) : argument));
}

function productEnvironment(dir: string, apiRoot: string): NodeJS.ProcessEnv {
  return { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: apiRoot, DATA_DIR: dir, HTTP_PORT: '0' };
}

/** Linux tells it in pages of 4 KiB; elsewhere there is no such file and the bench says so. */
function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}
