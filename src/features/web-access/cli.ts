/** `loa web-link`: a way in for somebody who has no chat to ask from, such as after a lost phone. */
import type { Command } from 'commander';
import { minuteOf } from '../../calendar/day.js';
import type { House, OpenHouse } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { after, DAY_MS } from '../../lib/clock.js';
import type { Printer } from '../../lib/print.js';
import { THE_HOUSE } from '../../org/actor.js';
import { personCalled } from '../../org/find-person.js';
import { giveEntrance } from './give-entrance.js';

interface Options {
  readonly person: string;
  readonly json?: boolean;
}

export function webLinkCommand(program: Command, open: OpenHouse, print: Printer): void {
  program
    .command('web-link')
    .description('make a personal link to the web chat for somebody who has joined')
    .requiredOption('--person <name>', 'the name, with or without marks, or part of it; or the number of the person')
    .option('--json', 'as JSON')
    .action((options: Options) => open((house) => webLink(house, options, print)));
}

async function webLink(house: House, { person: wanted, json }: Options, print: Printer): Promise<void> {
  const { door } = house;
  if (door === undefined) throw new Error('there is no web chat here: set PUBLIC_URL (see .env.example)');
  const person = await personCalled(house.db.read, wanted);
  const url = await house.act(THE_HOUSE, 'cli/web-link', (act) => giveEntrance(act, door, person.id));
  const expiresAt = after(house.clock.now(), door.entranceDays * DAY_MS);
  if (json === true) {
    print.json({ person: person.id, name: person.name, link: url, expiresAt });
    return;
  }
  print.line(`A personal link for ${person.name} (${person.posts}):`);
  print.line(`  ${url}`);
  const { zone } = (await requirePlan(house.db.read)).calendar;
  print.line(`It opens once, until ${minuteOf(expiresAt, zone)}; shown only now. Give it to nobody but its person.`);
}
