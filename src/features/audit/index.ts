/** Who decided what: only ever added to, without a word of what people wrote. */
import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { clockTime, numericDay } from '../../calendar/spell.js';
import { definePick, type PickOf, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { seeTrailPermission } from './permissions.js';
import { texts } from './texts.js';
import { subjectName, trail } from './trail.js';

const ON_A_SCREEN = 15;
const PRINTED = 100;

const showTrail: PickOf<{ before: number | null }> = definePick({
  name: 'audit.trail',
  key: z.object({ before: z.number().nullable() }),
  run: (act, { before }) => trailScreen(act, before ?? undefined),
});

async function trailScreen(act: Act, before?: number): Promise<Reply> {
  act.require(seeTrailPermission, 'anywhere');
  const { zone } = (await requirePlan(act.tx)).calendar;
  const entries = await trail(act.tx, { ...(before !== undefined && { before }), take: ON_A_SCREEN });
  if (entries.length === 0) return [{ text: texts.none }];
  const lines: string[] = [];
  for (const { at, by, action, subject } of entries) {
    const when = `${numericDay(dayOf(at, zone))} ${clockTime(at, zone)}`;
    lines.push(texts.line({ at: when, by: by?.name, action, subject: await subjectName(act.tx, subject) }));
  }
  const last = entries.at(-1);
  const older =
    last !== undefined && entries.length === ON_A_SCREEN ? [showTrail.choice(texts.older, { before: last.id })] : [];
  const newest = before === undefined ? [] : [showTrail.choice(texts.newest, { before: null })];
  const choices = [older, newest].filter((row) => row.length > 0);
  return [{ text: [texts.head, ...lines].join('\n'), choices }];
}

export const audit = defineFeature({
  name: 'audit',
  permissions: [seeTrailPermission],
  commands: [
    {
      name: 'nhatky',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.some((post) => seeTrailPermission.reach[post.role] !== undefined),
      run: (act) => trailScreen(act),
    },
  ],
  picks: [showTrail],
  cli: (program, open, print) => {
    program
      .command('audit')
      .description('who decided what, newest first; names nobody but by number')
      .option('--take <n>', 'how many', countOption, PRINTED)
      .option('--person <n>', 'only what this person did', countOption)
      .option('--json', 'an array of entries')
      .action((options: { take: number; person?: number; json?: boolean }) =>
        open(async ({ db }) => {
          const entries = await trail(db.read, {
            take: options.take,
            ...(options.person !== undefined && { person: options.person }),
          });
          const shown = entries.map(({ by, ...entry }) => ({ ...entry, by: by?.id ?? null }));
          if (options.json === true) print.json(shown);
          else
            for (const { at, by, action, subject, detail } of shown) {
              print.line(`${at.toISOString()}  ${by ?? 'house'}  ${action}  ${subject}  ${detail ?? ''}`.trimEnd());
            }
        }),
      );
  },
});

function countOption(text: string): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (count === 0) throw new InvalidArgumentError('A whole number from 1.');
  return count;
}
