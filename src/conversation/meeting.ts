/** Who an event comes from and what it says of a chat: accounts made at first sight and kept up to date. */
import type { ChannelName, ChatRef, Inbound } from '../channels/contract.js';
import type { Tx } from '../db/client.js';
import { MINUTE_MS } from '../lib/clock.js';
import { findAccount, type KnownAccount } from '../org/actor.js';
import { sendHeld } from '../outbox/held.js';

/** When somebody was last heard is kept to this precision: windows are counted in days, and a write an event would cost more. */
const LAST_WROTE_PRECISION_MS = MINUTE_MS;
const NEVER = new Date(0);

/** The account of whoever did something in private; undefined: a press by somebody we have never spoken to. */
export async function meet(
  tx: Tx,
  channel: ChannelName,
  inbound: Inbound,
  now: Date,
): Promise<KnownAccount | undefined> {
  const { chat, sender, content } = inbound;
  const at = inbound.at < now ? inbound.at : now;
  const known = await findAccount(tx, channel, sender.ref);
  // Buttons stand in groups too: where one was pressed says nothing about where the person is to be written to.
  if (content.kind === 'tap' && known?.chat !== chat) return known;
  if (known === undefined) {
    const account = await tx.account.create({
      data: { channel, chat, sender: sender.ref, createdAt: now, lastWroteAt: at, menuStale: false },
    });
    return { ...account, person: null };
  }
  const heardAt = known.lastWroteAt ?? NEVER;
  const isStale = at.getTime() - heardAt.getTime() >= LAST_WROTE_PRECISION_MS;
  if (isStale || known.chat !== chat || known.outOfReachAt !== null) {
    const lastWroteAt = at > heardAt ? at : heardAt;
    await tx.account.update({ where: { id: known.id }, data: { chat, outOfReachAt: null, lastWroteAt } });
    await sendHeld(tx, known.id, known.person?.leftAt === null ? known.person.id : undefined);
  }
  return { ...known, chat };
}

/** The account that stands for a group: nobody's, so that it can be written to. */
export async function meetGroup(tx: Tx, channel: ChannelName, chat: ChatRef, now: Date) {
  const sender = `group/${chat}`;
  const known =
    (await tx.account.findUnique({ where: { channel_chat: { channel, chat } } })) ??
    // What was said at an old address may come after the move was heard of.
    (await tx.account.findUnique({ where: { channel_sender: { channel, sender } } }));
  return known ?? tx.account.create({ data: { channel, chat, sender, createdAt: now, menuStale: false } });
}

/** The bot was let into a chat or shut out of it, by whomever. */
export async function noteReach(
  tx: Tx,
  channel: ChannelName,
  { chat, at }: Inbound,
  reachable: boolean,
  now: Date,
): Promise<void> {
  const account = await tx.account.findUnique({
    where: { channel_chat: { channel, chat } },
    include: { person: { select: { leftAt: true } } },
  });
  if (account === null) return;
  const { id, personId, person } = account;
  // What comes after something written later tells of an absence that is over.
  if (!reachable && at < (account.lastWroteAt ?? NEVER)) return;
  await tx.account.update({ where: { id }, data: { outOfReachAt: reachable ? null : now } });
  if (reachable) await sendHeld(tx, id, person?.leftAt === null ? (personId ?? undefined) : undefined);
}

/** A chat has a new address; one we have met there already goes on by itself. */
export async function noteMove(tx: Tx, channel: ChannelName, from: ChatRef, to: ChatRef): Promise<void> {
  if ((await tx.account.findUnique({ where: { channel_chat: { channel, chat: to } } })) !== null) return;
  await tx.account.updateMany({ where: { channel, chat: from }, data: { chat: to } });
}
