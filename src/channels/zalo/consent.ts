/**
 * How the administrator of the Official Account lets us in: a link to Zalo's page, and what that page sends back, to our
 * own address or pasted by hand. Asked for by the command line, answered to whichever process listens.
 */
import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { Database } from '../../db/client.js';
import { sentencePage } from '../../http/problem.js';
import { after, type Clock, MINUTE_MS } from '../../lib/clock.js';
import { sha256 } from '../../lib/codes.js';
import { SendError } from '../contract.js';
import type { ChannelLog } from './channel-log.js';
import { consentUrl, exchangeCode, type OAuthApp, OAuthRefusal, pkceOf, readCallback } from './oauth.js';
import { type ConsentOutcome, texts } from './texts.js';
import type { TokenStore } from './token-store.js';

/** How long the administrator may take; Zalo's own code then lives ten minutes. */
const ASKED_FOR_MS = 30 * MINUTE_MS;
const STATE_BYTES = 16;

export interface Consent {
  /** What the app's page in the developer console must hold. */
  readonly callback: string;
  readonly challenge: string;
  /** A link for the administrator, good for half an hour. */
  ask(): Promise<string>;
  /** `answer`: the address to which the consent led, or only the code in it. */
  take(answer: string): Promise<ConsentOutcome>;
  /** When the tokens in use were given; undefined: there are none. */
  givenAt(): Promise<Date | undefined>;
  readonly routes: (app: Hono) => void;
}

export interface ConsentParts {
  readonly app: OAuthApp;
  readonly callback: string;
  readonly tokens: TokenStore;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: ChannelLog;
}

export function createConsent({ app, callback, tokens, db, clock, log }: ConsentParts): Consent {
  return {
    callback,
    challenge: pkceOf(app).challenge,

    async ask() {
      const state = randomBytes(STATE_BYTES).toString('base64url');
      const now = clock.now();
      await db.transaction(async (tx) => {
        await tx.zaloConsent.deleteMany({ where: { askedAt: { lte: after(now, -ASKED_FOR_MS) } } });
        await tx.zaloConsent.create({ data: { stateHash: sha256(state), askedAt: now } });
      });
      return consentUrl(app, { callback, state });
    },

    async take(answer) {
      const said = answer.trim();
      // A code alone comes from somebody at the machine: nobody else can have led them to it.
      return /^[\w.~-]+$/.test(said) ? exchange(said) : returned(said);
    },

    givenAt: async () => (await tokens.load())?.issuedAt,

    routes(routes) {
      routes.get(new URL(callback).pathname, async (c: Context) => {
        const outcome = await returned(c.req.url);
        log.info({ outcome }, 'Zalo: an answer to a request for consent came');
        return sentencePage(c, texts.consent[outcome], outcome === 'given' ? 200 : 400);
      });
    },
  };

  async function returned(address: string): Promise<ConsentOutcome> {
    const read = readCallback(address);
    if (read === undefined) return 'unreadable';
    const since = after(clock.now(), -ASKED_FOR_MS);
    // Used up at once: an address in somebody's history opens nothing.
    const { count } = await db.transaction((tx) =>
      tx.zaloConsent.deleteMany({ where: { stateHash: sha256(read.state), askedAt: { gt: since } } }),
    );
    return count === 0 ? 'foreign' : exchange(read.code);
  }

  async function exchange(code: string): Promise<ConsentOutcome> {
    try {
      await tokens.alone(async () => tokens.save(await exchangeCode(app, code, clock)));
      return 'given';
    } catch (error) {
      if (error instanceof OAuthRefusal) return 'refused';
      if (error instanceof SendError) return 'offline';
      throw error;
    }
  }
}
