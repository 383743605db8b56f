/**
 * The doors: /vao/<code> opens a personal link, /moi/<code> follows an invitation. Looking changes nothing, so a preview
 * of the link does not use it up; pressing the button does.
 */
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Database } from '../../db/client.js';
import { clientAddress } from '../../http/client-address.js';
import { page } from '../../http/page.js';
import { createRateLimit } from '../../http/rate-limit.js';
import { newToken, type Sessions, TOKEN_FORM } from '../../http/sessions.js';
import { type Clock, HOUR_MS, SECOND_MS } from '../../lib/clock.js';
import { followInvite, followLink, INVITE_FORM, type LinkProblem, lookAtLink } from './entrances.js';
import type { HeldChats } from './held-chat.js';
import type { PageSettings } from './page/chat-page.js';
import { DoorPage } from './page/door-page.js';
import type { Queue } from './queue.js';
import { texts } from './texts.js';

export interface EntranceRouteParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly queue: Queue;
  readonly sessions: Sessions;
  readonly held: HeldChats;
  readonly assets: PageSettings['assets'];
  /** Whether people come by https. */
  readonly secure: () => boolean;
}

/** A school comes through one address: enough for its staff on the morning of a training, too few to search for codes. */
const WRONG_CODES = 30;
const NEW_CHATS = 120;
/** Names a coming, so that a button pressed twice is one. */
const VISIT_COOKIE = 'loa-visit';
const VISIT_LIFETIME_MS = HOUR_MS;

const STATUS: Readonly<Record<LinkProblem, ContentfulStatusCode>> = { unknown: 404, used: 410, expired: 410 };

export function addEntranceRoutes(app: Hono, parts: EntranceRouteParts): void {
  const { db, clock, queue, sessions, held, assets } = parts;
  const wrong = createRateLimit({ limit: WRONG_CODES, windowMs: HOUR_MS, clock });
  const opened = createRateLimit({ limit: NEW_CHATS, windowMs: HOUR_MS, clock });

  app.get('/vao/:code', async (c) => {
    const waitMs = wrong.wait(clientAddress(c));
    if (waitMs !== undefined) return tooMany(c, waitMs);
    const found = await lookAtLink(db.read, c.req.param('code'), visitOf(c), clock.now());
    // Whoever is in already is led back by the same link.
    if (found.chat !== undefined && found.chat === (await held.byCookie(c))) return c.redirect('/chat', 303);
    if ('problem' in found) return closed(c, found.problem);
    giveVisit(c);
    return show(c, 200, texts.enterOnce, 'enter');
  });

  app.post('/vao/:code', async (c) => {
    const waitMs = wrong.wait(clientAddress(c));
    if (waitMs !== undefined) return tooMany(c, waitMs);
    const now = clock.now();
    // Without the page's cookie there is no visit to tell a second press by; the first one still opens.
    const visit = visitOf(c) ?? newToken();
    const entered = await db.transaction(async (tx) => {
      const found = await followLink(tx, c.req.param('code'), visit, now);
      return 'problem' in found ? found : { token: await sessions.open(tx, found.chat, now) };
    });
    if ('problem' in entered) return closed(c, entered.problem);
    return enter(c, entered.token);
  });

  for (const path of ['/moi', '/moi/:code'] as const) {
    app.get(path, (c) => {
      if (!isInvite(c.req.param('code'))) return show(c, 404, texts.inviteForm, 'none');
      giveVisit(c);
      return show(c, 200, texts.enterInvited, 'enter');
    });

    app.post(path, async (c) => {
      const code = c.req.param('code');
      if (!isInvite(code)) return show(c, 404, texts.inviteForm, 'none');
      const present = await held.byCookie(c);
      const waitMs = present === undefined ? opened.take(clientAddress(c)) : undefined;
      if (waitMs !== undefined) return tooMany(c, waitMs);
      const now = clock.now();
      const visit = visitOf(c) ?? newToken();
      const token = await db.transaction(async (tx) => {
        const chat = await followInvite(tx, code, visit, present, now);
        return present === undefined ? sessions.open(tx, chat, now) : undefined;
      });
      return enter(c, token);
    });
  }

  function enter(c: Context, token: string | undefined): Response {
    queue.poke();
    if (token !== undefined) sessions.give(c, token);
    return c.redirect('/chat', 303);
  }

  async function closed(c: Context, problem: LinkProblem): Promise<Response> {
    if (problem === 'unknown') wrong.take(clientAddress(c));
    const isInside = (await held.byCookie(c)) !== undefined;
    return show(c, STATUS[problem], texts.linkProblem[problem], isInside ? 'continue' : 'none');
  }

  function tooMany(c: Context, waitMs: number): Response | Promise<Response> {
    c.header('Retry-After', String(Math.ceil(waitMs / SECOND_MS)));
    return show(c, 429, texts.tooMany(waitMs), 'none');
  }

  function show(
    c: Context,
    status: ContentfulStatusCode,
    sentence: string,
    action: 'enter' | 'continue' | 'none',
  ): Response | Promise<Response> {
    c.header('Cache-Control', 'no-store');
    return page(c, <DoorPage assets={assets} sentence={sentence} action={action} />, status);
  }

  function giveVisit(c: Context): void {
    setCookie(c, VISIT_COOKIE, newToken(), {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: parts.secure(),
      maxAge: VISIT_LIFETIME_MS / SECOND_MS,
    });
  }
}

function visitOf(c: Context): string | undefined {
  const visit = getCookie(c, VISIT_COOKIE);
  return visit !== undefined && TOKEN_FORM.test(visit) ? visit : undefined;
}

function isInvite(code: string | undefined): boolean {
  return code === undefined || INVITE_FORM.test(code);
}
