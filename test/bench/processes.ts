/** The processes under measurement: plain node on compiled files, nothing of this process in them. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The compiled file of this folder called `name`. */
export function scriptOf(name: string): string {
  return fileURLToPath(new URL(`./${name}.js`, import.meta.url));
}

/** The project, from its compiled copy in `dist/bench/test/bench`. */
export const PROJECT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Runs a script of this folder to its end, node with these flags, and answers what it wrote. Rejects when it failed. */
export async function outputOf(name: string, args: readonly string[], flags: readonly string[] = []): Promise<string> {
  const { stdout } = await run(process.execPath, [...flags, scriptOf(name), ...args]);
  return stdout;
}
