/** What we ask of a chat platform. Imports nothing. An adapter knows its platform; nobody else knows an adapter. */

/** The platforms there are; also stored. */
export type ChannelName = 'telegram' | 'zalo' | 'web';

/** Minted by one adapter, stored by us, taken apart by nobody else. Stored for years: an adapter never changes their form. */
export type ChatRef = string & { readonly __ref: 'chat' };
export type MediaRef = string & { readonly __ref: 'media' };
export type MessageRef = string & { readonly __ref: 'message' };

/** native: as asked. degraded: same meaning, plainer look. none: refused before sending. */
export type Support = 'native' | 'degraded' | 'none';

/** What a chat can show, with the platform's limits. Bytes are bytes, text lengths count UTF-16 units. */
export interface Capabilities {
  readonly text: { readonly maxLength: number };
  readonly caption: { readonly maxLength: number };
  readonly buttons: { readonly support: Support; readonly max: number; readonly maxLabel: number };
  readonly album: { readonly support: Support; readonly max: number; readonly maxBytesEach: number };
  readonly file: { readonly support: Support; readonly maxBytes: number; readonly types?: readonly string[] };
  readonly edit: Support;
  /** May the bot speak first, or only for a while (`ms`) after the person spoke, the first part of it (`freeMs`) unbilled? */
  readonly outreach:
    | { readonly kind: 'anytime' }
    | { readonly kind: 'window'; readonly ms: number; readonly freeMs: number };
}

/** A file offered by the platform: known before it is fetched. */
export interface IncomingFile {
  readonly ref: MediaRef;
  readonly kind: 'photo' | 'video' | 'audio' | 'document';
  readonly bytes?: number;
  readonly name?: string;
  readonly type?: string;
}

/** A file of ours: stored once, opened as a stream; `known` is this channel's own copy, if it has one. */
export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  open(): AsyncIterable<Uint8Array>;
  readonly known?: MediaRef;
}

/** One happening on the platform. Text is NFC already. */
export interface Inbound {
  /** Stable for one happening: redelivery repeats it, nothing else ever does. */
  readonly id: string;
  readonly chat: ChatRef;
  readonly message?: MessageRef;
  readonly sender: { readonly ref: string; readonly name: string };
  /** When it was sent, by the platform's clock. */
  readonly at: Date;
  readonly content: Content;
}

/** What somebody sent or did. */
export type Content =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly edited?: boolean;
      readonly forwardedFrom?: string;
      readonly replyTo?: MessageRef;
    }
  /** A deep link was followed: the code it carried. */
  | { readonly kind: 'start'; readonly code: string }
  /** A button of ours was pressed; anyone can forge the token. */
  | { readonly kind: 'tap'; readonly token: string }
  | {
      readonly kind: 'media';
      readonly files: readonly IncomingFile[];
      readonly caption: string;
      /** Siblings carry the same value, and come whenever they come. */
      readonly album?: string;
      readonly edited?: boolean;
      readonly forwardedFrom?: string;
    }
  /** own: the platform vouches that it is the sender's. typed: nobody does, the sender only says so. */
  | { readonly kind: 'phone'; readonly number: string; readonly own: boolean; readonly typed?: true }
  | { readonly kind: 'reach'; readonly reachable: boolean }
  /** The conversation moved: send to the new ref from now on (a Telegram group became a supergroup). */
  | { readonly kind: 'moved'; readonly to: ChatRef }
  /** Written where several people read along; features only answer in private. */
  | { readonly kind: 'group'; readonly text: string }
  | { readonly kind: 'unsupported'; readonly what: string };

/** Either `token` (comes back as a tap) or `url` (opens an address). */
export interface Button {
  readonly label: string;
  readonly token?: string;
  readonly url?: string;
}

export type ButtonRows = readonly (readonly Button[])[];

/** One physical message: it is delivered, or fails and is retried, as a whole. Text is plain: nothing to escape. */
export type OutboundPart =
  | { readonly kind: 'text'; readonly text: string; readonly buttons: ButtonRows; readonly askPhone?: string }
  | { readonly kind: 'photo'; readonly photo: StoredFile; readonly caption: string; readonly buttons: ButtonRows }
  | { readonly kind: 'album'; readonly photos: readonly StoredFile[]; readonly caption: string }
  | { readonly kind: 'file'; readonly file: StoredFile; readonly caption: string };

/** `media` in the order of the part's files: the channel's own copies, to send again without uploading. */
export interface Sent {
  readonly message: MessageRef;
  readonly media: readonly MediaRef[];
  /** What the platform took for each message it made of the part, where it says so. */
  readonly costs?: readonly Cost[];
}

/** What one message was counted as, in our words and in the platform's own. */
export interface Cost {
  readonly kind: 'free' | 'billed' | 'unknown';
  /** Letters, digits and underscores only. */
  readonly word: string;
  /** Of what was bought: how many messages are left, and of how many. */
  readonly left?: number;
  readonly total?: number;
}

/** One entry of the menu a platform may show beside the text field. */
export interface MenuEntry {
  readonly command: string;
  readonly description: string;
}

/** A chat platform, as its adapter shows it. An adapter says nothing on its own and knows no feature. */
export interface Channel {
  readonly name: ChannelName;
  /** Pure and immediate: no network, no I/O. */
  capabilities(chat: ChatRef): Capabilities;
  /**
   * Begins to receive. Once `receive` resolves the batch is stored: acknowledge it to the platform only then (a tap's
   * spinner too). When `receive` rejects, the batch must come again. Resolves when the platform answered once.
   */
  start(receive: (events: readonly Inbound[]) => Promise<void>): Promise<void>;
  /** Stops receiving; resolves when no `receive` of this channel is under way any more. */
  stop(): Promise<void>;
  /** Delivers one part, or throws a SendError and nothing else. Never retries by itself. */
  send(chat: ChatRef, part: OutboundPart): Promise<Sent>;
  /** Replaces a sent message where capabilities say so; else throws SendError `rejected`. Unchanged content is success. */
  edit(chat: ChatRef, message: MessageRef, part: OutboundPart): Promise<void>;
  /** Opens a file the platform holds; throws OpenError and nothing else, also while streaming. */
  open(media: MediaRef): Promise<AsyncIterable<Uint8Array>>;
  /** Shows these commands in this chat's menu; a channel without menus does nothing. Throws SendError. */
  menu(chat: ChatRef, entries: readonly MenuEntry[]): Promise<void>;
  /** The address a person opens to enter with this code, where the channel has such links. */
  deepLink(code: string): string | undefined;
}

/**
 * throttled: the platform asks us to slow down, everyone waits `retryAfterMs`. offline: no answer, or the platform is in
 * trouble. gone: this chat cannot be reached any more (blocked, deleted). windowClosed: only after the person writes
 * again. rejected: the platform refuses this very message. misconfigured: our token or set-up is wrong.
 */
export type SendReason = 'throttled' | 'offline' | 'gone' | 'windowClosed' | 'rejected' | 'misconfigured';

/** Why a part was not delivered. `detail` is for the log: it must not hold the message's text or a token. */
export class SendError extends Error {
  constructor(
    readonly reason: SendReason,
    detail: string,
    readonly retryAfterMs?: number,
    /** The chat has a new address (gone only): send there instead. */
    readonly movedTo?: ChatRef,
  ) {
    super(detail);
    this.name = 'SendError';
  }

  get retryable(): boolean {
    return this.reason === 'throttled' || this.reason === 'offline';
  }
}

/** tooBig: never, the platform will not hand it over. later: try again. gone: the platform has it no more. */
export class OpenError extends Error {
  constructor(
    readonly reason: 'tooBig' | 'later' | 'gone',
    detail: string,
  ) {
    super(detail);
    this.name = 'OpenError';
  }
}
