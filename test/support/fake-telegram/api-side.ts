/** The HTTP side: `/bot<token>/<method>` and `/file/bot<token>/<path>`, with the faults that were ordered. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Call, createRateLimiter, type Fault, type RateLimit } from './faults.js';
import { type Form, readForm } from './form.js';
import { answerHtml, answerJson, answerTruncated } from './http-answer.js';
import { type Method, methodsOf } from './methods.js';
import type { Platform } from './platform.js';
import { misfortune, Refusal } from './refusal.js';
import { createWebhookDelivery } from './webhook-delivery.js';
import { sizeOf } from './world.js';

/** https://core.telegram.org/bots/api#getfile */
const LINK_LIFE_MS = 3_600_000;

export interface ApiSide {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  limitRate(limit: RateLimit): void;
  revokeToken(): void;
  heal(): void;
  stop(): void;
}

export function createApiSide(platform: Platform, token: string, webhookRetryMs: number): ApiSide {
  const { world, queue, faults, calls, refused } = platform;
  const delivery = createWebhookDelivery(queue, webhookRetryMs);
  const methods = methodsOf(platform, delivery);
  const links = new Map<string, Date>();
  let limiter: ReturnType<typeof createRateLimiter> | undefined;
  let revoked = false;

  return {
    limitRate(limit) {
      limiter = createRateLimiter(limit, world.now);
    },
    revokeToken() {
      revoked = true;
    },
    heal() {
      limiter = undefined;
      revoked = false;
    },
    stop: () => delivery.stop(),

    async handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const body = await readAll(request);
      if (body === undefined) return;
      const [, file, given, rest] = /^\/(file\/)?bot([^/]*)\/(.*)$/.exec(decodeURI(url.pathname)) ?? [];
      if (given === undefined || rest === undefined) return answerJson(response, 404, failed(404, 'Not Found'));
      if (given !== token || revoked) return answerJson(response, 401, failed(401, 'Unauthorized'));
      if (file !== undefined) return download(rest, response);
      await call(rest, url.searchParams, request.headers['content-type'] ?? '', body, response);
    },
  };

  async function call(
    name: string,
    query: URLSearchParams,
    type: string,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const form = attempt(() => readForm(type, query, body)) ?? { fields: {}, files: new Map() };
    const record = note(name, form.fields);
    const fault = faults.take(record);
    if (fault !== undefined) record.answer = fault.kind;
    if (fault?.kind === 'stall') await wait(fault.ms, undefined, { ref: false });
    if (fault !== undefined && preventCall(fault, response)) return;

    try {
      const result = await run(methods.get(name.toLowerCase()), name, form);
      if (fault?.kind === 'lost') {
        response.destroy();
        return;
      }
      if (fault?.kind === 'truncated') return answerTruncated(response, { ok: true, result });
      record.answer = 'ok';
      return answerJson(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, description, parameters } = error;
      record.answer = `${code} ${description}`;
      if (error.fault === 'caller') refused.push(record);
      return answerJson(response, code, { ...failed(code, description), ...(parameters && { parameters }) });
    }
  }

  function run(method: Method | undefined, name: string, form: Form): unknown {
    if (method === undefined) throw new Refusal(404, 'Not Found: method not found', 'caller');
    const waitS = name.toLowerCase().startsWith('send') ? limiter?.(messagesIn(form)) : undefined;
    if (waitS !== undefined) {
      throw misfortune(429, `Too Many Requests: retry after ${waitS}`, { retry_after: waitS });
    }
    const result = method(form);
    if (name.toLowerCase() === 'getfile') rememberLink(result);
    return result;
  }

  async function download(path: string, response: ServerResponse): Promise<void> {
    const record = note('download', { path });
    const fault = faults.take(record);
    if (fault !== undefined) record.answer = fault.kind;
    const file = [...world.files.values()].find((one) => one.path === path);
    const linkedAt = links.get(path);
    const expired = linkedAt === undefined || world.now().getTime() - linkedAt.getTime() > LINK_LIFE_MS;
    if (file === undefined || expired) return answerJson(response, 404, failed(404, 'Not Found'));
    if (fault !== undefined && fault.kind !== 'stall' && preventCall(fault, response)) return;

    const bytes = typeof file.bytes === 'number' ? Buffer.alloc(file.bytes) : Buffer.from(file.bytes);
    const half = Math.ceil(bytes.length / 2);
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': sizeOf(file) });
    response.write(bytes.subarray(0, half));
    if (fault?.kind === 'stall') await wait(fault.ms, undefined, { ref: false });
    if (fault?.kind === 'truncated' || fault?.kind === 'lost') {
      response.destroy();
      return;
    }
    record.answer = 'ok';
    response.end(bytes.subarray(half));
  }

  function note(method: string, payload: Call['payload']): Call {
    const record: Call = { method, payload, at: world.now(), answer: 'none' };
    calls.push(record);
    return record;
  }

  function rememberLink(result: unknown): void {
    if (typeof result !== 'object' || result === null) return;
    const path: unknown = Reflect.get(result, 'file_path');
    if (typeof path === 'string') links.set(path, world.now());
  }
}

/** Carries out the faults under which nothing happens; false for the others. */
function preventCall(fault: Fault, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'throttle': {
      const description = `Too Many Requests: retry after ${fault.retryAfterS}`;
      answerJson(response, 429, { ...failed(429, description), parameters: { retry_after: fault.retryAfterS } });
      return true;
    }
    case 'refuse':
      answerJson(response, fault.code, failed(fault.code, fault.description));
      return true;
    case 'blocked':
      answerJson(response, 403, failed(403, 'Forbidden: bot was blocked by the user'));
      return true;
    case 'migrated': {
      const description = 'Bad Request: group chat was upgraded to a supergroup chat';
      answerJson(response, 400, { ...failed(400, description), parameters: { migrate_to_chat_id: fault.to } });
      return true;
    }
    case 'html':
      answerHtml(response, fault.code);
      return true;
    case 'reset':
      response.destroy();
      return true;
    case 'silent':
      return true;
    case 'lost':
    case 'truncated':
    case 'stall':
      return false;
  }
}

function failed(code: number, description: string) {
  return { ok: false, error_code: code, description };
}

/** An album counts with every item. */
function messagesIn({ fields }: Form): number {
  const media = fields.media;
  const list = typeof media === 'string' ? attempt((): unknown => JSON.parse(media)) : media;
  return Array.isArray(list) ? Math.max(1, list.length) : 1;
}

/** Undefined when the client went away while sending. */
async function readAll(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
