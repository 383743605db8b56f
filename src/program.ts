/** `loa …`: the commands of the process, and those each feature adds. */
import { Command, InvalidArgumentError } from 'commander';
import type { Feature, OpenHouse } from './feature.js';
import type { Printer } from './lib/print.js';

export interface ProgramParts {
  readonly features: readonly Feature[];
  readonly print: Printer;
  readonly open: OpenHouse;
  /** Runs the bot until it is told to stop. */
  start(): Promise<void>;
  /** Shows a working school in the browser until it is told to stop. */
  demo(port: number): Promise<void>;
  /** Leads through the consent with which the Zalo Official Account lets Loa in. */
  connectZalo(answer: string | undefined): Promise<void>;
  /** Brings a backup back; no Loa may run on the target. `dir`: by default the folder of the nightly backup. */
  restore(wish: RestoreWish): Promise<void>;
}

export interface RestoreWish {
  readonly dir: string | undefined;
  readonly name: string | undefined;
  readonly overwrite: boolean;
}

const DEMO_PORT = 8080;
const HIGHEST_PORT = 65_535;

/** Throws CommanderError for wrong usage (already explained on stderr) and whatever a command throws. */
export function createProgram(parts: ProgramParts): Command {
  const { features, print, open, start, demo, connectZalo, restore } = parts;
  const program = new Command('loa')
    .description('The chat bot that runs the communication work of a school.')
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)');
  program.command('start').description('run the bot until it is stopped').action(start);
  program
    .command('demo')
    .description('open a working school in the browser: no token, no account, nothing kept')
    .option('--port <port>', 'where to listen; another port is taken where this one is in use', portOption, DEMO_PORT)
    .action(({ port }: { port: number }) => demo(port));
  program
    .command('zalo')
    .description('set up the Zalo channel')
    .command('connect')
    .description('let the administrator of the Official Account consent that Loa sends and receives')
    .option('--answer <address>', 'the address the consent led to, or the code in it, where it could not come here')
    .action(({ answer }: { answer?: string }) => connectZalo(answer));
  program
    .command('restore')
    .description('bring a backup back: checked whole before it takes the place of anything')
    .argument('[dir]', 'where the backups are; by default BACKUP_DIR')
    .option('--name <name>', 'which one, such as 2026-11-21T190000Z; by default the newest')
    .option('--overwrite', 'put a database that is there aside, under a name of its own', false)
    .action((dir: string | undefined, options: { name?: string; overwrite: boolean }) =>
      restore({ dir, name: options.name, overwrite: options.overwrite }),
    );
  for (const feature of features) feature.cli?.(program, open, print);
  return program;
}

function portOption(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : HIGHEST_PORT + 1;
  if (port > HIGHEST_PORT) throw new InvalidArgumentError(`A whole number up to ${HIGHEST_PORT}; 0 for any free one.`);
  return port;
}
