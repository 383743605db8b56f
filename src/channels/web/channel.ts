/** The web chat behind Loa's channel contract: composes the mailbox, its doors, its pages and the queue to the house. */
import type { Hono } from 'hono';
import type { Database, Tx } from '../../db/client.js';
import { createSessions } from '../../http/sessions.js';
import { type Clock, DAY_MS, SECOND_MS } from '../../lib/clock.js';
import type { Channel, ChatRef } from '../contract.js';
import { createBells } from './bells.js';
import { WEB_CAPABILITIES } from './capabilities.js';
import type { ChannelLog } from './channel-log.js';
import { addChatRoutes } from './chat-routes.js';
import { clean } from './cleaning.js';
import { openDisk } from './disk.js';
import { addEntranceRoutes } from './entrance-routes.js';
import { createLink } from './entrances.js';
import { createEventStreams } from './event-stream.js';
import { addFileRoutes } from './file-routes.js';
import { createHeldChats } from './held-chat.js';
import { createChat } from './mailbox.js';
import { createOutbound } from './outbound.js';
import { addAssetRoutes, loadAssets } from './page/assets.js';
import { createQueue, type RetryPace } from './queue.js';
import { openUpload } from './uploads.js';

export interface WebOptions {
  readonly db: Database;
  /** Where the mailbox keeps files, such as DATA_DIR/web-files; one file system. */
  readonly filesDir: string;
  /** Where people reach our pages, if they can; asked each time. */
  readonly publicUrl: () => string | undefined;
  readonly clock: Clock;
  readonly log: ChannelLog;
  /** The plan's; pages show times in it. */
  readonly timeZone?: string;
  /**
   * Chats may also be opened by a token in the path and stand in frames of our own: for the demo, which shows several
   * people's chats on one page. Never where real people come: addresses end up in histories.
   */
  readonly openChats?: boolean;
  readonly pace?: Partial<WebPace>;
}

export interface WebPace extends RetryPace {
  /** How often an idle page hears that the line is alive. */
  readonly heartbeatMs: number;
}

export interface WebChannel {
  readonly channel: Channel;
  /** For the HTTP server. */
  readonly routes: (app: Hono) => void;
  /**
   * Makes a chat for somebody the house knows; the reference is also the sender's. `name` is what the page greets them
   * with. In the caller's transaction, so that the account can be made with it.
   */
  createChat(tx: Tx, name: string, now: Date): Promise<ChatRef>;
  /** Makes a way into a chat that opens once, within seven days; returns its path, /vao/<code>. Tell it to nobody else. */
  createEntrance(tx: Tx, chat: ChatRef, now: Date): Promise<string>;
  /** The path of a chat that needs no cookie, /chat/<token>. Throws unless `openChats`. */
  openChat(tx: Tx, chat: ChatRef, now: Date): Promise<string>;
  /** Ends everybody's way into a chat: a lost phone, somebody who left. Sending to it goes on. */
  closeDoors(tx: Tx, chat: ChatRef): Promise<void>;
  /** Erases a chat with all that was said in it; its files leave the disk at the next cleaning. */
  erase(tx: Tx, chat: ChatRef): Promise<void>;
  /** Clears away what need not be kept; once a day is enough. */
  clean(): Promise<void>;
}

const PACE: WebPace = { retryMs: SECOND_MS, maxRetryMs: 30 * SECOND_MS, heartbeatMs: 20 * SECOND_MS };
/** From the last visit: whoever comes once a term is still known. */
const SESSION_LIFETIME_MS = 180 * DAY_MS;
const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh';

/** The chat in the browser: it is the platform and the adapter in one, over the tables of its mailbox. */
export function createWeb(options: WebOptions): WebChannel {
  const { db, clock, log, publicUrl, openChats = false } = options;
  const pace = { ...PACE, ...options.pace };
  const secure = () => publicUrl()?.startsWith('https:') === true;
  const disk = openDisk(options.filesDir);
  const bells = createBells();
  const queue = createQueue(db, log, pace);
  const streams = createEventStreams({ db, bells, log, heartbeatMs: pace.heartbeatMs });
  const sessions = createSessions({ db, clock, kind: 'chat', lifetimeMs: SESSION_LIFETIME_MS, secure });
  const held = createHeldChats(sessions, db, clock);
  const assets = loadAssets();
  const page = { assets: assets.addresses, timeZone: options.timeZone ?? DEFAULT_ZONE };

  const channel: Channel = {
    name: 'web',
    capabilities: () => WEB_CAPABILITIES,
    start: async (receive) => queue.open(receive),
    async stop() {
      streams.closeAll();
      await queue.close();
    },
    ...createOutbound({ db, disk, bells, clock }),
    open: (media) => openUpload({ db, disk, clock }, media),
    deepLink(code) {
      const address = publicUrl();
      if (address === undefined) return undefined;
      return code === '' ? `${address}/moi` : `${address}/moi/${encodeURIComponent(code)}`;
    },
  };

  return {
    channel,
    routes(app) {
      addAssetRoutes(app, assets);
      addEntranceRoutes(app, { db, clock, queue, sessions, held, secure, assets: page.assets });
      const bases = openChats ? ['/chat', '/chat/:token{[\\w-]{43}}'] : ['/chat'];
      for (const base of bases) {
        addChatRoutes(app, base, { db, clock, bells, queue, streams, sessions, held, page, framed: openChats });
        addFileRoutes(app, base, { db, disk, clock, log, held });
      }
    },
    createChat: (tx, name, now) => createChat(tx, { name }, now),
    createEntrance: async (tx, chat, now) => `/vao/${await createLink(tx, chat, now)}`,
    async openChat(tx, chat, now) {
      if (!openChats) throw new Error('chats are not open here: only the demo opens them by their address');
      return `/chat/${await sessions.open(tx, chat, now)}`;
    },
    async closeDoors(tx, chat) {
      await sessions.endAll(tx, chat);
      await tx.webLink.deleteMany({ where: { chatId: chat } });
    },
    async erase(tx, chat) {
      await sessions.endAll(tx, chat);
      await tx.webChat.deleteMany({ where: { id: chat } });
    },
    clean: () => clean({ db, disk, sessions, clock }),
  };
}
