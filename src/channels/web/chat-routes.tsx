/** What a chat page asks of the mailbox. Every request names its chat by its session alone. */
import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { Database, Tx } from '../../db/client.js';
import { page } from '../../http/page.js';
import { problem } from '../../http/problem.js';
import type { Sessions } from '../../http/sessions.js';
import type { Clock } from '../../lib/clock.js';
import type { ChatRef } from '../contract.js';
import type { Bells } from './bells.js';
import type { EventStreams } from './event-stream.js';
import type { HeldChats } from './held-chat.js';
import {
  EditRequest,
  type Outcome,
  PhoneRequest,
  ReadRequest,
  type Refusal,
  SendRequest,
  TapRequest,
  takeEdit,
  takeMessage,
  takePhone,
  takeTap,
} from './inbound.js';
import { changesAfter, olderThan, setRead } from './mailbox.js';
import { ChatPage, type PageSettings } from './page/chat-page.js';
import type { Queue } from './queue.js';
import { texts } from './texts.js';

export interface ChatRouteParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly bells: Bells;
  readonly queue: Queue;
  readonly streams: EventStreams;
  readonly sessions: Sessions;
  readonly held: HeldChats;
  readonly page: Pick<PageSettings, 'assets' | 'timeZone'>;
  /** Pages may stand in a frame of our own. */
  readonly framed: boolean;
}

const Count = z.coerce.number().int().nonnegative();

const STATUS: Readonly<Record<Refusal, ContentfulStatusCode>> = {
  empty: 422,
  textTooLong: 422,
  fileMissing: 409,
  notYours: 404,
  phoneForm: 422,
  closed: 410,
};

/** Adds the routes of chats below `base`: /chat, or /chat/:token{…} where the token stands in the path. */
export function addChatRoutes(app: Hono, base: string, parts: ChatRouteParts): void {
  const { db, bells, queue, streams, sessions, held } = parts;
  const { withChat, withChange } = held;

  app.get(
    base,
    withChat(async (c, { chat, base: here }) => {
      if (parts.framed) allowFrames(c);
      const token = here === '/chat' ? sessions.tokenOf(c) : undefined;
      // The cookie lives as long as the session, which every visit prolongs.
      if (token !== undefined) sessions.give(c, token);
      const { name } = await db.read.webChat.findUniqueOrThrow({ where: { id: chat }, select: { name: true } });
      return page(c, <ChatPage settings={{ ...parts.page, base: here, chat, name, canLeave: here === '/chat' }} />);
    }),
  );
  app.get(
    `${base}/changes`,
    withChat(async (c, { chat }) => c.json((await changesAfter(db.read, chat, countIn(c, 'after'))) ?? {})),
  );
  app.get(
    `${base}/events`,
    withChat((c, { chat, isHeld }) => {
      const last = Count.safeParse(c.req.header('last-event-id') ?? c.req.query('after'));
      return streams.open(c, chat, last.success ? last.data : undefined, isHeld);
    }),
  );
  app.get(
    `${base}/messages`,
    withChat(async (c, { chat }) => c.json(await olderThan(db.read, chat, countIn(c, 'before')))),
  );
  app.post(
    `${base}/messages`,
    withChange((c, { chat }) => take(c, chat, SendRequest, takeMessage)),
  );
  app.post(
    `${base}/messages/:message{\\d+}`,
    withChange((c, { chat }) =>
      take(c, chat, EditRequest, (tx, to, request, now) =>
        takeEdit(tx, to, Number(c.req.param('message')), request, now),
      ),
    ),
  );
  app.post(
    `${base}/taps`,
    withChange((c, { chat }) => take(c, chat, TapRequest, takeTap, 'wait')),
  );
  app.post(
    `${base}/phone`,
    withChange((c, { chat }) => take(c, chat, PhoneRequest, takePhone, 'wait')),
  );
  app.post(
    `${base}/read`,
    withChange(async (c, { chat }) => {
      const request = ReadRequest.safeParse(await bodyOf(c));
      if (!request.success) return problem(c, 400, 'unreadable', texts.unreadable);
      if (await db.transaction((tx) => setRead(tx, chat, request.data.upTo))) bells.ring(chat);
      return c.json({});
    }),
  );
  app.post(`${base}/leave`, async (c) => {
    await sessions.end(c);
    return c.json({});
  });

  /** `wait`: answered once the house has it, so that a pressed button shows when the press arrived. */
  async function take<T>(
    c: Context,
    chat: ChatRef,
    form: z.ZodType<T>,
    work: (tx: Tx, chat: ChatRef, request: T, now: Date) => Promise<Outcome>,
    wait?: 'wait',
  ): Promise<Response> {
    const request = form.safeParse(await bodyOf(c));
    if (!request.success) return problem(c, 400, 'unreadable', texts.unreadable);
    const outcome = await db.transaction((tx) => work(tx, chat, request.data, parts.clock.now()));
    if (!outcome.ok) return problem(c, STATUS[outcome.refusal], outcome.refusal, texts.refusal[outcome.refusal]);
    bells.ring(chat);
    queue.poke();
    if (wait !== undefined && outcome.row !== undefined) await queue.taken(outcome.row);
    return c.json({ message: outcome.message });
  }
}

async function bodyOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    // Half a body or none: read as nothing, which fits no form.
    return undefined;
  }
}

function countIn(c: Context, name: string): number | undefined {
  const count = Count.safeParse(c.req.query(name));
  return count.success ? count.data : undefined;
}

function allowFrames(c: Context): void {
  c.header('X-Frame-Options', 'SAMEORIGIN');
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
  );
}
