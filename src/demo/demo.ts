/** `loa demo`: a working school in the browser, on files of its own that go when it ends. */
import { createHttpServer, type HttpServer, ListenError } from '../http/server.js';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import type { Printer } from '../lib/print.js';
import { demoRoutes } from './routes.js';
import { openScratch } from './scratch.js';
import { openShow, type Show } from './show.js';

/** Only this machine: whoever reaches the page may do everything. */
const HOST = '127.0.0.1';
const ANY_PORT = 0;
/** Where something was said while time passes, eyes get so long to see it. */
const REST_MS = 350;

export interface DemoParts {
  /** Another one is taken where this is in use. */
  readonly port: number;
  /** The time of the machine. */
  readonly real: Clock;
  readonly log: Log;
  readonly print: Printer;
  /** Resolves when the demo is to end. */
  readonly told: Promise<unknown>;
}

/** Runs until it is told to end. Leaves nothing behind. */
export async function runDemo({ port, real, log, print, told }: DemoParts): Promise<void> {
  let show: Show | undefined;
  let address = '';
  const scratch = openScratch();
  let http: HttpServer | undefined;
  try {
    const routes = [demoRoutes(() => show)];
    const opened = await listen(port, (at) => createHttpServer({ port: at, hostname: HOST, log, routes }));
    http = opened.http;
    address = `http://${HOST}:${opened.port}`;
    show = await openShow({ scratch, real, log, address: () => address, restMs: REST_MS });
    print.line(`The demo is ready: ${address}/`);
    print.line(`Everything it writes is in ${scratch.dir} and goes when it ends. Stop it with Ctrl-C.`);
    await told;
  } finally {
    await http?.stop();
    await show?.close();
    scratch.remove();
  }
}

async function listen(
  port: number,
  create: (port: number) => HttpServer,
): Promise<{ readonly http: HttpServer; readonly port: number }> {
  const http = create(port);
  try {
    return { http, port: (await http.start()).port };
  } catch (error) {
    if (!(error instanceof ListenError) || port === ANY_PORT) throw error;
    return listen(ANY_PORT, create);
  }
}
