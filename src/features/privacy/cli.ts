/** `loa privacy …`: for those who cannot ask in a chat any more, and for whoever watches the deadlines. */
import type { Command } from 'commander';
import { minuteOf } from '../../calendar/day.js';
import type { OpenHouse } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Printer } from '../../lib/print.js';
import { THE_HOUSE } from '../../org/actor.js';
import { personCalled } from '../../org/find-person.js';
import { fileRequestFor } from './file-request.js';
import { openRequests } from './request.js';

export function privacyCommands(program: Command, open: OpenHouse, print: Printer): void {
  const privacy = program.command('privacy').description('what people ask about their own data');
  privacy
    .command('requests')
    .description('what waits for an answer, with the legal deadline')
    .option('--json', 'an array of requests')
    .action((options: { json?: boolean }) =>
      open(async ({ db }) => {
        const requests = (await openRequests(db.read)).map(({ code, kind, at, dueAt, person }) => ({
          code,
          kind,
          person: person.id,
          at,
          dueAt,
        }));
        if (options.json === true) print.json(requests);
        else if (requests.length === 0) print.line('Nothing waits for an answer.');
        else {
          const { zone } = (await requirePlan(db.read)).calendar;
          for (const { code, kind, dueAt } of requests) print.line(`${code}  ${kind}  due ${minuteOf(dueAt, zone)}`);
        }
      }),
    );
  privacy
    .command('erase')
    .description('write down, for somebody who left, that they want to be erased; the office answers in the chat')
    .argument('<person>', 'their number, or their name if they are still here')
    .action((wanted: string) =>
      open(async (house) => {
        const person = /^\d+$/.test(wanted) ? Number(wanted) : (await personCalled(house.db.read, wanted)).id;
        const known = await house.db.read.person.findUnique({ where: { id: person }, select: { erasedAt: true } });
        if (known === null) throw new Error(`there is no person ${wanted}`);
        if (known.erasedAt !== null) throw new Error(`person ${wanted} is erased already`);
        const result = await house.act(THE_HOUSE, `cli/erase/${person}`, (act) =>
          fileRequestFor(act, person, { kind: 'erase' }),
        );
        if ('refused' in result) throw new Error('they hold the office alone: invite somebody else into it first');
        const { code, dueAt } = 'filed' in result ? result.filed : result.known;
        const { zone } = (await requirePlan(house.db.read)).calendar;
        print.line(`${code}: to be answered before ${minuteOf(dueAt, zone)}`);
      }),
    );
}
