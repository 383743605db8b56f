/** A unit of the institution takes what it was sent, or says what is lacking. Where nobody else is addressed, taking it is the proof. */
import { z } from 'zod';
import { type Act, NotAllowed } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { typedLine } from '../../lib/typed.js';
import { loadPack, type Pack } from '../packages/index.js';
import { sendUp, whyNotSend } from './mark-sent.js';
import { receivingUnits } from './package-screen.js';
import { answerPermission } from './permissions.js';
import { texts } from './texts.js';

const About = z.object({ package: z.number(), unit: z.number() });
type About = z.infer<typeof About>;
const REASON_MIN = 5;
const REASON_MAX = 300;

export const refuseDialog = defineDialog({
  kind: 'sending-up.refuse',
  version: 1,
  states: { reason: About },

  steps: ({ again, done }) => ({
    reason: {
      ask: () => [{ text: texts.askRefusal }],
      text: async (typed, about, act) => {
        const reason = typedLine(typed, { min: REASON_MIN, max: REASON_MAX });
        if (reason === undefined) return again(texts.badReason);
        return done({ text: await answer(act, about, reason) });
      },
    },
  }),
});

export async function accept(act: Act, about: About): Promise<Reply> {
  return [{ text: await answer(act, about, undefined) }];
}

export async function beginRefusing(act: Act, about: About): Promise<Reply> {
  const { refusal } = await received(act, about);
  return refusal === undefined ? refuseDialog.at('reason', about) : [{ text: refusal }];
}

/** `reason`: why it is not taken; undefined: it is. A sentence for whoever answered. */
async function answer(act: Act, about: About, reason: string | undefined): Promise<string> {
  const { pack, refusal, units } = await received(act, about);
  const { person } = act.actor;
  if (refusal !== undefined || person === undefined) return refusal ?? texts.notYours;
  const state = reason === undefined ? 'accepted' : 'refused';
  await act.tx.packageAnswer.create({
    data: { packageId: pack.id, unitId: about.unit, state, reason: reason ?? null, byId: person.id, at: act.now },
  });
  await act.record(`sending-up.${state}`, `package/${pack.id}`);
  const unit = units.find(({ id }) => id === about.unit)?.name ?? '';
  await act.tell(
    { person: pack.askedById },
    { text: texts.answerTold(pack.code, unit, state, reason) },
    { reason: `sending-up/${pack.id}/answer-${about.unit}` },
  );
  const nobodyElse = units.length === pack.to.length;
  if (state === 'accepted' && nobodyElse && whyNotSend(pack) === undefined) {
    await sendUp(act, pack, { kind: 'note', words: texts.acceptedBy(unit, person.name), filesAfter: 0 });
  }
  return texts.answerKept[state](pack.code);
}

async function received(
  act: Act,
  { package: id, unit }: About,
): Promise<{
  readonly pack: Pack;
  readonly units: Awaited<ReturnType<typeof receivingUnits>>;
  readonly refusal: string | undefined;
}> {
  const pack = await loadPack(act.tx, id);
  const units = await receivingUnits(act, pack);
  const mine = units.find((each) => each.id === unit);
  if (mine === undefined) throw new NotAllowed(answerPermission.action);
  act.require(answerPermission, mine);
  const given = pack.answers.find((each) => each.unitId === unit);
  const refusal =
    given !== undefined ? texts.answeredAlready(given.by.name) : pack.droppedAt === null ? undefined : texts.dropped;
  return { pack, units, refusal };
}
