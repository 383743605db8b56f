/** An announcement is written, told to its readers a slice at a time, read, and taken back. */
import type { Act } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import type { House } from '../../feature.js';
import { nextCode } from '../../ledger/next-code.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { Message } from '../../outbox/message.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { carriedFiles, takeFiles } from '../carried-files/index.js';
import { refreshDraft } from '../submissions/index.js';
import { audienceWords, readersOf } from './audience.js';
import { markRead } from './choices.js';
import { announcePermission } from './permissions.js';
import { texts } from './texts.js';

/** Told at each look of the house, so that thousands of readers keep nobody's answer waiting. */
const READERS_PER_SLICE = 100;

export interface NewAnnouncement {
  readonly text: string;
  readonly audience: readonly string[];
  readonly filesAfter: number;
}

/** A sentence for whoever announces. */
export async function announce(act: Act, { text, audience, filesAfter }: NewAnnouncement): Promise<string> {
  act.require(announcePermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody announces');
  const readers = await readersOf(act, audience);
  if (readers.length === 0) return texts.nobody;
  const { plan, calendar } = await requirePlan(act.tx);
  const code = await nextCode(act.tx, 'TB', act.now, calendar.zone);
  const collectionId = (await takeFiles(act, 'fresh', filesAfter, refreshDraft)) ?? null;
  const { id } = await act.tx.announcement.create({
    data: {
      code,
      byId: person.id,
      text,
      audience: (await audienceWords(act, audience)).join(', '),
      collectionId,
      at: act.now,
      startsAt: nextDigestAt(act.now, plan.reminders, calendar),
    },
  });
  await act.tx.announcementReader.createMany({ data: readers.map((reader) => ({ announcementId: id, ...reader })) });
  await act.record('announcements.send', `announcement/${id}`, `${code}, ${readers.length} readers`);
  return texts.sent(code, readers.length);
}

export const tellSweep: Sweep<House> = {
  name: 'announcements.tell',
  async run({ db, clock, act }) {
    const due = { toldAt: null, announcement: { cancelledAt: null, startsAt: { lte: clock.now() } } };
    const waiting = await db.read.announcementReader.findFirst({ where: due, select: { id: true } });
    if (waiting === null) return;
    await act(THE_HOUSE, `sweep/announcements/${waiting.id}`, async (told) => {
      const readers = await told.tx.announcementReader.findMany({
        where: due,
        orderBy: { id: 'asc' },
        take: READERS_PER_SLICE,
      });
      for (const { id, announcementId, personId } of readers) {
        await told.tx.announcementReader.update({ where: { id }, data: { toldAt: told.now } });
        await tellReader(told, announcementId, personId);
      }
    });
  },
};

async function tellReader(act: Act, id: number, person: number): Promise<void> {
  const { code, collectionId } = await act.tx.announcement.findUniqueOrThrow({ where: { id } });
  const files = collectionId === null ? undefined : await carriedFiles(act, collectionId, texts.files(code));
  if (files?.message !== undefined)
    await act.tell({ person }, files.message, { reason: `announcements/${id}/files`, priority: 'bulk' });
  await act.card(keyOf(id), { person }, await cardOf(act, id, person), { priority: 'bulk' });
}

/** Pressed twice it is read once. */
export async function readAnnouncement(act: Act, id: number): Promise<string | undefined> {
  const { person } = act.actor;
  if (person === undefined) return undefined;
  const mine = await act.tx.announcementReader.findUnique({
    where: { announcementId_personId: { announcementId: id, personId: person.id } },
  });
  if (mine === null) return texts.gone;
  await act.tx.announcementReader.updateMany({ where: { id: mine.id, readAt: null }, data: { readAt: act.now } });
  await act.card(keyOf(id), { person: person.id }, await cardOf(act, id, person.id));
  return undefined;
}

/** Who was not told yet will not be; who has not read it sees that it is taken back. */
export async function cancelAnnouncement(act: Act, id: number): Promise<string> {
  act.require(announcePermission, 'anywhere');
  const found = await act.tx.announcement.findUnique({ where: { id } });
  if (found === null) return texts.gone;
  const { count } = await act.tx.announcement.updateMany({
    where: { id, cancelledAt: null },
    data: { cancelledAt: act.now },
  });
  if (count === 0) return texts.already(found.code);
  await act.record('announcements.cancel', `announcement/${id}`, found.code);
  const told = await act.tx.announcementReader.findMany({ where: { announcementId: id, toldAt: { not: null } } });
  for (const { personId } of told)
    await act.card(keyOf(id), { person: personId }, await cardOf(act, id, personId), { priority: 'bulk' });
  return texts.cancelled(found.code);
}

async function cardOf(act: Act, id: number, person: number): Promise<Message> {
  const { code, by, text, cancelledAt } = await act.tx.announcement.findUniqueOrThrow({
    where: { id },
    include: { by: { select: { name: true } } },
  });
  const { readAt } = await act.tx.announcementReader.findUniqueOrThrow({
    where: { announcementId_personId: { announcementId: id, personId: person } },
  });
  const head = texts.told(code, by.name, text);
  if (cancelledAt !== null) return { text: `${head}\n\n${texts.cancelledNote}` };
  if (readAt === null) return { text: head, choices: [[markRead.choice(texts.read, { announcement: id })]] };
  const { zone } = (await requirePlan(act.tx)).calendar;
  return { text: `${head}\n\n${texts.readAt(spellMoment(readAt, zone))}` };
}

function keyOf(id: number): string {
  return `announcements/${id}`;
}
