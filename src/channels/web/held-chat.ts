/** Which chat a request is for: by the browser's cookie or, where chats are open, by the token in the path. */
import type { Context } from 'hono';
import type { Database } from '../../db/client.js';
import { problem } from '../../http/problem.js';
import { createRateLimit } from '../../http/rate-limit.js';
import type { Sessions } from '../../http/sessions.js';
import { type Clock, SECOND_MS } from '../../lib/clock.js';
import type { ChatRef } from '../contract.js';
import { chatExists } from './mailbox.js';
import { chatRef } from './refs.js';
import { texts } from './texts.js';

export interface Held {
  readonly chat: ChatRef;
  /** The path under which this page's requests go. */
  readonly base: string;
  /** Whether it is still so: for answers that take long. */
  readonly isHeld: () => Promise<boolean>;
}

type Work = (c: Context, held: Held) => Promise<Response> | Response;

export interface HeldChats {
  /** The chat of the request's cookie. */
  byCookie(c: Context): Promise<ChatRef | undefined>;
  /** Runs `work` for the chat of the request, or answers that there is none. */
  withChat(work: Work): (c: Context) => Promise<Response>;
  /** The same for what changes something: not more often than a person can. */
  withChange(work: Work): (c: Context) => Promise<Response>;
}

const CHANGES_PER_WINDOW = 120;
const WINDOW_MS = 30 * SECOND_MS;

/** Both kinds of token are of `sessions`; only what changes something is counted. */
export function createHeldChats(sessions: Sessions, db: Database, clock: Clock): HeldChats {
  const pace = createRateLimit({ limit: CHANGES_PER_WINDOW, windowMs: WINDOW_MS, clock });

  async function heldBy(c: Context): Promise<Held | undefined> {
    const inPath = c.req.param('token');
    const token = inPath ?? sessions.tokenOf(c);
    const chat = await ofToken(token);
    if (chat === undefined) return undefined;
    const base = inPath === undefined ? '/chat' : `/chat/${inPath}`;
    return { chat, base, isHeld: async () => (await ofToken(token)) === chat };
  }

  async function ofToken(token: string | undefined): Promise<ChatRef | undefined> {
    const subject = token === undefined ? undefined : await sessions.subjectOf(token);
    if (subject === undefined) return undefined;
    const chat = chatRef(subject);
    return (await chatExists(db.read, chat)) ? chat : undefined;
  }

  const withChat: HeldChats['withChat'] = (work) => async (c) => {
    // What is in a chat stays in nobody's cache.
    c.header('Cache-Control', 'no-store');
    const held = await heldBy(c);
    return held === undefined ? problem(c, 401, 'noSession', texts.noSession) : work(c, held);
  };

  return {
    byCookie: (c) => ofToken(sessions.tokenOf(c)),
    withChat,
    withChange: (work) =>
      withChat((c, held) => {
        const waitMs = pace.take(held.chat);
        if (waitMs === undefined) return work(c, held);
        c.header('Retry-After', String(Math.ceil(waitMs / SECOND_MS)));
        return problem(c, 429, 'tooFast', texts.tooFast);
      }),
  };
}
