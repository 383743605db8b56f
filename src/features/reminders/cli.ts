/** `reminders --date D`: rehearses a morning, or sends today's. */
import type { Command } from 'commander';
import { type Day, dayOf, parseDay } from '../../calendar/day.js';
import type { House, OpenHouse } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Printer } from '../../lib/print.js';
import { decideMorning } from './decide-morning.js';
import { isPausedOn } from './morning.js';
import { type DigestPreview, previewDigests } from './preview.js';

interface Options {
  readonly date: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function reminderCommand(program: Command, open: OpenHouse, print: Printer): void {
  program
    .command('reminders')
    .description("show whom a morning's digests would tell what, or send today's")
    .requiredOption('--date <day>', 'the day (YYYY-MM-DD)')
    .option('--dry-run', 'only show; without it, the day must be today')
    .option('--json', 'an array of { person, unit, channel, tasks }')
    .action((options: Options) => open((house) => remind(house, options, print)));
}

async function remind(house: House, { date, dryRun, json }: Options, print: Printer): Promise<void> {
  const day = parseDay(date);
  if (day === undefined) throw new Error(`${date} is no day: write it YYYY-MM-DD, for example 2020-11-23`);
  const now = house.clock.now();
  const edition = await requirePlan(house.db.read);
  const today = dayOf(now, edition.calendar.zone);
  if (dryRun !== true && day !== today) {
    throw new Error(`only the digests of today (${today}) can be sent: add --dry-run to see those of ${day}`);
  }
  const previews = await previewDigests(house.db.read, edition, day, now);
  const paused = await isPausedOn(house.db.read, edition, day);
  const sent = dryRun === true ? undefined : await decideMorning(house, edition, now);
  if (json === true) {
    print.json(previews);
    return;
  }
  if (paused) print.line(`${day}: the office has paused all reminders (/tamdung in the chat shows until when).`);
  showPreviews(previews, day, print);
  if (dryRun === true) return;
  print.line(
    sent === undefined
      ? `Nothing to send: the digests of ${day} were decided before, or it is a day off or in a pause.`
      : `Waiting to be sent by the running bot, in the plan's hours and to whom they still concern then: ` +
          `digests ${sent.digests}, summaries of what is overdue ${sent.escalations}.`,
  );
}

function showPreviews(previews: readonly DigestPreview[], day: Day, print: Printer): void {
  print.line(previews.length === 0 ? `${day}: nobody is reminded.` : `${day}: ${previews.length} people are reminded.`);
  for (const { person, unit, channel, tasks } of previews) {
    print.line(`${person} (${unit}, ${channel ?? 'out of reach'})`);
    for (const task of tasks) print.line(`  ${task.code}  ${spellDays(task.daysLeft)}  ${task.title} (${task.clause})`);
  }
}

function spellDays(left: number): string {
  if (left === 0) return 'due today';
  return left > 0 ? `${left} days left` : `${-left} days late`;
}
