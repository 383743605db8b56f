/** A draft that lies open since yesterday is shown to its author once more, on a morning; never again after that. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { spellDay } from '../../calendar/spell.js';
import type { House } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { after, HOUR_MS } from '../../lib/clock.js';
import type { Json } from '../../lib/json.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { Composed } from '../../outbox/claim.js';
import { forEachDue } from '../../scheduler/each.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { heldBackUntil } from '../reminders/index.js';
import { loadDraft } from './draft.js';
import { draftMessage } from './draft-card.js';
import { texts } from './texts.js';

export const FORGOTTEN = 'submissions.forgotten';

/** Begun in the morning, a draft is asked after the next morning; begun in the evening, the morning after that. */
const UNTOUCHED_MS = 20 * HOUR_MS;

export const askAfterForgotten: Sweep<House> = {
  name: 'submissions.forgotten',
  async run(house) {
    const where = {
      state: 'open' as const,
      remindedAt: null,
      touchedAt: { lte: after(house.clock.now(), -UNTOUCHED_MS) },
    };
    const rows = await house.db.read.collection.findMany({ where, select: { id: true } });
    await forEachDue(rows, ({ id }) =>
      house.act(THE_HOUSE, `submissions/forgotten/${id}`, async (act) => {
        const { count } = await act.tx.collection.updateMany({
          where: { ...where, id },
          data: { remindedAt: act.now },
        });
        if (count === 0) return;
        const { personId, touchedAt } = await act.tx.collection.findUniqueOrThrow({ where: { id } });
        const reason = `submissions.forgotten/${id}/${touchedAt.toISOString()}`;
        await act.tellLate(personId, FORGOTTEN, { draft: id }, { reason });
      }),
    );
  },
};

const Args = z.object({ draft: z.number() });

export async function composeForgotten(act: Act, _person: number, args: Json): Promise<Composed> {
  const edition = await requirePlan(act.tx);
  const notBefore = await heldBackUntil(act.tx, edition, act.now);
  if (notBefore !== undefined) return { notBefore };
  const draft = await loadDraft(act.tx, Args.parse(args).draft);
  const isEmpty = draft.text === '' && draft.files.every((file) => file.state === 'failed');
  if (draft.state !== 'open' || isEmpty || draft.touchedAt > after(act.now, -UNTOUCHED_MS)) return 'withdraw';
  const since = spellDay(dayOf(draft.touchedAt, edition.calendar.zone));
  const shown = await draftMessage(act, draft, 0);
  return { say: { ...shown, text: `${texts.forgotten(since)}\n\n${shown.text}` } };
}
