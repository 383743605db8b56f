/** The HTTP side: the OA API, OAuth and the files people sent, on one server, with the faults that were ordered. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { readForm } from '../fake-telegram/form.js';
import { answerHtml, answerJson, answerTruncated } from '../fake-telegram/http-answer.js';
import type { Call, Fault, Faults } from './faults.js';
import type { OaCall, OaMethod } from './oa-methods.js';
import type { OAuthSide } from './oauth-side.js';
import { Refusal } from './refusal.js';
import type { World } from './world.js';

export interface ApiSide {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** More calls than this within a minute are refused. */
  limitRate(perMinute: number | undefined): void;
}

export interface ApiSideParts {
  readonly world: World;
  readonly oauth: OAuthSide;
  readonly methods: ReadonlyMap<string, OaMethod>;
  readonly faults: Faults;
  readonly calls: Call[];
  readonly refused: Call[];
}

interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
}

const MINUTE_MS = 60_000;

export function createApiSide({ world, oauth, methods, faults, calls, refused }: ApiSideParts): ApiSide {
  let perMinute: number | undefined;
  let recent: number[] = [];

  return {
    limitRate(limit) {
      perMinute = limit;
      recent = [];
    },

    async handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const body = await readAll(request);
      if (body === undefined) return;
      const asked = { request, url, body };
      if (url.pathname === '/v4/oa/permission') return consentPage(url, response);
      const name = nameOf(url.pathname);
      const record: Call = { name, body: shown(asked), token: tokenOf(request), at: world.now(), answer: 'none' };
      calls.push(record);
      const fault = faults.take(name);
      if (fault !== undefined) record.answer = fault.kind;
      if (fault !== undefined && prevents(fault, response)) return;
      if (name === 'media') return download(url, response, fault, record);
      if (fault?.kind === 'stall') await wait(fault.ms, undefined, { ref: false });
      const answer = name === 'access_token' ? tokens(asked) : oaCall(asked, record, response);
      if (fault?.kind === 'lost') {
        response.destroy();
        return;
      }
      if (fault?.kind === 'truncated') return answerTruncated(response, answer);
      if (record.answer === 'none') record.answer = 'ok';
      answerJson(response, 200, answer);
    },
  };

  function consentPage(url: URL, response: ServerResponse): void {
    const outcome = oauth.consent(url.searchParams);
    if ('error' in outcome) {
      answerJson(response, 200, outcome);
      return;
    }
    response.writeHead(302, { location: outcome.location });
    response.end();
  }

  function tokens({ request, body }: Asked): object {
    const secret = request.headers.secret_key;
    const type = request.headers['content-type'] ?? '';
    return oauth.tokens(typeof secret === 'string' ? secret : undefined, type, body.toString('utf8'));
  }

  function oaCall(asked: Asked, record: Call, response: ServerResponse): object {
    try {
      checkToken(record.token);
      checkRate(response);
      const method = methods.get(`${asked.request.method} ${asked.url.pathname}`);
      if (method === undefined) throw new Refusal(-240, 'caller', 'no such call');
      return { data: method(contentOf(asked)), error: 0, message: 'Success' };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      record.answer = String(error.code);
      if (error.fault === 'caller') refused.push(record);
      return { error: error.code, message: error.message };
    }
  }

  function checkToken(token: string | undefined): void {
    const state = oauth.stateOf(token);
    if (state === 'unknown') throw new Refusal(-216, 'world', 'Access token is invalid');
    if (state === 'expired') throw new Refusal(-220, 'world', 'Access token has expired');
  }

  function checkRate(response: ServerResponse): void {
    if (perMinute === undefined) return;
    const nowMs = world.now().getTime();
    recent = recent.filter((atMs) => nowMs - atMs < MINUTE_MS);
    response.setHeader('X-RateLimit-Limit', String(perMinute));
    response.setHeader('X-RateLimit-Remain', String(Math.max(0, perMinute - recent.length - 1)));
    if (recent.length >= perMinute) throw new Refusal(-32, 'world', 'Over the rate limit');
    recent.push(nowMs);
  }

  async function download(url: URL, response: ServerResponse, fault: Fault | undefined, record: Call): Promise<void> {
    const bytes = world.media(url.pathname.slice('/media/'.length));
    if (bytes === undefined) return answerHtml(response, 404);
    const half = Math.ceil(bytes.length / 2);
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
    response.write(bytes.subarray(0, half));
    if (fault?.kind === 'stall') await wait(fault.ms, undefined, { ref: false });
    if (fault?.kind === 'truncated' || fault?.kind === 'lost') {
      response.destroy();
      return;
    }
    record.answer = 'ok';
    response.end(bytes.subarray(half));
  }
}

/** Carries out the faults under which nothing happens; false for the others. */
function prevents(fault: Fault, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'refuse':
      answerJson(response, 200, { error: fault.code, message: 'An error occurred' });
      return true;
    case 'html':
      answerHtml(response, fault.status);
      return true;
    case 'redirect':
      response.writeHead(302, { location: fault.to });
      response.end();
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

function nameOf(path: string): string {
  if (path.startsWith('/media/')) return 'media';
  return path.replace(/^\/v[\d.]+\/oa\//, '');
}

function tokenOf({ headers }: IncomingMessage): string | undefined {
  return typeof headers.access_token === 'string' ? headers.access_token : undefined;
}

function contentOf({ request, url, body }: Asked): OaCall {
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return { body: undefined, form: readForm(type, url.searchParams, body) };
  const text = request.method === 'GET' ? url.searchParams.get('data') : body.toString('utf8');
  return { body: json(text ?? ''), form: undefined };
}

/** For the record of calls; files are only counted. */
function shown({ request, url, body }: Asked): unknown {
  if ((request.headers['content-type'] ?? '').startsWith('multipart/')) return `${body.length} bytes`;
  if (url.pathname.startsWith('/v4/')) return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  return json(request.method === 'GET' ? (url.searchParams.get('data') ?? '') : body.toString('utf8'));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
