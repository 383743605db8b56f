/** `/danhsach`: who is expected, who has come in, and personal invites for those who have not. */
import type { Act } from '../../act.js';
import { turnLabel } from '../../conversation/listing.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { orderFile } from '../file-orders/index.js';
import { awaitedPeople, countAwaited } from '../registration/index.js';
import { bringIn, inviteOne, listAway, takeList } from './choices.js';
import { importRosterPermission, seeRosterPermission } from './permissions.js';
import { ROSTER_FILE } from './roster-file.js';
import { texts } from './texts.js';

/** With the way on, eight buttons. */
const PEOPLE_PER_PAGE = 7;

export async function rosterScreen(act: Act): Promise<readonly Message[]> {
  act.require(seeRosterPermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  const people = await act.tx.person.count({ where: { leftAt: null, memberships: { some: { until: null } } } });
  const away = await countAwaited(act.tx);
  const text = texts.overview({
    people,
    joined: people - away.all,
    away: away.all,
    withPhone: away.withPhone,
  });
  const mayImport = act.may(importRosterPermission, 'anywhere');
  const choices = [
    ...(mayImport ? [[bringIn.choice(texts.bring, null)]] : []),
    ...(people === 0 ? [] : [[takeList.choice(texts.take, null)]]),
    ...(away.all === 0 ? [] : [[listAway.choice(texts.whoIsAway(away.all), { page: 0 })]]),
  ];
  return [{ text, choices }];
}

export async function awayScreen(act: Act, page: number): Promise<readonly Message[]> {
  act.require(seeRosterPermission, 'anywhere');
  const { all } = await countAwaited(act.tx);
  if (all === 0) return [{ text: texts.nobodyAway }];
  const pages = Math.ceil(all / PEOPLE_PER_PAGE);
  const at = page < pages ? page : 0;
  const shown = await awaitedPeople(act.tx, at * PEOPLE_PER_PAGE, PEOPLE_PER_PAGE);
  const next = pages === 1 ? undefined : (at + 1) % pages;
  const listed = shown.map(({ id, name, phone, posts }) => [
    inviteOne.choice(texts.awayLine(name, posts[0]?.unit.name ?? '', phone !== null), { person: id }),
  ]);
  const more = next === undefined ? [] : [[listAway.choice(turnLabel(next), { page: next })]];
  return [{ text: texts.awayList, choices: [...listed, ...more] }];
}

export async function orderList(act: Act): Promise<readonly Message[]> {
  act.require(seeRosterPermission, 'anywhere');
  await orderFile(act, ROSTER_FILE, null);
  await act.record('roster.take', 'roster');
  return [{ text: texts.beingWritten }];
}
