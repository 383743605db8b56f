/** The command line of a house under test: what `loa …` would print. */

import { createFeatures } from '../../src/features/index.js';
import { createProgram } from '../../src/program.js';
import type { TestHouse } from './house.js';

export interface Printed {
  readonly lines: readonly string[];
  readonly json: readonly unknown[];
}

/** Runs one command on the running house; throws what the command throws, with what it had `printed` by then. */
export async function loa(house: TestHouse, ...args: readonly string[]): Promise<Printed> {
  const lines: string[] = [];
  const json: unknown[] = [];
  const program = createProgram({
    features: createFeatures(),
    print: {
      line: (text) => void lines.push(text),
      json: (value) => void json.push(JSON.parse(JSON.stringify(value))),
    },
    open: (work) => work(house.app.house),
    start: async () => undefined,
    demo: async () => undefined,
    connectZalo: async () => undefined,
    restore: async () => undefined,
  });
  const printed = { lines, json };
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { printed }) : error;
  }
  return printed;
}
