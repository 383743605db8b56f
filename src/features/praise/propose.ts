/** Somebody is proposed, with what they did and what shows it; whoever checks hears in working hours. */
import type { Act } from '../../act.js';
import { nextCode } from '../../ledger/next-code.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { linkIn } from '../../lib/link.js';
import { takeFiles } from '../carried-files/index.js';
import { refreshDraft } from '../submissions/index.js';
import { askedToCheck } from './checkers.js';
import { openPraise } from './choices.js';
import { proposePermission } from './permissions.js';
import { texts } from './texts.js';

export interface NewPraise {
  readonly unit: number;
  readonly name: string;
  readonly words: string;
  /** The files sent since go along. */
  readonly filesAfter: number;
}

/** Answers the code. */
export async function propose(act: Act, { unit: unitId, name, words, filesAfter }: NewPraise): Promise<string> {
  const unit = await act.tx.unit.findUniqueOrThrow({ where: { id: unitId }, select: { name: true, path: true } });
  act.require(proposePermission, unit);
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody proposes');
  const { plan, calendar } = await requirePlan(act.tx);
  const code = await nextCode(act.tx, 'GT', act.now, calendar.zone);
  const collectionId = (await takeFiles(act, 'fresh', filesAfter, refreshDraft)) ?? null;
  const evidence = { words, link: linkIn(words) ?? null, collectionId };
  const { id } = await act.tx.commendation.create({
    data: { code, name, unitId, ...evidence, byId: person.id, at: act.now, state: 'proposed' },
  });
  await act.record('praise.propose', `commendation/${id}`, code);
  const choices = [[openPraise.choice(texts.open, { praise: id })]];
  const message = { text: texts.asked(code, person.name, name, unit.name), choices };
  const notBefore = nextDigestAt(act.now, plan.reminders, calendar);
  for (const checker of await askedToCheck(act)) {
    if (checker === person.id) continue;
    await act.tell({ person: checker }, message, { reason: `praise/${id}/asked`, notBefore });
  }
  return code;
}
