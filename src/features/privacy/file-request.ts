/** Somebody uses a right over their own data: written down with its legal deadline, and the office hears of it at once. */
import type { Act } from '../../act.js';
import { nextCode } from '../../ledger/next-code.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { openRequest } from './choices.js';
import { dueAtOf, type Kind } from './deadlines.js';
import { answerRequestsPermission, ownDataPermission } from './permissions.js';
import { isOfficeAlone, type PrivacyRequest, requestById } from './request.js';
import { texts } from './texts.js';

export interface Asked {
  readonly kind: Kind;
  readonly field?: 'name' | 'phone';
  readonly words?: string;
}

/** lastOffice: with them gone nobody could answer, or let anybody in. */
export type FileResult =
  | { readonly filed: PrivacyRequest }
  | { readonly known: PrivacyRequest }
  | { readonly refused: 'lastOffice' };

/** `known`: the same was asked and waits already; nothing was written. */
export async function fileRequest(act: Act, asked: Asked): Promise<FileResult> {
  act.require(ownDataPermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined) throw new Error('data are asked about by their person');
  return writeRequest(act, person.id, asked);
}

/** As `fileRequest`, for somebody who cannot ask in a chat any more: said to the office, which has it written down. */
export async function fileRequestFor(act: Act, person: number, asked: Asked): Promise<FileResult> {
  act.require(answerRequestsPermission, 'anywhere');
  return writeRequest(act, person, asked);
}

/** Their own, while nobody has answered it. False: too late. */
export async function takeBackRequest(act: Act, id: number): Promise<boolean> {
  act.require(ownDataPermission, 'anywhere');
  const { count } = await act.tx.privacyRequest.updateMany({
    where: { id, personId: act.actor.person?.id ?? 0, state: 'open' },
    data: { state: 'cancelled', decidedAt: act.now },
  });
  if (count > 0) await act.record('privacy.take-back', `privacy-request/${id}`);
  return count > 0;
}

async function writeRequest(act: Act, person: number, { kind, field, words }: Asked): Promise<FileResult> {
  const { tx, now } = act;
  const isLeaving = kind === 'withdraw' || kind === 'erase';
  if (isLeaving && (await isOfficeAlone(tx, person))) return { refused: 'lastOffice' };
  const asked = { kind, field: field ?? null, words: words ?? null };
  const same = await tx.privacyRequest.findFirst({ where: { ...asked, personId: person, state: 'open' } });
  const known = same === null ? null : await requestById(tx, same.id);
  if (known !== null) return { known };

  const { zone } = (await requirePlan(tx)).calendar;
  const code = await nextCode(tx, 'DL', now, zone);
  const { id } = await tx.privacyRequest.create({
    data: { ...asked, code, personId: person, at: now, dueAt: dueAtOf(kind, now, zone), state: 'open' },
  });
  await act.record(`privacy.ask-${kind}`, `privacy-request/${id}`, code);
  const filed = await requestById(tx, id);
  if (filed === null) throw new Error(`request ${id} is gone`);
  await act.tell(
    { role: 'office' },
    { text: texts.cameIn(filed, zone), choices: [[openRequest.choice(texts.open, { request: id })]] },
    { reason: `privacy/${id}/came` },
  );
  return { filed };
}
