/** `loa link-code`: a new account for somebody who lost theirs and whom nobody in a chat can help. */
import type { Command } from 'commander';
import { minuteOf } from '../../calendar/day.js';
import type { House, OpenHouse } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { spacedCode } from '../../lib/codes.js';
import type { Printer } from '../../lib/print.js';
import { THE_HOUSE } from '../../org/actor.js';
import { personCalled } from '../../org/find-person.js';
import { replaceWith } from './replace-accounts.js';

interface Options {
  readonly person: string;
  readonly replace?: boolean;
  readonly json?: boolean;
}

export function linkCodeCommand(program: Command, open: OpenHouse, print: Printer): void {
  program
    .command('link-code')
    .description('make a code with which somebody who has joined brings in another account')
    .requiredOption('--person <name>', 'the name, with or without marks, or part of it; or the number of the person')
    .option('--replace', 'unlink the accounts they have now, as after a lost phone')
    .option('--json', 'as JSON')
    .action((options: Options) => open((house) => linkCode(house, options, print)));
}

async function linkCode(house: House, { person: wanted, replace, json }: Options, print: Printer): Promise<void> {
  const person = await personCalled(house.db.read, wanted);
  const { typed, link, expiresAt, removed } = await house.act(THE_HOUSE, 'cli/link-code', (act) =>
    replaceWith(act, house.door, person.id, replace === true),
  );
  const links = await house.deepLinks(link);
  if (json === true) {
    print.json({ person: person.id, name: person.name, code: typed, links, unlinked: removed, expiresAt });
    return;
  }
  print.line(`A code for ${person.name} (${person.posts}); ${removed} accounts unlinked.`);
  print.line(`  code  ${spacedCode(typed)}`);
  for (const { url } of links) print.line(`  link  ${url}`);
  const { zone } = (await requirePlan(house.db.read)).calendar;
  print.line(
    `It is sent to the bot from the new account, once, until ${minuteOf(expiresAt, zone)}. Give it to nobody else.`,
  );
}
