/** What was announced, who has read it and who has not, and reminding those, once a day. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { spellMoment } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { compareNames } from '../../lib/fold.js';
import { reachableAccount } from '../../org/reach.js';
import type { Choice, Message } from '../../outbox/message.js';
import { cancel, listAnnouncements, markRead, openAnnouncement, remindUnread, seeUnread } from './choices.js';
import { announcePermission } from './permissions.js';
import { texts } from './texts.js';

const LATEST = 60;
const NAMES_PER_PAGE = 60;

export async function listScreen(act: Act, page: number): Promise<readonly Message[]> {
  act.require(announcePermission, 'anywhere');
  const rows = await act.tx.announcement.findMany({
    orderBy: { id: 'desc' },
    take: LATEST,
    include: { readers: { select: { readAt: true } } },
  });
  if (rows.length === 0) return [{ text: texts.none }];
  const { shown, next } = pageOf(rows, page, 0);
  const entries = shown.map(({ id, code, readers }) => {
    const read = readers.filter(({ readAt }) => readAt !== null).length;
    return [openAnnouncement.choice(texts.entry(code, read, readers.length), { announcement: id })];
  });
  const more = next === undefined ? [] : [[listAnnouncements.choice(turnLabel(next), { page: next })]];
  return [{ text: texts.list, choices: [...entries, ...more] }];
}

export async function announcementScreen(act: Act, id: number): Promise<Reply> {
  act.require(announcePermission, 'anywhere');
  const found = await act.tx.announcement.findUnique({
    where: { id },
    include: { by: { select: { name: true } }, readers: { select: { readAt: true, toldAt: true } } },
  });
  if (found === null) return [{ text: texts.gone }];
  const { zone } = (await requirePlan(act.tx)).calendar;
  const read = found.readers.filter(({ readAt }) => readAt !== null).length;
  const told = found.readers.filter(({ toldAt }) => toldAt !== null).length;
  const { code, audience, text } = found;
  const lines = [
    texts.one({ code, by: found.by.name, at: spellMoment(found.at, zone), audience, text }),
    texts.counts({ read, told, all: found.readers.length }),
    ...(found.cancelledAt === null ? [] : [texts.cancelledNote]),
  ];
  const about = { announcement: id };
  const choices: readonly (readonly Choice[])[] = [
    ...(read < found.readers.length ? [[seeUnread.choice(texts.seeUnread, { ...about, page: 0 })]] : []),
    ...(read < told && found.cancelledAt === null ? [[remindUnread.choice(texts.remind, about)]] : []),
    ...(found.cancelledAt === null ? [[cancel.choice(texts.cancel, about)]] : []),
  ];
  return [{ text: lines.join('\n\n'), choices }];
}

/** By unit, names sorted as staff lists are. */
export async function unreadScreen(
  act: Act,
  { announcement, page }: { announcement: number; page: number },
): Promise<Reply> {
  act.require(announcePermission, 'anywhere');
  const rows = await act.tx.announcementReader.findMany({
    where: { announcementId: announcement, readAt: null },
    include: { person: { select: { name: true } } },
  });
  if (rows.length === 0) return [{ text: texts.allRead }];
  const units = await act.tx.unit.findMany({ orderBy: { position: 'asc' }, select: { id: true, name: true } });
  const place = new Map(units.map(({ id }, index) => [id, index]));
  const sorted = rows.toSorted(
    (a, b) => (place.get(a.unitId) ?? 0) - (place.get(b.unitId) ?? 0) || compareNames(a.person.name, b.person.name),
  );
  const pages = Math.ceil(sorted.length / NAMES_PER_PAGE);
  const at = page < pages ? page : 0;
  const lines = new Map<number, string[]>();
  for (const { unitId, personId, person } of sorted.slice(at * NAMES_PER_PAGE, (at + 1) * NAMES_PER_PAGE)) {
    const lost = (await reachableAccount(act.tx, personId)) === undefined;
    lines.set(unitId, [...(lines.get(unitId) ?? []), lost ? texts.outOfReach(person.name) : person.name]);
  }
  const text = [
    texts.unread(rows.length),
    ...[...lines].map(([unit, names]) => texts.unreadLine(units.find(({ id }) => id === unit)?.name ?? '', names)),
  ].join('\n');
  const next = (at + 1) % pages;
  const more = pages === 1 ? [] : [[seeUnread.choice(turnLabel(next), { announcement, page: next })]];
  return [{ text, choices: [...more, [openAnnouncement.choice(texts.seeSent, { announcement })]] }];
}

/** Once a day, whoever presses. */
export async function remindScreen(act: Act, id: number): Promise<Reply> {
  act.require(announcePermission, 'anywhere');
  const found = await act.tx.announcement.findUnique({ where: { id } });
  if (found === null || found.cancelledAt !== null) return [{ text: texts.gone }];
  const { plan, calendar } = await requirePlan(act.tx);
  const key = `announcements/remind/${id}/${dayOf(act.now, calendar.zone)}`;
  if ((await act.tx.occurrence.findUnique({ where: { key } })) !== null) return [{ text: texts.remindedToday }];
  const unread = await act.tx.announcementReader.findMany({
    where: { announcementId: id, readAt: null, toldAt: { not: null } },
  });
  if (unread.length === 0) return [{ text: texts.allRead }];
  await act.tx.occurrence.create({ data: { key, at: act.now } });
  const message = {
    text: texts.reminder(found.code, found.text),
    choices: [[markRead.choice(texts.read, { announcement: id })]],
  };
  const notBefore = nextDigestAt(act.now, plan.reminders, calendar);
  for (const { personId } of unread)
    await act.tell({ person: personId }, message, { reason: key, priority: 'bulk', notBefore });
  return [{ text: texts.reminded(unread.length) }];
}
