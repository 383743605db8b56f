/** The web chat on a database, a folder and a socket of its own, and browsers without a screen to talk to it. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { ChatRef, Inbound } from '../../src/channels/contract.js';
import { createWeb, type WebChannel, type WebOptions } from '../../src/channels/web/channel.js';
import type { Changes } from '../../src/channels/web/shapes.js';
import { type Database, openDatabase } from '../../src/db/client.js';
import { createHttpServer, type HttpServer } from '../../src/http/server.js';
import type { Log } from '../../src/lib/log.js';
import { type TestClock, testClock } from '../support/clock.js';
import { scratchFolder } from '../support/scratch.js';
import { migratedDatabase } from '../support/shelf.js';

export interface WebStage {
  readonly web: WebChannel;
  readonly db: Database;
  readonly http: HttpServer;
  readonly clock: TestClock;
  readonly url: string;
  readonly port: number;
  readonly dir: string;
  readonly filesDir: string;
  /** Everything written down. */
  readonly logged: { readonly level: string; readonly fields: object; readonly event: string }[];
  /** What the house has stored, from `listen` on. */
  readonly received: Inbound[];
  listen(): Promise<void>;
  /** A chat made for somebody. */
  chatFor(name: string): Promise<ChatRef>;
  entrance(chat: ChatRef): Promise<string>;
  /** A browser that has come in by a personal link. */
  browserOf(chat: ChatRef): Promise<Browser>;
  /** A question to the database file, past everything. */
  rows(sql: string): unknown[];
  stop(): Promise<void>;
}

export async function webStage(options: Partial<WebOptions> & { readonly now?: string } = {}): Promise<WebStage> {
  const dir = scratchFolder('web');
  const path = join(dir, 'loa.db');
  const clock = testClock(options.now ?? '2020-11-02T08:00:00+07:00');
  copyFileSync(migratedDatabase(), path);
  const db = openDatabase(path);
  const raw = new Sqlite(path, { readonly: true });
  const logged: WebStage['logged'] = [];
  const write = (level: string) => (fields: object, event: string) => void logged.push({ level, fields, event });
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') };
  const filesDir = join(dir, 'web-files');
  let url = '';
  const publicUrl = options.publicUrl ?? (() => url);
  const web = createWeb({
    db,
    filesDir,
    publicUrl,
    clock,
    log,
    ...options,
    pace: { retryMs: 20, maxRetryMs: 100, ...options.pace },
  });
  const http = createHttpServer({ port: 0, hostname: '127.0.0.1', log, publicUrl, routes: [web.routes] });
  const { port } = await http.start();
  url = `http://127.0.0.1:${port}`;
  const received: Inbound[] = [];

  const stage: WebStage = {
    web,
    db,
    http,
    clock,
    url,
    port,
    dir,
    filesDir,
    logged,
    received,
    listen: () => web.channel.start(async (events) => void received.push(...events)),
    chatFor: (name) => db.transaction((tx) => web.createChat(tx, name, clock.now())),
    entrance: (chat) => db.transaction((tx) => web.createEntrance(tx, chat, clock.now())),
    async browserOf(chat) {
      const browser = newBrowser(url);
      const path = await stage.entrance(chat);
      await browser.get(path);
      const entered = await browser.post(path);
      if (entered.status !== 303) throw new Error(`could not enter: ${entered.status}`);
      return browser;
    },
    rows: (sql) => raw.prepare(sql).all(),
    async stop() {
      await web.channel.stop();
      await http.stop();
      await db.close();
      raw.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return stage;
}

/** Keeps cookies and says where it comes from, as browsers do; follows no redirect by itself. */
export interface Browser {
  readonly url: string;
  cookie(name: string): string | undefined;
  request(path: string, options?: RequestInit): Promise<Response>;
  get(path: string): Promise<Response>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  changes(after?: number): Promise<Changes>;
  /** Sends words and files as the page does; returns the answer. */
  says(text: string, files?: readonly TestUpload[], id?: string): Promise<Response>;
  upload(file: TestUpload): Promise<Response>;
  events(headers?: Record<string, string>, path?: string): Promise<EventReader>;
}

export interface TestUpload {
  readonly id?: string;
  readonly name: string;
  readonly type?: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function newBrowser(url: string, base = '/chat'): Browser {
  const jar = new Map<string, string>();

  const browser: Browser = {
    url,
    cookie: (name) => jar.get(name),

    async request(path, options = {}) {
      const headers = new Headers(options.headers);
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await fetch(`${url}${path}`, { ...options, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';');
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        if (/max-age=0/i.test(line)) jar.delete(name);
        else jar.set(name, value);
      }
      return response;
    },
    get: (path) => browser.request(path, { headers: { accept: 'text/html' } }),
    post: (path, body, headers = {}) =>
      browser.request(path, {
        method: 'POST',
        headers: { origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    async changes(after) {
      const response = await browser.get(`${base}/changes${after === undefined ? '' : `?after=${after}`}`);
      if (response.status !== 200) throw new Error(`no changes: ${response.status} ${await response.text()}`);
      return (await response.json()) as Changes;
    },
    async says(text, files = [], id = newId()) {
      const names = files.map((file) => file.id ?? newId());
      for (const [index, file] of files.entries()) {
        const stored = await browser.upload({ ...file, id: names[index] ?? '' });
        if (!stored.ok) return stored;
      }
      return browser.post(`${base}/messages`, { id, text, files: names });
    },
    upload: ({ id = newId(), name, type = 'application/octet-stream', bytes }) =>
      browser.request(`${base}/files/${id}?name=${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { origin: url, 'content-type': type },
        body: bytes,
      }),
    async events(headers = {}, path = `${base}/events`) {
      const leave = new AbortController();
      const response = await browser.request(path, { headers, signal: leave.signal });
      return readEvents(response, leave);
    },
  };
  return browser;
}

export function newId(): string {
  return randomUUID().replaceAll('-', '');
}

export interface StreamEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: string;
}

export interface EventReader {
  readonly response: Response;
  /** The next event, heartbeats left out. */
  next(): Promise<StreamEvent>;
  nextOf(event: string): Promise<StreamEvent>;
  leave(): void;
}

function readEvents(response: Response, leave: AbortController): EventReader {
  const source = (async function* () {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) yield eventOf(block);
    }
  })();
  const nextWhere = async (wanted: (event: StreamEvent) => boolean) => {
    for (;;) {
      const { value, done } = await source.next();
      if (done === true) throw new Error('the stream is over');
      if (wanted(value)) return value;
    }
  };
  return {
    response,
    next: () => nextWhere(({ event }) => event !== 'beat'),
    nextOf: (name) => nextWhere(({ event }) => event === name),
    leave: () => leave.abort(),
  };
}

function eventOf(block: string): StreamEvent {
  const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
  const id = fields.get('id');
  return { event: fields.get('event') ?? 'message', data: fields.get('data') ?? '', ...(id !== undefined && { id }) };
}

/** Waits for what happens by itself; fails after a while. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('waited in vain');
}
