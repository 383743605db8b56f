/** The Zalo channel of a house: its tokens and consents kept in the house's database, its pages on the house's server. */
import type { Hono } from 'hono';
import type { Database } from '../../db/client.js';
import type { Clock } from '../../lib/clock.js';
import { type Channel, SendError } from '../contract.js';
import { API_BASE } from './api.js';
import { createZalo, type OaIdentity } from './channel.js';
import type { ChannelLog } from './channel-log.js';
import { codePageRoutes } from './code-page.js';
import { type Consent, createConsent } from './consent.js';
import { formPictureRoutes } from './form-picture.js';
import { keptTokens } from './kept-tokens.js';

export interface OpenZaloOptions {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaSecret: string;
  /** Where Zalo sends events. Below it are the addresses of the consent, of invites and of the picture of forms. */
  readonly webhookUrl: string;
  /** A stand-in for all of Zalo's servers. */
  readonly apiBase: string | undefined;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: ChannelLog;
  /** See ZaloOptions. */
  readonly onTokenTrouble: (sentence: string) => void | Promise<void>;
}

export interface OpenZalo {
  readonly channel: Channel;
  readonly consent: Consent;
  /** To be mounted at `webhookPath`. */
  readonly webhook: (request: Request) => Promise<Response>;
  readonly webhookPath: string;
  readonly webhookUrl: string;
  readonly routes: (app: Hono) => void;
  /** Asks Zalo which OA the tokens are for. Throws SendError. */
  whoAmI(): Promise<OaIdentity>;
  /** Renews the tokens when it is time. Never rejects. */
  keepTokens(): Promise<void>;
  /** Why nothing can be sent now, for the operator, with what to do. Asks Zalo. */
  trouble(): Promise<{ readonly what: string; readonly remedy: string } | undefined>;
}

const CONNECT = 'run: npm run -s loa -- zalo connect';

export function openZalo(options: OpenZaloOptions): OpenZalo {
  const { appId, appSecret, oaSecret, webhookUrl, apiBase = API_BASE, db, clock, log, onTokenTrouble } = options;
  const app = { appId, appSecret, ...(options.apiBase !== undefined && { oauthBase: options.apiBase }) };
  const tokens = keptTokens(db, app, clock);
  const consent = createConsent({ app, callback: `${webhookUrl}/callback`, tokens, db, clock, log });
  const formPictureUrl = `${webhookUrl}/loa.png`;
  const codePage = `${webhookUrl}/moi`;
  const { channel, webhook, whoAmI, keepTokens, chatUrl } = createZalo({
    ...app,
    oaSecret,
    tokens,
    onTokenTrouble,
    formPictureUrl,
    codePage,
    log,
    clock,
    apiBase,
  });
  return {
    channel,
    consent,
    webhook,
    webhookPath: new URL(webhookUrl).pathname,
    webhookUrl,
    routes(routes) {
      consent.routes(routes);
      formPictureRoutes(new URL(formPictureUrl).pathname)(routes);
      codePageRoutes(new URL(codePage).pathname, chatUrl)(routes);
    },
    whoAmI,
    keepTokens,
    async trouble() {
      if ((await tokens.load()) === undefined) {
        return { what: 'the administrator of the Zalo Official Account has not let Loa in', remedy: CONNECT };
      }
      try {
        await whoAmI();
        return undefined;
      } catch (error) {
        return troubleOf(error);
      }
    },
  };
}

function troubleOf(error: unknown): { readonly what: string; readonly remedy: string } {
  if (!(error instanceof SendError)) throw error;
  const what = `Zalo does not let Loa send (${error.message})`;
  if (error.reason !== 'misconfigured') {
    return {
      what,
      remedy: 'check that this machine reaches openapi.zalo.me and oauth.zaloapp.com; Loa goes on trying',
    };
  }
  const remedy = `${CONNECT}; if that does not help, see in the developer console that the app is active and linked to the OA`;
  return { what, remedy };
}
