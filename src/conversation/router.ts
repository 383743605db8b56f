/** Decides what one event from a chat means, and lets the feature it belongs to handle it. Runs inside a transaction. */
import { type Act, makeAct } from '../act.js';
import type { ChannelName, Content, Inbound } from '../channels/contract.js';
import type { Tx } from '../db/client.js';
import { MINUTE_MS } from '../lib/clock.js';
import { fold } from '../lib/fold.js';
import { actorOf, findAccount } from '../org/actor.js';
import { sendHeld } from '../outbox/held.js';
import type { Message, PickRef } from '../outbox/message.js';
import { pickByWords, readTap } from './choices.js';
import { boundAnswer } from './dialog.js';
import { activeDialog, beginDialog, definitionOf, endDialog, putQuestion, takeAnswer } from './dialog-rows.js';
import type { Contribution, Handlers, Reply } from './handlers.js';
import { texts } from './texts.js';

/** `last wrote` is kept to this precision: windows are counted in days, and a write an event would cost more. */
const LAST_WROTE_PRECISION_MS = MINUTE_MS;

export interface Router {
  /** Handles one stored event. Throws NotAllowed (nothing written, answer with `refuse`) or a bug. */
  handle(tx: Tx, event: StoredEvent, now: Date): Promise<void>;
  /** Answers an event whose handling was not allowed. */
  refuse(tx: Tx, event: StoredEvent, now: Date): Promise<void>;
  /** Tells the sender of an event that could not be handled. */
  apologise(tx: Tx, event: StoredEvent, now: Date): Promise<void>;
}

export interface StoredEvent {
  /** The inbox row. */
  readonly id: number;
  readonly channel: ChannelName;
  readonly inbound: Inbound;
}

/** `deepLink`: where a person can talk to us in private on that channel. */
export function createRouter(handlers: Handlers, deepLink: (channel: ChannelName) => string | undefined): Router {
  async function handle(tx: Tx, event: StoredEvent, now: Date): Promise<void> {
    const { content } = event.inbound;
    if (content.kind === 'group') {
      await pointToPrivate(tx, event, now);
      return;
    }
    const account = await meet(tx, event, now);
    if (content.kind === 'reach' || content.kind === 'moved') return;

    const act = makeAct(tx, actorOf(account), now, `inbox/${event.id}`);
    if (act.actor.person === undefined) await stranger(act, account.id, content);
    else await member(act, account.id, event.inbound);
  }

  /** Whoever has not joined: the dialogs of joining, and the feature that owns it. Nothing else is theirs. */
  async function stranger(act: Act, account: number, content: Content): Promise<void> {
    if (content.kind === 'tap') return tapped(act, account, content.token);
    const running = await activeDialog(act.tx, account);
    if (content.kind === 'text' && running !== null) {
      const pick = await pickByWords(act.tx, account, content.text, running);
      if (pick !== undefined && (await choose(act, account, pick)) === 'taken') return;
      const dialog = await definitionOf(act, account, running, handlers.dialogs);
      const answer = { kind: 'text', text: content.text } as const;
      if (
        dialog !== undefined &&
        !isCommand(content.text) &&
        (await takeAnswer(act, account, dialog, running, answer)) === 'taken'
      )
        return;
    }
    await reply(act, account, await handlers.welcome(act, content));
  }

  async function member(act: Act, account: number, inbound: Inbound): Promise<void> {
    const { content } = inbound;
    switch (content.kind) {
      case 'tap':
        return tapped(act, account, content.token);
      case 'text':
        return content.edited === true
          ? contribute(act, account, content, inbound)
          : said(act, account, content, inbound);
      case 'media':
        return contribute(act, account, content, inbound);
      case 'start':
        return reply(act, account, await handlers.welcome(act, content));
      case 'phone':
        return reply(act, account, await handlers.phone(act, content));
      case 'unsupported':
        if (content.what !== 'sticker') await act.tell({ account }, { text: texts.unsupported });
    }
  }

  async function said(
    act: Act,
    account: number,
    content: Extract<Content, { kind: 'text' }>,
    inbound: Inbound,
  ): Promise<void> {
    const command = readCommand(content.text);
    if (command !== undefined) return commanded(act, account, command.name, command.argument);

    const running = await activeDialog(act.tx, account);
    const pick = await pickByWords(act.tx, account, content.text, running);
    if (pick !== undefined && (await choose(act, account, pick)) === 'taken') return;
    if (running !== null) {
      const dialog = await definitionOf(act, account, running, handlers.dialogs);
      if (
        dialog !== undefined &&
        (await takeAnswer(act, account, dialog, running, { kind: 'text', text: content.text })) === 'taken'
      )
        return;
    }
    if (isCourtesy(content.text)) return;
    await contribute(act, account, content, inbound);
  }

  async function contribute(act: Act, account: number, content: Contribution, inbound: Inbound): Promise<void> {
    await reply(act, account, await handlers.contribute(act, content, { message: inbound.message, at: inbound.at }));
  }

  async function commanded(act: Act, account: number, name: string, argument: string): Promise<void> {
    if (name === CANCEL) {
      const ended = await endDialog(act, account, 'cancelled');
      return act.tell({ account }, { text: ended ? texts.cancelled : texts.nothingToCancel });
    }
    const command = handlers.commands.get(name);
    if (command === undefined) return act.tell({ account }, { text: texts.unknownCommand(name) });
    const running = await activeDialog(act.tx, account);
    if (running !== null && !command.readsOnly) {
      const choices = [
        [
          { label: texts.doSwitch, pick: { to: SWITCH, key: { name, argument } } },
          { label: texts.stay, pick: { to: STAY, key: null } },
        ],
      ];
      return act.tell({ account }, { text: texts.askSwitch, choices });
    }
    await reply(act, account, await command.run(act, argument));
  }

  async function tapped(act: Act, account: number, token: string): Promise<void> {
    const tapped = await readTap(act.tx, account, token);
    if (tapped.kind === 'foreign') return act.tell({ account }, { text: texts.notYourChoice });
    if (tapped.kind === 'outdated')
      return act.tell({ account }, { ...tapped.present, text: texts.outdated(tapped.present.text) });
    if (tapped.kind !== 'pick' || (await choose(act, account, tapped.pick)) === 'stale') await stale(act, account);
  }

  /** Follows a choice; 'stale' when it belongs to a question that has passed. */
  async function choose(act: Act, account: number, pick: PickRef): Promise<'taken' | 'stale'> {
    const bound = boundAnswer(pick);
    if (bound === undefined) {
      await followPick(act, account, pick);
      return 'taken';
    }
    const running = await activeDialog(act.tx, account);
    if (running === null || running.id !== bound.dialog || running.revision !== bound.revision) return 'stale';
    const dialog = await definitionOf(act, account, running, handlers.dialogs);
    if (dialog === undefined) return 'taken';
    return (await takeAnswer(act, account, dialog, running, bound.answer)) === 'taken' ? 'taken' : 'stale';
  }

  async function followPick(act: Act, account: number, pick: PickRef): Promise<void> {
    if (pick.to === STAY) return resume(act, account, texts.resumed);
    if (pick.to === SWITCH && typeof pick.key === 'object' && pick.key !== null && 'name' in pick.key) {
      await endDialog(act, account, 'interrupted');
      return commanded(act, account, String(pick.key.name), String(pick.key.argument));
    }
    const handler = handlers.picks.get(pick.to);
    if (handler === undefined) return stale(act, account);
    await reply(act, account, await handler.run(act, pick.key));
  }

  async function stale(act: Act, account: number): Promise<void> {
    if ((await activeDialog(act.tx, account)) === null)
      return act.tell({ account }, { text: texts.staleChoiceNoDialog });
    await resume(act, account, texts.staleChoice);
  }

  async function resume(act: Act, account: number, words: string): Promise<void> {
    const running = await activeDialog(act.tx, account);
    const dialog = running === null ? undefined : await definitionOf(act, account, running, handlers.dialogs);
    if (running === null || dialog === undefined) return act.tell({ account }, { text: texts.nothingToCancel });
    await act.tell({ account }, { text: words });
    await putQuestion(act, account, dialog, running);
  }

  async function reply(act: Act, account: number, answer: Reply): Promise<void> {
    if (answer === undefined) return;
    if ('dialog' in answer) return beginDialog(act, account, answer);
    for (const message of answer) await act.tell({ account }, message);
  }

  async function pointToPrivate(tx: Tx, { channel, inbound }: StoredEvent, now: Date): Promise<void> {
    const group = { channel, sender: `group/${inbound.chat}` };
    const account = await tx.account.upsert({
      where: { channel_sender: group },
      create: { ...group, chat: inbound.chat, createdAt: now },
      update: { chat: inbound.chat },
    });
    const link = deepLink(channel);
    const message: Message = {
      text: texts.onlyPrivate,
      ...(link === undefined ? {} : { choices: [[{ label: texts.openPrivate, url: link }]] }),
    };
    const act = makeAct(tx, actorOf({ ...account, person: null }), now, 'group');
    // Once a day: a busy group is not a place to repeat oneself.
    await act.tell({ account: account.id }, message, {
      reason: `private/${account.id}/${now.toISOString().slice(0, 10)}`,
    });
  }

  async function answerOnly(tx: Tx, event: StoredEvent, now: Date, text: string): Promise<void> {
    const account = await meet(tx, event, now);
    await makeAct(tx, actorOf(account), now, `inbox/${event.id}`).tell({ account: account.id }, { text });
  }

  return {
    handle,
    refuse: (tx, event, now) => answerOnly(tx, event, now, texts.notAllowed),
    apologise: (tx, event, now) => answerOnly(tx, event, now, texts.failed(event.id)),
  };
}

const CANCEL = 'huy';
const SWITCH = 'house.switch';
const STAY = 'house.stay';

/** The account behind an event, made at first sight, kept up to date. */
async function meet(tx: Tx, { channel, inbound }: StoredEvent, now: Date) {
  const { chat, sender, content } = inbound;
  const at = inbound.at < now ? inbound.at : now;
  const known = await findAccount(tx, channel, sender.ref);
  if (known === null) {
    const account = await tx.account.create({
      data: { channel, chat, sender: sender.ref, createdAt: now, lastWroteAt: at },
    });
    return { ...account, person: null };
  }
  const heardAt = known.lastWroteAt ?? new Date(0);
  if (content.kind === 'reach' && !content.reachable) {
    // One that comes after what was written later tells of an absence that is over.
    if (at >= heardAt) await tx.account.update({ where: { id: known.id }, data: { outOfReachAt: now } });
    return known;
  }
  const address = content.kind === 'moved' ? content.to : chat;
  const isStale = at.getTime() - heardAt.getTime() >= LAST_WROTE_PRECISION_MS;
  if (isStale || known.chat !== address || known.outOfReachAt !== null) {
    const lastWroteAt = at > heardAt ? at : heardAt;
    await tx.account.update({ where: { id: known.id }, data: { chat: address, outOfReachAt: null, lastWroteAt } });
    await sendHeld(tx, known.id, known.person?.leftAt === null ? known.person.id : undefined);
  }
  return { ...known, chat: address };
}

function isCommand(text: string): boolean {
  return readCommand(text) !== undefined;
}

function readCommand(text: string): { name: string; argument: string } | undefined {
  const match = /^\/([a-z0-9_]{1,32})(?:\s+([\s\S]*))?$/i.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  return { name: match[1].toLowerCase(), argument: match[2]?.trim() ?? '' };
}

/** "Dạ", "cảm ơn cô", "ok ạ", 👍: kind words that ask for nothing. */
function isCourtesy(text: string): boolean {
  if (!/\p{L}|\p{N}/u.test(text)) return true;
  return COURTESY.test(
    fold(text)
      .replace(/[^a-z ]/g, '')
      .trim(),
  );
}

const COURTESY =
  /^(da|vang|vang a|da vang|da vang a|u|uh|ok|oke|okay|ok a|da ok|(da )?(em |toi |minh |co )?(xin )?(cam on|cam on nhieu|thanks|thank you)( (a|thay|co|thay co|em|anh|chi|nhieu|he thong|nhe))*|(da )?(xin )?chao( (thay|co|thay co|em|anh|chi|he thong))*( a)?|(da )?(em |toi |minh )?(biet|hieu|nhan duoc) roi( a)?)$/;
