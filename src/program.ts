/** `loa …`: the commands of the process, and those each feature adds. */
import { Command } from 'commander';
import type { Feature, OpenHouse } from './feature.js';
import type { Printer } from './lib/print.js';

export interface ProgramParts {
  readonly features: readonly Feature[];
  readonly print: Printer;
  readonly open: OpenHouse;
  /** Runs the bot until it is told to stop. */
  start(): Promise<void>;
}

/** Throws CommanderError for wrong usage (already explained on stderr) and whatever a command throws. */
export function createProgram({ features, print, open, start }: ProgramParts): Command {
  const program = new Command('loa')
    .description('The chat bot that runs the communication work of a school.')
    .exitOverride()
    .showHelpAfterError('(--help shows what there is)');
  program.command('start').description('run the bot until it is stopped').action(start);
  for (const feature of features) feature.cli?.(program, open, print);
  return program;
}
