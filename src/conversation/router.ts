/** Decides what one event from a chat means, and lets the feature it belongs to handle it. Runs inside a transaction. */
import { type Act, makeAct } from '../act.js';
import type { ChannelName, ChatRef, Content, Inbound } from '../channels/contract.js';
import type { Tx } from '../db/client.js';
import { actorOf } from '../org/actor.js';
import type { Message, PickRef } from '../outbox/message.js';
import { type Chosen, isLastTold, readOlderWords, readTap, readTyped } from './choices.js';
import { bind, leave, type QuestionChoice, questionChoice, stay } from './dialog.js';
import { beginDialog, endDialog, putQuestion, type RunningDialog, runningDialog, takeAnswer } from './dialog-rows.js';
import type { Contribution, Handlers, Reply } from './handlers.js';
import { CANCEL, meantCommand, nearestCommand, withoutSlash } from './meant-command.js';
import { meet, meetGroup, noteMove, noteReach } from './meeting.js';
import { texts } from './texts.js';
import { isCourtesy, isYes, readCode, readCommand, type TypedCommand } from './typed-words.js';

/** Decides whose an event is: a command, an open question, a button, a stranger, or the draft. */
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
    const { channel, inbound } = event;
    const { chat, content } = inbound;
    switch (content.kind) {
      case 'group':
        return pointToPrivate(tx, channel, chat, now);
      case 'reach':
        return noteReach(tx, channel, inbound, content.reachable, now);
      case 'moved':
        return noteMove(tx, channel, chat, content.to);
    }
    const act = await actIn(tx, event, now);
    const account = act?.actor.account?.id;
    if (act === undefined || account === undefined) return;
    if (act.actor.person === undefined) await stranger(act, account, content);
    else await member(act, account, inbound);
  }

  /** Whoever has not joined: the dialogs of joining, and the feature that owns it. Nothing else is theirs. */
  async function stranger(act: Act, account: number, content: Content): Promise<void> {
    if (content.kind === 'tap') return tapped(act, account, content.token);
    if (content.kind === 'text' && readCommand(content.text) === undefined) {
      const running = await runningDialog(act, account, handlers.dialogs);
      if (running !== undefined && (await answered(act, account, running, content.text))) return;
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
    const { text } = content;
    const command = readCommand(text);
    if (command !== undefined) return commanded(act, account, command, text);

    const running = await runningDialog(act, account, handlers.dialogs);
    if (await answered(act, account, running, text)) return;
    if (running !== undefined && (await followed(act, account, running, await readOlderWords(act.tx, account, text))))
      return;
    if (running !== undefined && isYes(text)) return agreed(act, account, running);
    if (isCourtesy(text)) return;
    const named = withoutSlash(handlers.commands, text, act.actor.posts);
    if (named !== undefined) return commanded(act, account, { name: named, argument: '' }, text);
    const code = content.forwardedFrom === undefined ? readCode(text) : undefined;
    const opens = code === undefined ? undefined : handlers.codes.get(code.letters);
    if (code !== undefined && opens !== undefined) return reply(act, account, await opens(act, code.code));
    await contribute(act, account, content, inbound);
    // Typed right after a question of choices, it was perhaps meant as its answer.
    if (running !== undefined && (await isLastTold(act.tx, account, running.row)))
      await resume(act, account, running, texts.notTheAnswer);
  }

  /** "Vâng ạ" to a question that can be said yes to is its yes; to any other, or one told long ago, the question again. */
  async function agreed(act: Act, account: number, running: RunningDialog): Promise<void> {
    const isAnswer = await isLastTold(act.tx, account, running.row);
    if (isAnswer && (await takeAnswer(act, account, running, { kind: 'tap', name: 'yes' })) === 'taken') return;
    await resume(act, account, running, texts.resumed);
  }

  /** Takes what was typed as a choice, else as an answer to the open question; false when it is neither. */
  async function answered(
    act: Act,
    account: number,
    running: RunningDialog | undefined,
    text: string,
  ): Promise<boolean> {
    if (await followed(act, account, running, await readTyped(act.tx, account, text, running?.row))) return true;
    return running !== undefined && (await takeAnswer(act, account, running, { kind: 'text', text })) === 'taken';
  }

  async function contribute(act: Act, account: number, content: Contribution, inbound: Inbound): Promise<void> {
    await reply(act, account, await handlers.contribute(act, content, { message: inbound.message, at: inbound.at }));
  }

  async function commanded(act: Act, account: number, asked: TypedCommand, typed: string): Promise<void> {
    const { name, argument } = meantCommand(handlers.commands, asked);
    if (name === CANCEL) {
      const ended = await endDialog(act, account, 'cancelled');
      return act.tell({ account }, { text: ended ? texts.cancelled : texts.nothingToCancel });
    }
    const command = handlers.commands.get(name);
    if (command === undefined) {
      const nearest = nearestCommand(handlers.commands, name, act.actor.posts);
      return act.tell({ account }, { text: texts.unknownCommand(name, nearest) });
    }
    const running = command.readsOnly ? undefined : await runningDialog(act, account, handlers.dialogs);
    if (running !== undefined) {
      const question = { text: texts.askSwitch, choices: [[leave(texts.doSwitch, typed), stay(texts.stay)]] };
      return act.tell({ account }, bind(question, running.row.id, running.row.revision));
    }
    await reply(act, account, await command.run(act, argument));
  }

  async function tapped(act: Act, account: number, token: string): Promise<void> {
    const tapped = await readTap(act.tx, { account, person: act.actor.person?.id }, token);
    if (tapped === 'foreign') return act.tell({ account }, { text: texts.notYourChoice });
    const running = await runningDialog(act, account, handlers.dialogs);
    if (await followed(act, account, running, tapped)) return;
    if (running === undefined) return act.tell({ account }, { text: texts.staleChoiceNoDialog });
    await resume(act, account, running, texts.staleChoice);
  }

  /** Does what was chosen, or shows what there is to choose by now; false when the choice belongs to what has passed. */
  async function followed(
    act: Act,
    account: number,
    running: RunningDialog | undefined,
    chosen: Chosen | undefined,
  ): Promise<boolean> {
    if (chosen === undefined) return false;
    if (chosen.kind === 'outdated') {
      await act.tell({ account }, { ...chosen.present, text: texts.outdated(chosen.present.text) });
      return true;
    }
    const ofQuestion = questionChoice(chosen.pick);
    return ofQuestion === undefined
      ? followedPick(act, account, chosen.pick)
      : followedQuestion(act, account, running, ofQuestion);
  }

  async function followedPick(act: Act, account: number, pick: PickRef): Promise<boolean> {
    const handler = act.actor.person === undefined ? undefined : handlers.picks.get(pick.to);
    if (handler === undefined || !handler.fits(pick.key)) return false;
    await reply(act, account, await handler.run(act, pick.key));
    return true;
  }

  async function followedQuestion(
    act: Act,
    account: number,
    running: RunningDialog | undefined,
    { dialog, revision, means }: QuestionChoice,
  ): Promise<boolean> {
    if (running?.row.id !== dialog || running.row.revision !== revision) return false;
    switch (means.kind) {
      case 'stay':
        await resume(act, account, running, texts.resumed);
        return true;
      case 'leave': {
        const command = readCommand(means.typed);
        if (command === undefined) return false;
        await endDialog(act, account, 'interrupted');
        await commanded(act, account, command, means.typed);
        return true;
      }
      default:
        return (await takeAnswer(act, account, running, means)) === 'taken';
    }
  }

  async function resume(act: Act, account: number, running: RunningDialog, words: string): Promise<void> {
    await act.tell({ account }, { text: words });
    await putQuestion(act, account, running);
  }

  async function reply(act: Act, account: number, answer: Reply): Promise<void> {
    if (answer === undefined) return;
    if ('dialog' in answer) return beginDialog(act, account, answer);
    for (const message of answer) await act.tell({ account }, message);
  }

  async function pointToPrivate(tx: Tx, channel: ChannelName, chat: ChatRef, now: Date): Promise<void> {
    const account = await meetGroup(tx, channel, chat, now);
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

  return {
    handle,
    refuse: (tx, event, now) => answerOnly(tx, event, now, texts.notAllowed),
    apologise: (tx, event, now) => answerOnly(tx, event, now, texts.failed(event.id)),
  };
}

/** Undefined: nobody to answer. */
async function actIn(tx: Tx, { id, channel, inbound }: StoredEvent, now: Date) {
  const account = await meet(tx, channel, inbound, now);
  return account === undefined ? undefined : makeAct(tx, actorOf(account), now, `inbox/${id}`);
}

async function answerOnly(tx: Tx, event: StoredEvent, now: Date, text: string): Promise<void> {
  const { kind } = event.inbound.content;
  // What a platform tells of a chat is nobody's question.
  if (kind === 'group' || kind === 'reach' || kind === 'moved') return;
  const act = await actIn(tx, event, now);
  if (act?.actor.account !== undefined) await act.tell({ account: act.actor.account.id }, { text });
}
