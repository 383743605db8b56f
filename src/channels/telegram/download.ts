/** Opens a file Telegram holds. The link to it contains the token and lives an hour: it is asked for each time. */
import { createReadStream } from 'node:fs';
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { type MediaRef, OpenError } from '../contract.js';
import type { Api, Patience } from './api.js';
import { toOpenError } from './errors.js';
import { readMediaRef } from './refs.js';

/** https://core.telegram.org/bots/api#file; on the hosted API files end at 20 MB, which getFile itself refuses. */
const File = z.object({ file_path: z.string().min(1), file_size: z.number().optional().catch(undefined) });

/** Resolves once Telegram promised the file; it is fetched while it is read. Throws OpenError, then and while reading. */
export async function openMedia(api: Api, patience: Patience, media: MediaRef): Promise<AsyncIterable<Uint8Array>> {
  const ref = readMediaRef(media);
  if (ref === undefined) throw new OpenError('gone', 'not a file of this channel');
  const { file_path: path, file_size: size } = await locate(api, patience, ref.fileId);
  if (!isAbsolute(path)) return download(api.fileUrl(path), size, patience.stallMs);
  // A Bot API server of our own, started with --local, names a file on the disk we share.
  // https://core.telegram.org/bots/api#using-a-local-bot-api-server
  if (!api.hosted) return readLocal(path);
  throw new OpenError('later', 'the hosted Bot API named a local path');
}

async function locate(api: Api, patience: Patience, fileId: string): Promise<z.infer<typeof File>> {
  try {
    return File.parse(await api.call('getFile', { file_id: fileId }, { timeoutMs: patience.callMs }));
  } catch (error) {
    throw toOpenError(error);
  }
}

async function* download(url: URL, size: number | undefined, stallMs: number): AsyncGenerator<Uint8Array> {
  const controller = new AbortController();
  // Starts anew with every piece, and runs only while we wait: a slow file or reader is fine, a dead line is not.
  const startStall = () => setTimeout(() => controller.abort(), stallMs);
  let stall = startStall();
  let received = 0;
  try {
    const response = await fetch(url, { signal: controller.signal, redirect: 'error' });
    if (!response.ok || response.body === null)
      throw new OpenError('later', `the download answered ${response.status}`);
    for await (const chunk of response.body) {
      received += chunk.byteLength;
      clearTimeout(stall);
      yield chunk;
      stall = startStall();
    }
    if (size !== undefined && received < size) {
      throw new OpenError('later', `the download ended after ${received} of ${size} bytes`);
    }
  } catch (error) {
    throw error instanceof OpenError ? error : new OpenError('later', `the download broke after ${received} bytes`);
  } finally {
    clearTimeout(stall);
    // Lets go of the connection when the reader left early.
    controller.abort();
  }
}

async function* readLocal(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk;
  } catch {
    throw new OpenError('later', 'the file of the local Bot API server cannot be read');
  }
}
