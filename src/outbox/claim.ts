/** Makes one message ready to be sent, in one transaction: its chat chosen, composed if late, rendered, marked as sending. */
import type { Capabilities, Channel, ChannelName, ChatRef, MessageRef, SendReason } from '../channels/contract.js';
import type { Tx } from '../db/client.js';
import { type Contact, reachableAccount } from '../org/reach.js';
import { filesOf, inShownForms, isUpload, type KnownFiles } from './files.js';
import { type FileRef, type Message, numbered } from './message.js';
import { type DraftPart, render, unshowable } from './render.js';
import { texts } from './texts.js';

/** What a recipe says at the moment of sending. */
export type Composed = { readonly say: Message } | 'withdraw' | { readonly notBefore: Date };

export interface ClaimContext {
  readonly now: Date;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  /** Enough files are on their way: a part that would be one more is left waiting. */
  readonly uploadsFull: boolean;
  compose(tx: Tx, person: number, recipe: string, args: string): Promise<Composed>;
  /** An address under which the file can be fetched by whoever reads that row's message; undefined: we have none. */
  linkTo(tx: Tx, row: number, file: FileRef): Promise<string | undefined>;
}

/** settled: nothing to send of it now (withdrawn, put off, held), or it waits for another chat: look again. */
export type Claim =
  | { readonly kind: 'claimed'; readonly claimed: Claimed }
  | { readonly kind: 'tooHeavy' }
  | { readonly kind: 'settled' };

/** One part on its way: what the dispatcher needs to send it and to write down how it went. */
export interface Claimed extends KnownFiles {
  readonly row: number;
  readonly account: number;
  readonly channel: Channel;
  readonly chat: ChatRef;
  readonly part: DraftPart;
  readonly partNumber: number;
  readonly partCount: number;
  /** How many of the parts stay: what is beyond was shown once and only gives way. */
  readonly keptCount: number;
  /** Edit this message instead of sending a new one. */
  readonly replaces: MessageRef | undefined;
  readonly wanted: number;
  readonly isUpload: boolean;
}

const SETTLED: Claim = { kind: 'settled' };

/**
 * Takes the next part of a row: composes what is composed late, chooses the account, renders, and marks it as under
 * way.
 */
export async function claim(tx: Tx, id: number, context: ClaimContext): Promise<Claim> {
  const row = await rowOf(tx, id);
  if (row?.state !== 'waiting') return SETTLED;
  const account = await accountOf(tx, row, context);
  if (account !== undefined && account.id !== row.accountId) {
    // It takes its turn in that chat, at that channel's pace, from its first part.
    await tx.outgoing.update({ where: { id }, data: { accountId: account.id, partsSent: 0, refs: '[]' } });
    return SETTLED;
  }
  const message = await messageOf(tx, row, context);
  if (message === undefined) return SETTLED;
  const channel = account === undefined ? undefined : context.channels.get(account.channel);
  if (account === undefined || channel === undefined) {
    return settle(tx, id, row.personId === null ? 'failed' : 'held', 'out of reach');
  }

  const chat = account.chat as ChatRef;
  const capabilities = channel.capabilities(chat);
  const known = row.form === 'card' ? readRefs(row.refs) : [];
  const editable = capabilities.edit !== 'none';
  // The older wording stays; its choices are answered as outdated ones.
  if (!editable && known.length > 0 && message.onlyInPlace === true) return settle(tx, id, 'sent', null);
  const shown = editable ? known : [];
  const given = await inShownForms(tx, message);
  const files = await filesOf(tx, given, channel.name);
  const parts =
    row.partsSent === 0 || row.parts === null
      ? inPlaceOf(shown, await rendered(tx, id, given, capabilities, files, context))
      : storedParts(row.parts);
  const part = parts[row.partsSent];
  if (part === undefined) return settle(tx, id, 'withdrawn', 'nothing to show');
  const upload = isUpload(part, files);
  if (upload && context.uploadsFull) return { kind: 'tooHeavy' };

  const choices = numbered(message);
  await tx.$executeRaw`
    UPDATE "Outgoing" SET "state" = 'sending', "parts" = ${JSON.stringify(parts)}, "body" = ${JSON.stringify(message)},
      "choices" = ${choices.length === 0 ? null : JSON.stringify(choices)}
    WHERE "id" = ${id}`;
  const claimed: Claimed = {
    ...files,
    row: id,
    account: account.id,
    channel,
    chat,
    part,
    partNumber: row.partsSent,
    partCount: parts.length,
    keptCount: parts.filter((each) => !isLeftover(each)).length,
    // Parts shown in an earlier round are replaced in place; what that round did not have is sent.
    replaces: shown[row.partsSent],
    wanted: row.wanted,
    isUpload: upload,
  };
  return { kind: 'claimed', claimed };
}

interface StoredRow {
  readonly id: number;
  readonly form: string;
  readonly state: string;
  readonly personId: number | null;
  readonly accountId: number | null;
  readonly recipe: string | null;
  readonly args: string | null;
  readonly body: string | null;
  readonly parts: string | null;
  readonly partsSent: number;
  readonly refs: string;
  readonly wanted: number;
  readonly error: string | null;
}

interface Row extends StoredRow {
  readonly account: ChosenAccount | null;
}

interface ChosenAccount {
  readonly id: number;
  readonly personId: number | null;
  readonly channel: ChannelName;
  readonly chat: string;
  readonly outOfReachAt: Date | null;
  readonly lastWroteAt: Date | null;
}

async function rowOf(tx: Tx, id: number): Promise<Row | undefined> {
  const [row] = await tx.$queryRaw<readonly StoredRow[]>`
    SELECT "id", "form", "state", "personId", "accountId", "recipe", "args", "body", "parts", "partsSent", "refs",
      "wanted", "error"
    FROM "Outgoing" WHERE "id" = ${id}`;
  return row === undefined ? undefined : { ...row, account: await accountBy(tx, row.accountId) };
}

async function accountBy(tx: Tx, id: number | null | undefined): Promise<ChosenAccount | null> {
  const [account] = await tx.$queryRaw<readonly ChosenAccount[]>`
    SELECT "id", "personId", "channel", "chat", "outOfReachAt", "lastWroteAt" FROM "Account" WHERE "id" = ${id ?? null}`;
  return account ?? null;
}

async function settle(
  tx: Tx,
  id: number,
  state: 'held' | 'failed' | 'withdrawn' | 'sent',
  error: string | null,
): Promise<Claim> {
  await tx.outgoing.update({ where: { id }, data: { state, error } });
  return SETTLED;
}

/** What sends a message to another account of its person: it is not sent back from there. */
export const TURNED_AWAY: readonly (string | null)[] = ['windowClosed', 'misconfigured'] satisfies SendReason[];

/**
 * Where it goes: a late message to the account the person uses now, any other to its own unless that is lost, or its
 * window is closed while another's is open.
 */
async function accountOf(tx: Tx, row: Row, { channels, now }: ClaimContext): Promise<ChosenAccount | undefined> {
  const { account, personId } = row;
  if (personId === null) return account ?? undefined;
  const isOpen = (contact: Contact) => isWindowOpen(channels.get(contact.channel), contact, now);
  // One that was unlinked belongs to somebody else, or to nobody.
  const known =
    account !== null && account.personId === personId && account.outOfReachAt === null && channels.has(account.channel);
  // What has begun to arrive goes on where it began.
  const stays =
    row.partsSent > 0 ||
    TURNED_AWAY.includes(row.error) ||
    (row.form !== 'late' && account !== null && isOpen(account));
  if (known && stays) return account;
  const id = await reachableAccount(tx, personId, { on: [...channels.keys()], isOpen });
  return (await accountBy(tx, id)) ?? undefined;
}

/** By our own count: the platform has the last word, for it may have heard of the person what we have not. */
function isWindowOpen(channel: Channel | undefined, { chat, lastWroteAt }: Contact, now: Date): boolean {
  const outreach = channel?.capabilities(chat as ChatRef).outreach;
  if (outreach?.kind !== 'window') return outreach !== undefined;
  return lastWroteAt !== null && now.getTime() - lastWroteAt.getTime() < outreach.ms;
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
    const anew = { tries: 0, choices: null, error: null };
    await tx.outgoing.update({ where: { id: row.id }, data: { notBefore: composed.notBefore, ...anew } });
    return undefined;
  }
  return composed.say;
}

async function rendered(
  tx: Tx,
  row: number,
  message: Message,
  capabilities: Capabilities,
  { facts }: KnownFiles,
  context: ClaimContext,
): Promise<readonly DraftPart[]> {
  const known = {
    capabilities,
    factsOf: (sha256: string) => facts.get(sha256) ?? { bytes: Number.POSITIVE_INFINITY, type: '' },
  };
  const links = new Map<string, string | undefined>();
  for (const file of unshowable(message, known)) links.set(file.sha256, await context.linkTo(tx, row, file));
  return render(message, { ...known, linkTo: ({ sha256 }) => links.get(sha256) });
}

/** Nothing can be taken back from a chat: parts the new wording has no use for give way to a word that they are old. */
function inPlaceOf(shown: readonly MessageRef[], parts: readonly DraftPart[]): readonly DraftPart[] {
  if (parts.length === 0) return parts;
  const leftovers = shown
    .slice(parts.length)
    .map((): DraftPart => ({ kind: 'text', text: texts.givenWay, buttons: [], leftover: true }));
  return [...parts, ...leftovers];
}

/** Whether it only gives way to a message that became shorter. */
export function isLeftover(part: DraftPart): boolean {
  return part.kind === 'text' && part.leftover === true;
}

/** The references of a message's parts, in order. */
export function readRefs(json: string): readonly MessageRef[] {
  return JSON.parse(json);
}

/** Our own writing, read back. */
function storedParts(json: string): readonly DraftPart[] {
  return JSON.parse(json);
}
