/** Calls of the Bot API through telegraf's client, each with an end: telegraf itself would wait 500 s for an answer. */
import { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';

export const HOSTED_API_ROOT = 'https://api.telegram.org';

/** How long we wait for what; tests wait less. All in milliseconds. */
export interface Patience {
  /** How long the platform may hold a poll open before it answers "nothing new"; it allows at most 50 s. */
  readonly pollMs: number;
  /** When a poll without any answer counts as dead. */
  readonly deadPollMs: number;
  readonly callMs: number;
  readonly uploadMs: number;
  /** How long a download may stand still. */
  readonly stallMs: number;
  /** The first pause after a failure; it doubles up to `maxPauseMs`. */
  readonly pauseMs: number;
  readonly maxPauseMs: number;
}

export const PATIENCE: Patience = {
  pollMs: 50_000,
  deadPollMs: 75_000,
  callMs: 35_000,
  uploadMs: 120_000,
  stallMs: 30_000,
  pauseMs: 1_000,
  maxPauseMs: 30_000,
};

export interface Api {
  /** Errors are telegraf's own and may hold the token and the payload: they pass through errors.ts before anyone sees them. */
  call<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    limits: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ): Promise<ReturnType<Methods[M]>>;
  /** Where a file lies that getFile named. Holds the token: never stored, logged or shown. */
  fileUrl(filePath: string): URL;
  /** True for Telegram's own servers, false for a Bot API server of our own (whose files may lie on our disk). */
  readonly hosted: boolean;
}

/** `apiRoot`: the hosted API or a server of our own, with or without a slash at its end. */
export function createApi(token: string, apiRoot: string): Api {
  const root = apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`;
  // With webhookReply some calls would travel as the answer to a webhook request, their errors invisible.
  const telegram = new Telegram(token, { apiRoot: root, webhookReply: false });
  return {
    hosted: new URL(root).hostname === new URL(HOSTED_API_ROOT).hostname,

    async call(method, payload, { timeoutMs, signal }) {
      const controller = new AbortController();
      const abort = () => controller.abort();
      const timer = setTimeout(abort, timeoutMs);
      signal?.addEventListener('abort', abort, { once: true });
      if (signal?.aborted) abort();
      try {
        return await telegram.callApi(method, payload, { signal: asTelegrafSignal(controller.signal) });
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        // telegraf leaves the body of a 5xx answer unread, which would keep its socket: this lets go of it.
        abort();
      }
    },

    fileUrl(filePath) {
      const path = filePath.split('/').map(encodeURIComponent).join('/');
      return new URL(`./file/bot${token}/${path}`, root);
    },
  };
}

/** telegraf's types name a signal from before Node had one; underneath it hands over to node-fetch, which takes Node's. */
function asTelegrafSignal(signal: AbortSignal) {
  return signal as unknown as NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;
}
