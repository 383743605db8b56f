/** The one HTTP server of the house: listens, guards every answer and request, and stops without cutting anybody off. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { PROBLEM_STYLE, PROBLEM_STYLE_PATH, problem } from './problem.js';
import { requireSameOrigin } from './same-origin.js';
import { texts } from './texts.js';

export interface HttpServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** The address to listen on; absent: all. */
  readonly hostname?: string;
  readonly log: Log;
  /** The address people use, where it is known. */
  readonly publicUrl?: () => string | undefined;
  /** Each adds its pages. */
  readonly routes: readonly ((app: Hono) => void)[];
}

/** The one web server of the process. */
export interface HttpServer {
  /** Resolves once requests are taken; rejects with a ListenError that says what to do. */
  start(): Promise<{ readonly port: number }>;
  /** Takes no new request, ends streams, lets answers under way finish for a few seconds. */
  stop(): Promise<void>;
  /**
   * Hands every request to `path` on, unread and unguarded: for platforms that call us and prove themselves. May be
   * called at any time; the last one counts.
   */
  mount(path: string, handle: (request: Request) => Promise<Response>): void;
  /** Answers a request without a socket. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** Why the server cannot listen; the message tells the operator what to do. */
export class ListenError extends Error {
  constructor(
    readonly reason: 'taken' | 'forbidden' | 'unusable',
    message: string,
  ) {
    super(message);
    this.name = 'ListenError';
  }
}

/** Forms and JSON; whoever takes more reads a PUT as a stream and counts for himself. */
const BODY_LIMIT_BYTES = 1024 * 1024;
/** A 200 MB file over a line of 40 KB/s. */
const REQUEST_LIMIT_MS = 2 * HOUR_MS;
/** A connection on which nothing moves, in either direction. */
const SILENCE_LIMIT_MS = 2 * MINUTE_MS;
/** Between two requests; longer than reverse proxies keep a line, so that theirs ends first (nginx: 60 s). */
const IDLE_LIMIT_MS = 75 * SECOND_MS;
const STOP_PATIENCE_MS = 5 * SECOND_MS;
const LET_GO_EVERY_MS = 50;

/**
 * One server for pages, files and webhooks, with limits on size, time and silence, and the headers that keep pages to
 * themselves.
 */
export function createHttpServer({
  port,
  hostname,
  log,
  publicUrl = () => undefined,
  routes,
}: HttpServerOptions): HttpServer {
  const mounted = new Map<string, (request: Request) => Promise<Response>>();
  const streams = new Set<{ destroy(): void }>();
  const app = new Hono();

  app.use(async (c, next) => {
    const handle = mounted.get(c.req.path);
    if (handle !== undefined) return handle(c.req.raw);
    await next();
    rememberStream(c);
  });
  app.use(secureHeaders(guards(publicUrl()?.startsWith('https:') === true)));
  app.use(requireSameOrigin(publicUrl));
  const limited = bodyLimit({
    maxSize: BODY_LIMIT_BYTES,
    onError: (c) => {
      // The rest of the body is not waited for, so nothing else can come over this connection.
      c.header('Connection', 'close');
      return problem(c, 413, 'tooLarge', texts.tooLarge);
    },
  });
  app.use((c, next) => (c.req.method === 'PUT' ? next() : limited(c, next)));
  app.notFound((c) => problem(c, 404, 'notFound', texts.notFound));
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500)
      return problem(c, error.status, 'refused', texts.notFound);
    const reference = randomUUID().slice(0, 8);
    log.error({ reference, method: c.req.method, error }, 'a request could not be answered');
    return problem(c, 500, 'failed', texts.failed(reference));
  });
  app.get(PROBLEM_STYLE_PATH, (c) => c.body(PROBLEM_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  for (const add of routes) add(app);

  let server: Server | undefined;

  return {
    fetch: (request) => app.fetch(request),
    mount: (path, handle) => void mounted.set(path, handle),

    async start() {
      if (server !== undefined) throw new Error('the HTTP server is started already');
      const opened = open(app);
      await listening(opened, port, hostname);
      server = opened;
      const used = portOf(opened);
      log.info({ port: used }, 'listening');
      return { port: used };
    },

    async stop() {
      const closing = server;
      server = undefined;
      if (closing === undefined) return;
      const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
      for (const stream of streams) stream.destroy();
      // A connection kept alive after its last answer would hold us until the browser lets go.
      const letGo = setInterval(() => closing.closeIdleConnections(), LET_GO_EVERY_MS);
      const patience = setTimeout(() => closing.closeAllConnections(), STOP_PATIENCE_MS);
      await closed;
      clearInterval(letGo);
      clearTimeout(patience);
    },
  };

  /** A stream of events never ends by itself: stopping has to know of it. */
  function rememberStream(c: Context): void {
    const outgoing: unknown = c.env?.outgoing;
    if (!isSocket(outgoing) || c.res.headers.get('content-type')?.startsWith('text/event-stream') !== true) return;
    streams.add(outgoing);
    outgoing.once('close', () => streams.delete(outgoing));
  }
}

interface Closable {
  destroy(): void;
  once(event: 'close', listener: () => void): void;
}

function isSocket(value: unknown): value is Closable {
  return typeof value === 'object' && value !== null && 'destroy' in value && 'once' in value;
}

function open(app: Hono): Server {
  const server = createAdaptorServer({ fetch: app.fetch });
  if (!('requestTimeout' in server)) throw new Error('the adapter made no plain HTTP server');
  server.requestTimeout = REQUEST_LIMIT_MS;
  server.keepAliveTimeout = IDLE_LIMIT_MS;
  server.timeout = SILENCE_LIMIT_MS;
  return server;
}

function listening(server: Server, port: number, hostname: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => reject(listenError(error, port));
    server.once('error', refused);
    server.listen({ port, ...(hostname !== undefined && { host: hostname }) }, () => {
      server.off('error', refused);
      resolve();
    });
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the HTTP server has no port');
  return address.port;
}

function listenError({ code }: NodeJS.ErrnoException, port: number): ListenError {
  if (code === 'EADDRINUSE') {
    return new ListenError(
      'taken',
      `port ${port} is used by another program: stop that program, or set HTTP_PORT to another port (see .env.example)`,
    );
  }
  if (code === 'EACCES') {
    return new ListenError(
      'forbidden',
      `this account may not listen on port ${port}: set HTTP_PORT to 1024 or more (see .env.example)`,
    );
  }
  return new ListenError('unusable', `cannot listen on port ${port} (${code ?? 'unknown cause'}): check HTTP_PORT`);
}

/**
 * What browsers are told about every answer that does not say otherwise itself: nothing from elsewhere, nothing inline,
 * no frame. https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
function guards(https: boolean): Parameters<typeof secureHeaders>[0] {
  return {
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:', 'data:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // Same-origin, not less: without a referrer browsers hide the origin of forms, by which we know our own.
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    strictTransportSecurity: https && `max-age=${(180 * DAY_MS) / SECOND_MS}`,
  };
}
