/** The demo as a visitor starts it: the compiled program, with a home for its scratch folder that can be looked into. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const SECOND_SIGNAL_MS = 30;
const LOOK_EVERY_MS = 100;
const READY = /The demo is ready: (http:\/\/127\.0\.0\.1:(\d+)\/)/;

export interface DemoProcess {
  readonly address: string;
  readonly port: number;
  /** Everything as it was at the opening, whatever happened before. */
  beginAnew(): Promise<void>;
  /** What it has written outside its memory: the names in the folder it was started in and in the one for scratch. */
  left(): readonly string[];
  /** Asks it to end as a closed window or Ctrl-C does; answers its exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
  /** What was made for it goes as well. */
  clear(): void;
}

/** Resolves once it says that it is ready. `port`: where it is asked to listen; 0: anywhere. */
export async function startDemo(port: number): Promise<DemoProcess> {
  const home = mkdtempSync(join(tmpdir(), 'loa-visit-'));
  const child = spawn(process.execPath, [MAIN, 'demo', '--port', String(port)], {
    cwd: home,
    env: { PATH: process.env.PATH ?? '', TMPDIR: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [, address = '', taken = ''] = await firstLine(child);
  return {
    address,
    port: Number(taken),
    async beginAnew() {
      const headers = { origin: new URL(address).origin };
      const { status } = await fetch(`${address}demo/reset`, { method: 'POST', headers });
      if (status !== 202) throw new Error(`the demo does not begin anew: ${status}`);
      while (((await (await fetch(`${address}demo/state`)).json()) as { readonly busy: boolean }).busy)
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    },
    left: () => readdirSync(home),
    async stop(signal) {
      // As under npm, which passes on what the terminal has sent to all.
      child.kill(signal);
      await new Promise((resolve) => setTimeout(resolve, SECOND_SIGNAL_MS));
      child.kill(signal);
      return gone;
    },
    clear: () => rmSync(home, { recursive: true, force: true }),
  };
}

function firstLine({ stdout, stderr }: ChildProcess): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const ready = said.match(READY);
      if (ready !== null) resolve(ready);
    };
    stdout?.on('data', hear);
    stderr?.on('data', hear);
    stdout?.once('end', () => reject(new Error(`the demo ended before it was ready: ${said}`)));
  });
}
