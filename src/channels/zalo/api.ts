/** Calls of the OA API, each with an end and each with a token that holds: refused once, it is renewed and tried anew. */
import { z } from 'zod';
import { SendError } from '../contract.js';
import { askJson } from './ask.js';
import { isTokenRefused, ZaloRefusal } from './errors.js';
import type { Tokens } from './tokens.js';

export const API_BASE = 'https://openapi.zalo.me';

/** How long we wait for what; tests wait less. All in milliseconds. */
export interface Patience {
  readonly callMs: number;
  readonly uploadMs: number;
  /** For a person's name, while Zalo waits two seconds for our answer to an event. */
  readonly nameMs: number;
  /** How long a download may stand still. */
  readonly stallMs: number;
  /** The first pause after a failed start; it doubles up to `maxPauseMs`. */
  readonly pauseMs: number;
  readonly maxPauseMs: number;
}

export const PATIENCE: Patience = {
  callMs: 20_000,
  uploadMs: 60_000,
  nameMs: 700,
  stallMs: 30_000,
  pauseMs: 1_000,
  maxPauseMs: 30_000,
};

/** Resolve with the answer's `data`; reject with ZaloRefusal or SendError. */
export interface Api {
  /** `query`: goes as the one parameter `data`, JSON inside. */
  get(path: string, query?: object): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  upload(
    path: string,
    file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  ): Promise<unknown>;
}

/** Ids are strings everywhere; the number is only tolerated where it lost nothing. */
const Envelope = z.object({ error: z.coerce.number().int(), data: z.unknown().optional() });

/** Calls with the token in force; one that is refused is renewed and the call repeated, once. */
export function createApi(base: string, tokens: Tokens, patience: Patience): Api {
  return {
    get(path, query) {
      const url = new URL(path, base);
      if (query !== undefined) url.searchParams.set('data', JSON.stringify(query));
      return call((token) => askJson(url, { method: 'GET', headers: { access_token: token } }, patience.callMs));
    },

    post(path, body) {
      const text = JSON.stringify(body);
      return call((token) =>
        askJson(
          new URL(path, base),
          { method: 'POST', headers: { access_token: token, 'content-type': 'application/json' }, body: text },
          patience.callMs,
        ),
      );
    },

    upload(path, { name, type, bytes }) {
      return call((token) => {
        const form = new FormData();
        form.set('file', new Blob([Buffer.from(bytes)], { type }), name);
        return askJson(
          new URL(path, base),
          { method: 'POST', headers: { access_token: token }, body: form },
          patience.uploadMs,
        );
      });
    },
  };

  async function call(ask: (token: string) => Promise<object>): Promise<unknown> {
    const token = await tokens.current();
    try {
      return dataOf(await ask(token));
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      return dataOf(await ask(await tokens.instead(token)));
    }
  }
}

function dataOf(answer: object): unknown {
  const envelope = Envelope.safeParse(answer);
  if (!envelope.success) throw new SendError('offline', 'no readable answer (not the form of the OA API)');
  if (envelope.data.error !== 0) throw new ZaloRefusal(envelope.data.error);
  return envelope.data.data;
}
