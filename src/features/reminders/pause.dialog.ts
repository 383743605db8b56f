/** Until when shall reminders rest? Typed as people type it, said back in full, then confirmed. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import type { SchoolCalendar } from '../../calendar/calendar.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import { readWhen } from '../../calendar/when-typed.js';
import { type DialogStart, defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { pauseReminders } from './pause.js';
import { pausePermission } from './permissions.js';
import { texts } from './texts.js';

/** A summer at most: a mistyped year must not silence the bot for ever. */
const LONGEST_PAUSE_DAYS = 100;

const Instant = z.iso.datetime();
const Unclear = z.object({ readings: z.array(Instant) });
const Chosen = z.object({ until: Instant });

const states = { until: z.object({}), which: Unclear, confirm: Chosen };
type Go = Moves<typeof states>;

export const pauseDialog = defineDialog({
  kind: 'reminders.pause',
  version: 1,
  states,
  steps: (moves) => ({
    until: {
      ask: () => [{ text: texts.askPauseUntil }],
      text: (typed, _, act) => readUntil(typed, act, moves),
    },

    which: {
      ask: async ({ readings }, act) => {
        const { calendar } = await requirePlan(act.tx);
        return [{ text: texts.askWhichDay, choices: readings.map((at) => [option(spellUntil(at, calendar), at)]) }];
      },
      pick: (at, _, act) => chosen(new Date(Instant.parse(at)), act, moves),
      text: (typed, _, act) => readUntil(typed, act, moves),
    },

    confirm: {
      ask: async ({ until }, act) => {
        const { plan, calendar } = await requirePlan(act.tx);
        const again = spellMoment(nextDigestAt(new Date(until), plan.reminders, calendar), calendar.zone);
        const text = texts.confirmPause(spellUntil(until, calendar), again);
        return [{ text, choices: [[tap(texts.pauseNow, 'pause'), tap(texts.otherDay, 'other')]] }];
      },
      taps: {
        pause: async ({ until }, act) => {
          const { calendar } = await requirePlan(act.tx);
          if (new Date(until) <= act.now) return moves.go('until', {});
          await pauseReminders(act, new Date(until));
          return moves.done({ text: texts.paused(spellUntil(until, calendar)) });
        },
        other: () => moves.go('until', {}),
      },
      text: (typed, _, act) => readUntil(typed, act, moves),
    },
  }),
});

export function beginPausing(act: Act): DialogStart {
  act.require(pausePermission, 'anywhere');
  return pauseDialog.at('until', {});
}

async function readUntil(typed: string, act: Act, moves: Go): Promise<Outcome> {
  const { plan, calendar } = await requirePlan(act.tx);
  const read = readWhen(typed, act.now, calendar, { beforeIncludesDay: plan.deadlines.beforeIncludesDay });
  switch (read.kind) {
    case 'moment':
      return chosen(read.at, act, moves);
    case 'past':
      return moves.again(texts.pauseIsPast(spellDueAt(read.at, calendar.zone)));
    case 'unclear':
      return moves.go('which', { readings: read.alternatives.map(({ at }) => at.toISOString()) });
    case 'unreadable':
      return moves.again(texts.unreadableDay);
  }
}

async function chosen(until: Date, act: Act, moves: Go): Promise<Outcome> {
  const { calendar } = await requirePlan(act.tx);
  if (until <= act.now) return moves.again(texts.pauseIsPast(spellDueAt(until, calendar.zone)));
  if (until > after(act.now, LONGEST_PAUSE_DAYS * DAY_MS)) {
    return moves.again(texts.pauseTooLong(spellDueAt(until, calendar.zone), LONGEST_PAUSE_DAYS));
  }
  return moves.go('confirm', { until: until.toISOString() });
}

function spellUntil(at: string, { zone }: SchoolCalendar): string {
  return spellDueAt(new Date(at), zone);
}
