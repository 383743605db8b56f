/** `/tamdung`: whether reminders rest, until when, and for the office the way in and out. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import { type Command, definePick, type Reply } from '../../conversation/handlers.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { beginPausing } from './pause.dialog.js';
import { endPause, pauseAt } from './pause.js';
import { pausePermission, seePausePermission } from './permissions.js';
import { texts } from './texts.js';

export const pauseCommand: Command = {
  name: 'tamdung',
  description: texts.pauseCommand,
  readsOnly: false,
  shownTo: (posts) => posts.some((post) => seePausePermission.reach[post.role] !== undefined),
  run: showPause,
};

async function showPause(act: Act): Promise<Reply> {
  act.require(seePausePermission, 'anywhere');
  const edition = await planInForce(act.tx);
  if (edition === undefined) return [{ text: texts.noPlan }];
  const pause = await pauseAt(act.tx, act.now);
  const decides = act.may(pausePermission, 'anywhere');
  if (pause === undefined) return decides ? beginPausing(act) : [{ text: texts.notPaused }];
  const { zone } = edition.calendar;
  const text = texts.isPaused(spellMoment(pause.from, zone), spellDueAt(pause.until, zone));
  if (!decides) return [{ text }];
  return [{ text, choices: [[resume.choice(texts.resumeNow, null), change.choice(texts.otherDay, null)]] }];
}

const resume = definePick({
  name: 'reminders.resume',
  key: z.null(),
  run: async (act): Promise<Reply> => {
    if (!(await endPause(act))) return [{ text: texts.notPaused }];
    const { plan, calendar } = await requirePlan(act.tx);
    const next = nextDigestAt(act.now, plan.reminders, calendar);
    return [{ text: texts.resumed(spellMoment(next, calendar.zone)) }];
  },
});

const change = definePick({
  name: 'reminders.change-pause',
  key: z.null(),
  run: async (act): Promise<Reply> => beginPausing(act),
});

export const pausePicks = [resume, change];
