/** Whoever looks at an item says so, and the others of the desk see it; after a while it is free again by itself. */
import type { Act } from '../../act.js';
import { clockTime } from '../../calendar/spell.js';
import type { House } from '../../feature.js';
import { deskOf } from '../../ledger/desk.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { after, MINUTE_MS } from '../../lib/clock.js';
import { THE_HOUSE } from '../../org/actor.js';
import { forEachDue } from '../../scheduler/each.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { isHeld, loadItem, showReceipt } from '../items/index.js';
import type { About } from './choices.js';
import { claimOf, showDesk } from './desk-card.js';
import { reviewPermission } from './permissions.js';
import { texts } from './texts.js';

/** Why nothing can be decided on it now by this person; undefined: they may. */
export async function whyNot(act: Act, about: About): Promise<string | undefined> {
  const desk = await deskOf(act.tx, about.level);
  act.require(reviewPermission, desk.unit);
  const item = await loadItem(act.tx, about.submission);
  if (item.version.number !== about.version) return texts.newerVersion(item.code);
  if (item.state !== 'inReview' || item.level !== about.level || isHeld(item, act.now)) {
    const decision = item.version.decisions.find((each) => each.level === about.level) ?? item.decision;
    return texts.alreadyDecided(item.code, decision?.by.name);
  }
  const { plan, calendar } = await requirePlan(act.tx);
  const claimant = claimOf(item, plan.route.claimMinutes, act.now);
  if (claimant === undefined || claimant.id === act.actor.person?.id) return undefined;
  const until = after(item.claimedAt ?? act.now, plan.route.claimMinutes * MINUTE_MS);
  return texts.othersClaim(item.code, claimant.name, clockTime(until, calendar.zone));
}

/** A sentence for whoever tried; undefined: the card says it. */
export async function claimItem(act: Act, about: About): Promise<string | undefined> {
  const why = await whyNot(act, about);
  if (why !== undefined) return why;
  await writeClaim(act, about, act.actor.person?.id ?? null);
  return undefined;
}

/** Only one's own claim is let go. */
export async function releaseItem(act: Act, about: About): Promise<string | undefined> {
  const why = await whyNot(act, about);
  if (why !== undefined) return why;
  await writeClaim(act, about, null);
  return undefined;
}

async function writeClaim(act: Act, about: About, person: number | null): Promise<void> {
  await act.tx.submission.update({
    where: { id: about.submission },
    data: { claimedById: person, claimedAt: person === null ? null : act.now },
  });
  await showDesk(act, await loadItem(act.tx, about.submission), await deskOf(act.tx, about.level));
  await showReceipt(act, about.submission, { knows: true });
}

/** A claim ends by the clock alone; here only the screens that still show it learn of it. */
export const forgetClaims: Sweep<House> = {
  name: 'review.claims',
  async run(house) {
    const edition = await planInForce(house.db.read);
    if (edition === undefined) return;
    const ended = after(house.clock.now(), -edition.plan.route.claimMinutes * MINUTE_MS);
    const rows = await house.db.read.submission.findMany({
      where: { state: 'inReview', claimedAt: { lte: ended } },
      select: { id: true },
    });
    await forEachDue(rows, ({ id }) =>
      house.act(THE_HOUSE, `review/claim/${id}`, async (act) => {
        const { count } = await act.tx.submission.updateMany({
          where: { id, state: 'inReview', claimedAt: { lte: ended } },
          data: { claimedById: null, claimedAt: null },
        });
        if (count === 0) return;
        const item = await loadItem(act.tx, id);
        await showDesk(act, item, await deskOf(act.tx, item.level));
        await showReceipt(act, id, { knows: true });
      }),
    );
  },
};
