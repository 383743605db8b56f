/** Opens a file somebody sent. Its address dies within the hour; it leads to public servers over https, or it is refused. */
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { type MediaRef, OpenError } from '../contract.js';
import type { Patience } from './api.js';
import { kindOf } from './errors.js';
import { isPublicAddress, publicLookup } from './public-address.js';
import { readMediaRef } from './refs.js';

/** More than any chat sends; a stream without end must end somewhere. */
const DOWNLOAD_LIMIT_BYTES = 200 * 1024 * 1024;
const MAX_REDIRECTS = 3;
/** Zalo's storage no longer has it, or no longer gives it for this address. */
const GONE: readonly number[] = [401, 403, 404, 410];

/**
 * Resolves once the server promised the file; it is fetched while it is read. `trustedOrigin`: the one server that need
 * be neither public nor https. Throws OpenError, then and while reading.
 */
export async function openMedia(
  trustedOrigin: string,
  patience: Pick<Patience, 'stallMs'>,
  media: MediaRef,
): Promise<AsyncIterable<Uint8Array>> {
  const ref = readMediaRef(media);
  // What we uploaded can be sent again, never fetched.
  if (ref?.kind !== 'link') throw new OpenError('gone', 'not a file that can be fetched from Zalo');
  const line = new AbortController();
  const response = await arrive(ref.url, trustedOrigin, line, patience.stallMs);
  const announced = Number(response.headers['content-length'] ?? Number.NaN);
  if (announced > DOWNLOAD_LIMIT_BYTES) {
    line.abort();
    throw new OpenError('tooBig', `the file has ${announced} bytes`);
  }
  return download(response, line, patience.stallMs);
}

/** Follows a few redirects, each judged like the first address. */
async function arrive(
  address: string,
  trustedOrigin: string,
  line: AbortController,
  stallMs: number,
): Promise<http.IncomingMessage> {
  let url = judged(address, trustedOrigin);
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const response = await ask(url, url.origin === trustedOrigin, line, stallMs);
    const { statusCode: status = 0, headers } = response;
    if (status === 200) return response;
    response.destroy();
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      url = judged(
        URL.canParse(headers.location, url.href) ? new URL(headers.location, url.href).href : '',
        trustedOrigin,
      );
      continue;
    }
    throw new OpenError(GONE.includes(status) ? 'gone' : 'later', `the download answered ${status}`);
  }
  throw new OpenError('gone', 'the address leads on and on');
}

/** Names are judged when they are looked up. */
function judged(address: string, trustedOrigin: string): URL {
  if (!URL.canParse(address)) throw new OpenError('gone', 'the address of the file cannot be read');
  const url = new URL(address);
  if (url.origin === trustedOrigin) return url;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))) {
    throw new OpenError('gone', 'the address of the file is not a public https address');
  }
  return url;
}

async function ask(url: URL, trusted: boolean, line: AbortController, stallMs: number): Promise<http.IncomingMessage> {
  const stall = setTimeout(() => line.abort(), stallMs);
  try {
    return await new Promise<http.IncomingMessage>((resolve, reject) => {
      const guard = trusted ? {} : { lookup: publicLookup };
      const client = url.protocol === 'https:' ? https : http;
      client.get(url, { agent: false, signal: line.signal, ...guard }, resolve).on('error', reject);
    });
  } catch (error) {
    const kind = kindOf(error);
    throw new OpenError(kind === 'NOT_PUBLIC' ? 'gone' : 'later', `the download did not begin (${kind})`);
  } finally {
    clearTimeout(stall);
  }
}

async function* download(
  response: http.IncomingMessage,
  line: AbortController,
  stallMs: number,
): AsyncGenerator<Uint8Array> {
  // Starts anew with every piece, and runs only while we wait: a slow file or reader is fine, a dead line is not.
  const startStall = () => setTimeout(() => line.abort(), stallMs);
  let stall = startStall();
  let received = 0;
  try {
    for await (const chunk of response) {
      clearTimeout(stall);
      const piece: Uint8Array = chunk;
      received += piece.byteLength;
      if (received > DOWNLOAD_LIMIT_BYTES) throw new OpenError('tooBig', `more than ${DOWNLOAD_LIMIT_BYTES} bytes`);
      yield piece;
      stall = startStall();
    }
  } catch (error) {
    throw error instanceof OpenError ? error : new OpenError('later', `the download broke after ${received} bytes`);
  } finally {
    clearTimeout(stall);
    // Lets go of the connection when the reader left early.
    line.abort();
  }
}
