/** A package for the level above on the screens of those who send it, and of units of the institution that receive it. */

import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import { addresseeName } from '../../ledger/plan/addressee.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { loadPack, type Pack, packFiles } from '../packages/index.js';
import { acceptPackage, beginSent, dropPackage, refusePackage } from './choices.js';
import { ownDesk } from './desk.js';
import { texts } from './texts.js';

/** Made: whoever asked gets it, and so do the units of the institution it is for. */
export async function tellPackage(act: Act, pack: Pack): Promise<void> {
  await act.tell(
    { person: pack.askedById },
    { ...(await packageMessage(act, pack)), files: packFiles(pack) },
    { reason: `packages/${pack.id}`, priority: 'answer' },
  );
  for (const unit of await receivingUnits(act, pack)) {
    const choices = [
      [acceptPackage.choice(texts.accept, { package: pack.id, unit: unit.id })],
      [refusePackage.choice(texts.refuse, { package: pack.id, unit: unit.id })],
    ];
    const text = texts.forYou(pack.code, pack.title, pack.askedBy.name);
    for (const role of ['lead', 'editor'] as const) {
      const holders = await act.tx.membership.count({ where: { unitId: unit.id, role, until: null } });
      if (holders === 0) continue;
      await act.tell(
        { role, unit: unit.id },
        { text, files: packFiles(pack), choices },
        { reason: `packages/${pack.id}/unit-${unit.id}` },
      );
    }
  }
}

/** The units of the institution among its addressees. */
export async function receivingUnits(act: Act, { to }: Pick<Pack, 'to'>) {
  return act.tx.unit.findMany({
    where: { code: { in: [...to] }, retiredAt: null },
    select: { id: true, code: true, name: true, path: true },
  });
}

export async function packageScreen(act: Act, id: number): Promise<readonly Message[]> {
  if ((await ownDesk(act)) === undefined) return [{ text: texts.notYours }];
  const pack = await loadPack(act.tx, id);
  return [{ ...(await packageMessage(act, pack)), files: packFiles(pack) }];
}

async function packageMessage(act: Act, pack: Pack): Promise<Message> {
  const edition = await requirePlan(act.tx);
  const items = await act.tx.submission.findMany({
    where: { id: { in: [...pack.items] } },
    select: { id: true, code: true, title: true, children: true },
  });
  const ordered = pack.items.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const text = [
    texts.packageHead(pack.code, pack.title, ordered.length),
    ...ordered.map(({ code, title }) => `• ${code} · ${title}`),
    texts.packageTo(pack.to.map((code) => addresseeName(edition.plan, code))),
    stateOf(pack, edition),
    ...pack.answers.map(({ unit, state, by, reason }) => texts.answered(unit.name, state, by.name, reason)),
    ...(ordered.some(({ children }) => children === 'unsure') ? [texts.unsureLeftOut] : []),
  ].join('\n');
  return { text, choices: choicesOf(pack) };
}

function stateOf(pack: Pack, { calendar }: PlanInForce): string {
  if (pack.droppedAt !== null) return texts.dropped;
  if (pack.sentAt !== null)
    return texts.went(numericDay(dayOf(pack.sentAt, calendar.zone)), pack.sentBy?.name ?? '', pack.proof ?? '');
  return pack.state === 'made' ? texts.notSentYet : texts.stillPacking;
}

function choicesOf({ id, state, sentAt, droppedAt }: Pack): readonly (readonly Choice[])[] {
  if (sentAt !== null || droppedAt !== null || state !== 'made') return [];
  return [[beginSent.choice(texts.sent, { package: id })], [dropPackage.choice(texts.drop, { package: id })]];
}
