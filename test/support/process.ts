/** The bot as its operator runs it: the compiled program in a process of its own, beside a stand-in for Telegram. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
/** Shaped like a real one, of nobody. */
export const TOKEN = '123456789:AAtestTOKENofNobodyAtAll_0123456789';

export interface BotProcess {
  /** Everything it wrote so far. */
  output(): string;
  readonly running: boolean;
  start(): Promise<void>;
  /** No goodbye: what was not on disk is gone. */
  kill(): Promise<void>;
  /** Asks it to stop; answers its exit code. */
  stop(): Promise<number | null>;
  /** From now on no file of it can grow beyond so many bytes, as on a full disk; undefined: there is room again. */
  leaveRoom(bytes: number | undefined): Promise<void>;
  /** Runs another command of the same program beside it. */
  cli(...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number }>;
}

export function botProcess(environment: Readonly<Record<string, string>>): BotProcess {
  const env = { PATH: process.env.PATH ?? '', LOG_LEVEL: 'info', ...environment };
  let child: ChildProcess | undefined;
  let output = '';

  return {
    output: () => output,
    get running() {
      return child !== undefined && child.exitCode === null && child.signalCode === null;
    },
    async start() {
      const mine = spawn(process.execPath, [MAIN, 'start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = mine;
      const listen = (chunk: Buffer) => {
        output += chunk.toString();
      };
      mine.stdout.on('data', listen);
      mine.stderr.on('data', listen);
      await new Promise<void>((resolve) => mine.once('spawn', () => resolve()));
    },
    async kill() {
      const mine = child;
      if (mine === undefined || mine.exitCode !== null || mine.signalCode !== null) return;
      const gone = new Promise((resolve) => mine.once('exit', resolve));
      mine.kill('SIGKILL');
      await gone;
    },
    async stop() {
      const mine = child;
      if (mine === undefined || mine.exitCode !== null || mine.signalCode !== null) return mine?.exitCode ?? null;
      const gone = new Promise<number | null>((resolve) => mine.once('exit', resolve));
      mine.kill('SIGTERM');
      return gone;
    },
    async leaveRoom(bytes) {
      // The soft limit alone: it may be raised again by whoever owns the process. Node ignores SIGXFSZ: a write fails.
      const limit = `--fsize=${bytes ?? 'unlimited'}:`;
      await promisify(execFile)('prlimit', ['--pid', String(child?.pid), limit]);
    },
    async cli(...args) {
      try {
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [MAIN, ...args], { cwd: ROOT, env });
        return { stdout, stderr, code: 0 };
      } catch (error) {
        const { stdout = '', stderr = '', code = 1 } = error as { stdout?: string; stderr?: string; code?: number };
        return { stdout, stderr, code };
      }
    },
  };
}
