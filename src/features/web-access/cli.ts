/** `loa web-link`: a way in for somebody who has no chat to ask from, such as after a lost phone. */
import type { Command } from 'commander';
import type { Read } from '../../db/client.js';
import type { House, OpenHouse } from '../../feature.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { fold } from '../../lib/fold.js';
import type { Printer } from '../../lib/print.js';
import { THE_HOUSE } from '../../org/actor.js';
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
  const person = await personFor(house.db.read, wanted);
  const url = await house.act(THE_HOUSE, 'cli/web-link', (act) => giveEntrance(act, door, person.id));
  const expiresAt = after(house.clock.now(), door.entranceDays * DAY_MS);
  if (json === true) {
    print.json({ person: person.id, name: person.name, link: url, expiresAt });
    return;
  }
  print.line(`A personal link for ${person.name} (${person.posts}):`);
  print.line(`  ${url}`);
  print.line(`It opens once, until ${expiresAt.toISOString()}; shown only now. Give it to nobody but its person.`);
}

interface Found {
  readonly id: number;
  readonly name: string;
  readonly posts: string;
}

const NAMED_AT_MOST = 10;

/** Exactly one person, by number, by the whole name, or by a part of it. Throws with the candidates otherwise. */
async function personFor(read: Read, wanted: string): Promise<Found> {
  const people = await everybody(read);
  const named = people.filter(({ name }) => fold(name) === fold(wanted));
  const matches = /^\d+$/.test(wanted)
    ? people.filter(({ id }) => id === Number(wanted))
    : named.length > 0
      ? named
      : people.filter(({ name }) => fold(name).includes(fold(wanted)));
  const [only, another] = matches;
  if (only !== undefined && another === undefined) return only;
  if (only === undefined) {
    throw new Error(`nobody here is called ${wanted}: people join with an invite (loa invite --help)`);
  }
  const shown = matches.slice(0, NAMED_AT_MOST).map(({ id, name, posts }) => `  ${id}  ${name} (${posts})`);
  throw new Error(`several people fit ${wanted}; give the number of one:\n${shown.join('\n')}`);
}

async function everybody(read: Read): Promise<readonly Found[]> {
  const rows = await read.person.findMany({
    where: { leftAt: null },
    orderBy: { sortName: 'asc' },
    select: {
      id: true,
      name: true,
      memberships: { where: { until: null }, orderBy: { id: 'asc' }, select: { role: true, unit: true } },
    },
  });
  return rows.map(({ id, name, memberships }) => ({
    id,
    name,
    posts: memberships.map(({ role, unit }) => `${role} ${unit.code}`).join(', '),
  }));
}
