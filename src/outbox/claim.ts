/** Picks the next message to send and makes it ready, in one transaction: composed if late, rendered, marked as sending. */
import type { Capabilities, Channel, ChannelName, ChatRef, MessageRef } from '../channels/contract.js';
import type { Tx } from '../db/client.js';
import { reachableAccount } from '../org/reach.js';
import { type Message, numbered } from './message.js';
import { type DraftPart, render } from './render.js';

/** What a recipe says at the moment of sending. */
export type Composed = { readonly say: Message } | 'withdraw' | { readonly notBefore: Date };

export interface ClaimContext {
  readonly now: Date;
  /** Chats something is on its way to: what would join them waits its turn. */
  readonly busy: ReadonlySet<number>;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  compose(tx: Tx, person: number, recipe: string, args: string): Promise<Composed>;
  linkTo(sha256: string, name: string): string | undefined;
}

/** One part on its way: what the dispatcher needs to send it and to write down how it went. */
export interface Claimed {
  readonly row: number;
  readonly account: number;
  readonly channel: Channel;
  readonly chat: ChatRef;
  readonly part: DraftPart;
  readonly partNumber: number;
  readonly partCount: number;
  /** Edit this message instead of sending a new one. */
  readonly replaces: MessageRef | undefined;
  readonly wanted: number;
  readonly copies: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, { bytes: number; type: string }>;
}

/** Claims row `id`; undefined when there is nothing to send after all (withdrawn, put off, nobody within reach). */
export async function claim(tx: Tx, id: number, context: ClaimContext): Promise<Claimed | undefined> {
  const row = await tx.outgoing.findUniqueOrThrow({ where: { id }, include: { account: true } });
  if (row.state !== 'waiting') return undefined;
  const message = await messageOf(tx, row, context);
  if (message === undefined) return undefined;

  const account = await accountOf(tx, row);
  const channel = account === undefined ? undefined : context.channels.get(account.channel);
  if (account === undefined || channel === undefined) {
    await tx.outgoing.update({ where: { id }, data: { state: 'failed', error: 'out of reach' } });
    return undefined;
  }
  if (context.busy.has(account.id)) {
    await tx.outgoing.update({ where: { id }, data: { accountId: account.id } });
    return undefined;
  }
  const chat = account.chat as ChatRef;
  const { facts, copies } = await filesOf(tx, message, channel.name);
  const parts =
    row.partsSent === 0 || row.parts === null
      ? rendered(message, channel.capabilities(chat), facts, context)
      : storedParts(row.parts);
  const part = parts[row.partsSent];
  if (part === undefined) {
    await tx.outgoing.update({ where: { id }, data: { state: 'withdrawn', error: 'nothing to show' } });
    return undefined;
  }
  const choices = numbered(message);
  await tx.outgoing.update({
    where: { id },
    data: {
      state: 'sending',
      accountId: account.id,
      parts: JSON.stringify(parts),
      body: JSON.stringify(message),
      choices: choices.length === 0 ? null : JSON.stringify(choices),
    },
  });
  // Parts shown in an earlier round are replaced in place; what that round did not have is sent.
  const refs =
    row.form === 'card' && row.shown > 0 && channel.capabilities(chat).edit !== 'none' ? readRefs(row.refs) : [];
  return {
    row: id,
    account: account.id,
    channel,
    chat,
    part,
    partNumber: row.partsSent,
    partCount: parts.length,
    replaces: refs[row.partsSent],
    wanted: row.wanted,
    copies,
    facts,
  };
}

interface Row {
  readonly id: number;
  readonly form: string;
  readonly personId: number | null;
  readonly accountId: number | null;
  readonly recipe: string | null;
  readonly args: string | null;
  readonly body: string | null;
  readonly partsSent: number;
}

async function messageOf(tx: Tx, row: Row, context: ClaimContext): Promise<Message | undefined> {
  // A late message is decided anew at every try, until its first part is out: the rest must be of the same composition.
  if (row.body !== null && (row.form !== 'late' || row.partsSent > 0)) return JSON.parse(row.body);
  const composed = await context.compose(tx, row.personId ?? 0, row.recipe ?? '', row.args ?? 'null');
  if (composed === 'withdraw') {
    await tx.outgoing.update({ where: { id: row.id }, data: { state: 'withdrawn' } });
    return undefined;
  }
  if ('notBefore' in composed) {
    // An earlier try may have left its marks: one that waits for a retry holds its chat, and its choices can be picked.
    const anew = { tries: 0, accountId: null, choices: null };
    await tx.outgoing.update({ where: { id: row.id }, data: { notBefore: composed.notBefore, ...anew } });
    return undefined;
  }
  return composed.say;
}

async function accountOf(tx: Tx, row: Row & { account: ChosenAccount | null }): Promise<ChosenAccount | undefined> {
  // A person may have moved to another channel since this was written.
  if (row.account !== null && (row.account.outOfReachAt === null || row.personId === null)) return row.account;
  if (row.personId === null) return undefined;
  const id = await reachableAccount(tx, row.personId);
  return id === undefined ? undefined : ((await tx.account.findUnique({ where: { id } })) ?? undefined);
}

interface ChosenAccount {
  readonly id: number;
  readonly channel: ChannelName;
  readonly chat: string;
  readonly outOfReachAt: Date | null;
}

async function filesOf(tx: Tx, message: Message, channel: ChannelName) {
  const hashes = [...(message.photos ?? []), ...(message.files ?? [])].map((file) => file.sha256);
  if (hashes.length === 0)
    return { facts: new Map<string, { bytes: number; type: string }>(), copies: new Map<string, string>() };
  const media = await tx.media.findMany({
    where: { sha256: { in: hashes } },
    select: { sha256: true, bytes: true, type: true },
  });
  const known = await tx.mediaCopy.findMany({ where: { channel, sha256: { in: hashes } } });
  return {
    facts: new Map(media.map(({ sha256, bytes, type }) => [sha256, { bytes, type }])),
    copies: new Map(known.map((copy) => [`${copy.form}/${copy.sha256}`, copy.ref])),
  };
}

function rendered(
  message: Message,
  capabilities: Capabilities,
  facts: ReadonlyMap<string, { bytes: number; type: string }>,
  context: ClaimContext,
): readonly DraftPart[] {
  return render(message, {
    capabilities,
    factsOf: (sha256) => facts.get(sha256) ?? { bytes: Number.POSITIVE_INFINITY, type: '' },
    linkTo: (file) => context.linkTo(file.sha256, file.name),
  });
}

/** The references of a message's parts, in order. */
export function readRefs(json: string): readonly MessageRef[] {
  return JSON.parse(json);
}

/** Our own writing, read back. */
function storedParts(json: string): readonly DraftPart[] {
  return JSON.parse(json);
}
