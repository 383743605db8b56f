/** A chat platform in memory that keeps the contract: people write into it, and see what the bot shows them. */
import {
  type Capabilities,
  type Channel,
  type ChannelName,
  type ChatRef,
  type Content,
  type Cost,
  type Inbound,
  type MediaRef,
  type MenuEntry,
  type MessageRef,
  OpenError,
  type OutboundPart,
  SendError,
} from '../../src/channels/contract.js';
import type { Clock } from '../../src/lib/clock.js';

/** One message as it stands on a person's screen. */
export interface Shown {
  readonly ref: MessageRef;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly token?: string; readonly url?: string }[];
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: Uint8Array }[];
  readonly edited: boolean;
}

export interface FakeChannel extends Channel {
  /** Delivers what a person did, as the platform would: resolves once the bot has stored it. */
  deliver(
    chat: string,
    content: Content,
    options?: { readonly id?: string; readonly message?: string; readonly at?: Date; readonly sender?: string },
  ): Promise<string>;
  /** Delivers these happenings as one batch. */
  deliverAll(events: readonly Inbound[]): Promise<void>;
  /** A file on the platform, to be referred to in media content. */
  hold(bytes: Uint8Array | OpenError): MediaRef;
  screen(chat: string): readonly Shown[];
  menuOf(chat: string): readonly MenuEntry[];
  /** The next sends to this chat (or to anyone) fail so: refused, or with a fault of the adapter. */
  failNext(error: Error, times?: number, chat?: string): void;
  /** The next send to this chat (or to anyone) arrives, but its answer is lost on the way. */
  loseNextAnswer(chat?: string): void;
  /** The person gave a sign of life that is no message: their window opens. */
  hearsOf(chat: string): void;
  block(chat: string): void;
  /** Sends and edits do not come back until they are let go: held up on the way there, or their answer on the way back. */
  holdUp(what?: 'request' | 'answer'): void;
  /** Lets those go that are under way (of this chat, or all); without an argument the next ones are not held up any more. */
  letGo(chat?: string): void;
  /** The process died: nobody waits any more for what is held up. */
  abandon(): void;
  /** The person deletes this message. */
  erase(chat: string, message: MessageRef): void;
  readonly sent: number;
  /** Every send and edit that reached the platform, in the order it was begun, refused ones too. */
  readonly calls: readonly Call[];
  /** Under way at this moment. */
  readonly underWay: readonly Call[];
}

export interface Call {
  readonly what: 'send' | 'edit';
  readonly chat: string;
  readonly text: string;
  readonly isUpload: boolean;
}

export interface FakeChannelOptions {
  /** What each message costs. */
  readonly costs?: readonly Cost[] | undefined;
  /** Keeps the window of its capabilities, as the platform does: who was silent for longer is not written to. */
  readonly keepsWindow?: boolean;
}

export function fakeChannel(
  name: ChannelName,
  capabilities: Capabilities,
  clock: Clock,
  { costs, keepsWindow = false }: FakeChannelOptions = {},
): FakeChannel {
  let receive: ((events: readonly Inbound[]) => Promise<void>) | undefined;
  let counter = 0;
  let sent = 0;
  const screens = new Map<string, Shown[]>();
  const menus = new Map<string, readonly MenuEntry[]>();
  const held = new Map<string, Uint8Array | OpenError>();
  const failures: { error: Error; chat: string | undefined }[] = [];
  const lostAnswers: { chat: string | undefined }[] = [];
  const calls: Call[] = [];
  const underWay = new Map<Call, () => void>();
  let holding: 'request' | 'answer' | undefined;
  const blocked = new Set<string>();
  const heardAt = new Map<string, Date>();
  const screenOf = (chat: string) => {
    const screen = screens.get(chat) ?? [];
    screens.set(chat, screen);
    return screen;
  };
  const checkFaults = (chat: string) => {
    if (blocked.has(chat)) throw new SendError('gone', 'blocked by the person');
    const failure = takeFirst(failures, chat);
    if (failure !== undefined) throw failure.error;
    const { outreach } = capabilities;
    if (!keepsWindow || outreach.kind === 'anytime') return;
    const silentMs = clock.now().getTime() - (heardAt.get(chat) ?? new Date(0)).getTime();
    if (silentMs > outreach.ms) throw new SendError('windowClosed', 'silent for too long');
  };
  const received = async (events: readonly Inbound[]) => {
    if (receive === undefined) throw new Error('the bot is not listening');
    await receive(events);
  };
  const begin = (what: Call['what'], chat: string, part: OutboundPart): Call => {
    const isUpload = filesOf(part).some((file) => file.known === undefined);
    const call: Call = { what, chat, text: part.kind === 'text' ? part.text : part.caption, isUpload };
    calls.push(call);
    return call;
  };
  const pass = async (call: Call, where: typeof holding): Promise<void> => {
    if (holding !== where) return;
    await new Promise<void>((resolve) => {
      underWay.set(call, resolve);
    });
  };

  return {
    name,
    get sent() {
      return sent;
    },
    capabilities: () => capabilities,
    async start(handler) {
      receive = handler;
    },
    async stop() {
      receive = undefined;
    },
    get calls() {
      return calls;
    },
    get underWay() {
      return [...underWay.keys()];
    },
    async send(chat, part) {
      const call = begin('send', chat, part);
      await pass(call, 'request');
      checkFaults(chat);
      checkLimits(part, capabilities);
      sent += 1;
      counter += 1;
      const files = filesOf(part);
      const media = files.map((file) => `${name}-copy-${file.sha256}` as MediaRef);
      const shown: Shown = { ref: `m${counter}` as MessageRef, ...(await face(part)), edited: false };
      screenOf(chat).push(shown);
      await pass(call, 'answer');
      if (takeFirst(lostAnswers, chat) !== undefined) throw new SendError('offline', 'no answer');
      return { message: shown.ref, media, ...(costs !== undefined && { costs }) };
    },
    async edit(chat, message, part) {
      const call = begin('edit', chat, part);
      await pass(call, 'request');
      checkFaults(chat);
      if (capabilities.edit === 'none') throw new SendError('rejected', 'this platform edits nothing');
      const screen = screenOf(chat);
      const index = screen.findIndex((shown) => shown.ref === message);
      if (index < 0) throw new SendError('rejected', 'message to edit not found');
      screen[index] = { ref: message, ...(await face(part)), edited: true };
      await pass(call, 'answer');
    },
    async open(media) {
      const file = held.get(media);
      if (file === undefined) throw new OpenError('gone', 'no such file');
      if (file instanceof OpenError) throw file;
      return (async function* () {
        yield file;
      })();
    },
    async menu(chat, entries) {
      checkFaults(chat);
      menus.set(chat, entries);
    },
    deepLink: (code) => `https://${name}.example/join?start=${code}`,

    async deliver(chat, content, options = {}) {
      counter += 1;
      const message = options.message ?? `u${counter}`;
      heardAt.set(chat, clock.now());
      const sender = options.sender ?? chat;
      await received([
        {
          id: options.id ?? `${chat}/${content.kind}/${counter}`,
          chat: chat as ChatRef,
          message: message as MessageRef,
          sender: { ref: sender, name: sender },
          at: options.at ?? clock.now(),
          content,
        },
      ]);
      return message;
    },
    deliverAll: (events) => received(events),
    hold(bytes) {
      counter += 1;
      const ref = `file-${counter}` as MediaRef;
      held.set(ref, bytes);
      return ref;
    },
    screen: (chat) => screens.get(chat) ?? [],
    menuOf: (chat) => menus.get(chat) ?? [],
    failNext(error, times = 1, chat) {
      for (let i = 0; i < times; i++) failures.push({ error, chat });
    },
    loseNextAnswer: (chat) => void lostAnswers.push({ chat }),
    hearsOf: (chat) => void heardAt.set(chat, clock.now()),
    block: (chat) => {
      blocked.add(chat);
    },
    holdUp(what = 'request') {
      holding = what;
    },
    abandon() {
      holding = undefined;
      underWay.clear();
    },
    letGo(chat) {
      if (chat === undefined) holding = undefined;
      for (const [call, resolve] of underWay) {
        if (chat !== undefined && call.chat !== chat) continue;
        underWay.delete(call);
        resolve();
      }
    },
    erase(chat, message) {
      const screen = screenOf(chat);
      const index = screen.findIndex((shown) => shown.ref === message);
      if (index >= 0) screen.splice(index, 1);
    },
  };
}

/** Takes out the first that concerns this chat. */
function takeFirst<T extends { readonly chat: string | undefined }>(list: T[], chat: string): T | undefined {
  const index = list.findIndex((each) => each.chat === undefined || each.chat === chat);
  return index < 0 ? undefined : list.splice(index, 1)[0];
}

function filesOf(part: OutboundPart) {
  if (part.kind === 'photo') return [part.photo];
  if (part.kind === 'album') return part.photos;
  if (part.kind === 'file') return [part.file];
  return [];
}

async function face(part: OutboundPart): Promise<Omit<Shown, 'ref' | 'edited'>> {
  const files = [];
  for (const file of filesOf(part)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.open()) chunks.push(chunk);
    files.push({ name: file.name, sha256: file.sha256, bytes: Buffer.concat(chunks) });
  }
  const buttons = 'buttons' in part ? part.buttons.flat() : [];
  return { text: part.kind === 'text' ? part.text : part.caption, buttons, files };
}

/** A platform that refuses what its capabilities do not allow: the renderer is to blame, so it is an error, not a fault. */
function checkLimits(part: OutboundPart, { text, caption, buttons, album, file }: Capabilities): void {
  const refuse = (why: string) => {
    throw new Error(`the renderer broke a limit: ${why}`);
  };
  if (part.kind === 'text' && (part.text.length === 0 || part.text.length > text.maxLength))
    refuse(`text of ${part.text.length}`);
  if (part.kind !== 'text' && part.caption.length > caption.maxLength) refuse(`caption of ${part.caption.length}`);
  const rows = 'buttons' in part ? part.buttons.flat() : [];
  if (rows.length > buttons.max) refuse(`${rows.length} buttons`);
  if (rows.some((button) => button.label.length > buttons.maxLabel || button.label === '')) refuse('a label');
  if (rows.some((button) => Buffer.byteLength(button.token ?? '') > 64)) refuse('a token');
  if (part.kind === 'album' && (part.photos.length < 2 || part.photos.length > album.max))
    refuse(`album of ${part.photos.length}`);
  if (part.kind === 'file' && part.file.bytes > file.maxBytes) refuse(`file of ${part.file.bytes}`);
}
