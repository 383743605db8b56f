/** What all units reported of a period, for the office and the leaders: the numbers, who is silent, and the entries. */
import type { Act } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { turnLabel } from '../../conversation/listing.js';
import { type OpinionOfPeriod, opinionOfTasks } from '../../ledger/opinion-numbers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice } from '../../outbox/message.js';
import { nudgeDuty } from '../tasks/index.js';
import { seeCompiled } from './choices.js';
import { compilePermission } from './permissions.js';
import { periodWords } from './return-screen.js';
import { texts } from './texts.js';

const UNITS_NAMED = 12;
const UNITS_PER_PAGE = 6;

export async function compiledScreen(
  act: Act,
  { duty, period, page }: { duty: string; period: string; page: number },
): Promise<Reply> {
  act.require(compilePermission, 'anywhere');
  const title = (await requirePlan(act.tx)).dutyOf(duty)?.title;
  if (title === undefined) return [{ text: texts.noneDue }];
  const found = await opinionOfTasks(act.tx, { dutyCode: duty, period }, act.now);
  const units = entriesByUnit(found);
  const pages = Math.max(1, Math.ceil(units.length / UNITS_PER_PAGE));
  const at = page < pages ? page : 0;
  const shown = units.slice(at * UNITS_PER_PAGE, (at + 1) * UNITS_PER_PAGE);
  const blocks = [
    texts.compiledHead(title, await periodWords(act, period)),
    texts.compiledCounts({
      reported: found.reported.length,
      nil: found.nil.length,
      elsewhere: found.elsewhere.length,
      silent: found.silent.length,
      entries: found.entries.length,
    }),
    ...(found.silent.length === 0 ? [] : [silentWords(found)]),
    ...(units.length === 0 ? [texts.noEntries] : shown.map(blockOf)),
  ];
  const choices: readonly (readonly Choice[])[] = [
    ...(found.silent.length === 0 ? [] : [[nudgeDuty.choice(texts.nudge, { period, duty })]]),
    ...(pages === 1
      ? []
      : [[seeCompiled.choice(turnLabel((at + 1) % pages), { duty, period, page: (at + 1) % pages })]]),
  ];
  return [{ text: blocks.join('\n\n'), choices }];
}

type Entry = OpinionOfPeriod['entries'][number];

function entriesByUnit({ entries }: OpinionOfPeriod): readonly (readonly [string, readonly Entry[]])[] {
  const units = new Map<string, Entry[]>();
  for (const entry of entries) units.set(entry.unit.name, [...(units.get(entry.unit.name) ?? []), entry]);
  return [...units];
}

function blockOf([unit, entries]: readonly [string, readonly Entry[]]): string {
  const lines = entries.map(({ what, handling, forecast }, index) =>
    texts.entryLine(index + 1, { what, handling, forecast: forecast ?? undefined }),
  );
  return [texts.unitEntry(unit), ...lines].join('\n');
}

function silentWords({ silent }: OpinionOfPeriod): string {
  const names = silent.map(({ unit }) => unit.name);
  return texts.silentUnits(names.slice(0, UNITS_NAMED), Math.max(0, names.length - UNITS_NAMED));
}
