/**
 * Who a browser acts for: a random 256-bit token in a cookie that scripts cannot read, its hash in the database. The
 * token itself is stored nowhere.
 */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Database, Tx } from '../db/client.js';
import { after, type Clock, DAY_MS, SECOND_MS } from '../lib/clock.js';
import { sha256 } from '../lib/codes.js';

/** Who a browser is, by a cookie. */
export interface Sessions {
  /** Opens one for `subject` and returns its token, 43 characters of A-Za-z0-9_-. */
  open(tx: Tx, subject: string, now: Date): Promise<string>;
  /** Whom the token stands for; prolongs the session. Undefined when it is unknown, over or not a token. */
  subjectOf(token: string): Promise<string | undefined>;
  /** The token in the request's cookie, if there is one. */
  tokenOf(c: Context): string | undefined;
  /** Puts the token into the answer's cookie. */
  give(c: Context, token: string): void;
  /** Ends the session of the request and takes its cookie away. */
  end(c: Context): Promise<void>;
  /** Ends all sessions of a subject. */
  endAll(tx: Tx, subject: string): Promise<void>;
  /** Forgets sessions that are over. */
  sweep(): Promise<void>;
}

export interface SessionOptions {
  readonly db: Database;
  readonly clock: Clock;
  /** What these sessions open: kept apart from all others. */
  readonly kind: string;
  /** Counted from the last use. */
  readonly lifetimeMs: number;
  /** Whether people come by https: the cookie then travels no other way. */
  readonly secure: () => boolean;
}

const TOKEN_BYTES = 32;
export const TOKEN_FORM = /^[\w-]{43}$/;

/** 256 random bits, as 43 characters of A-Za-z0-9_-. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Use is written down to this precision: a write a request would cost more than it is worth. */
const SEEN_PRECISION_MS = DAY_MS;

/** Tokens are stored as hashes: whoever reads the database cannot come in with one. */
export function createSessions({ db, clock, kind, lifetimeMs, secure }: SessionOptions): Sessions {
  // The browser itself ties a __Host- cookie to this very host, to https and to the whole of it.
  const cookieName = () => (secure() ? `__Host-loa-${kind}` : `loa-${kind}`);
  const attributes = () =>
    ({ httpOnly: true, sameSite: 'Lax', path: '/', secure: secure(), maxAge: lifetimeMs / SECOND_MS }) as const;

  return {
    async open(tx, subject, now) {
      const token = newToken();
      await tx.webSession.create({
        data: {
          tokenHash: sha256(token),
          kind,
          subject,
          createdAt: now,
          seenAt: now,
          expiresAt: after(now, lifetimeMs),
        },
      });
      return token;
    },

    async subjectOf(token) {
      if (!TOKEN_FORM.test(token)) return undefined;
      const now = clock.now();
      const tokenHash = sha256(token);
      const session = await db.read.webSession.findUnique({ where: { tokenHash } });
      if (session === null || session.kind !== kind || session.expiresAt <= now) return undefined;
      if (now.getTime() - session.seenAt.getTime() >= SEEN_PRECISION_MS) {
        await db.transaction((tx) =>
          tx.webSession.updateMany({ where: { tokenHash }, data: { seenAt: now, expiresAt: after(now, lifetimeMs) } }),
        );
      }
      return session.subject;
    },

    tokenOf: (c) => getCookie(c, cookieName()),
    give: (c, token) => setCookie(c, cookieName(), token, attributes()),

    async end(c) {
      const token = getCookie(c, cookieName());
      deleteCookie(c, cookieName(), { path: '/', secure: secure() });
      if (token === undefined) return;
      await db.transaction((tx) => tx.webSession.deleteMany({ where: { tokenHash: sha256(token), kind } }));
    },

    async endAll(tx, subject) {
      await tx.webSession.deleteMany({ where: { kind, subject } });
    },

    async sweep() {
      await db.transaction((tx) => tx.webSession.deleteMany({ where: { kind, expiresAt: { lte: clock.now() } } }));
    },
  };
}
