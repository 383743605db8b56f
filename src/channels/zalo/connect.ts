/**
 * `loa zalo connect`: leads the administrator of the Official Account through the consent. Its answer comes to the web
 * server (of a running `start`, else our own), or is pasted.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createHttpServer, ListenError } from '../../http/server.js';
import { MINUTE_MS, SECOND_MS } from '../../lib/clock.js';
import type { Log } from '../../lib/log.js';
import type { Printer } from '../../lib/print.js';
import type { OpenZalo } from './open.js';
import type { ConsentOutcome } from './texts.js';

const LOOK_EVERY_MS = SECOND_MS;
/** As long as the link is good. */
const PATIENCE_MS = 30 * MINUTE_MS;

export interface ConnectParts {
  readonly zalo: OpenZalo;
  readonly port: number;
  /** What the operator types. */
  readonly lines: AsyncIterable<string>;
  /** The address the consent led to, or its code: then nobody is waited for. */
  readonly answer: string | undefined;
  readonly print: Printer;
  readonly log: Log;
}

/** Resolves once we may send; throws an Error that says what to do. */
export async function connect({ zalo, port, lines, answer, print, log }: ConnectParts): Promise<void> {
  const { consent } = zalo;
  if (answer === undefined) await untilGiven();
  else {
    const outcome = await consent.take(answer);
    if (outcome !== 'given') throw new Error(REFUSALS[outcome]);
  }
  const trouble = await zalo.trouble();
  if (trouble !== undefined) throw new Error(`The consent is stored, but ${trouble.what}: ${trouble.remedy}`);
  const { id, name } = await zalo.whoAmI();
  print.line(`Connected with the Official Account "${name}" (${id}).`);

  async function untilGiven(): Promise<void> {
    const ended = new AbortController();
    const server = await listen();
    try {
      await explain();
      await Promise.race([stored(await consent.givenAt(), ended.signal), pasted()]);
    } finally {
      ended.abort();
      await server?.stop();
    }
  }

  /** Undefined: the port is taken, by a running `start` that takes the answer. */
  async function listen() {
    const server = createHttpServer({ port, log, routes: [consent.routes] });
    try {
      await server.start();
      return server;
    } catch (error) {
      if (error instanceof ListenError && error.reason === 'taken') return undefined;
      throw error;
    }
  }

  async function explain(): Promise<void> {
    print.line('In the developer console (https://developers.zalo.me, the app, Official Account) these must be saved:');
    print.line(`  callback        ${consent.callback}`);
    print.line(`  code challenge  ${consent.challenge}`);
    print.line(`  webhook         ${zalo.webhookUrl}`);
    print.line('Then an administrator of the Official Account opens this link within 30 minutes and consents:');
    print.line(`  ${await consent.ask()}`);
    print.line('Waiting. If the consent leads to a page that does not open, paste its address here and press Enter.');
  }

  async function stored(before: Date | undefined, signal: AbortSignal): Promise<void> {
    for (let waitedMs = 0; waitedMs < PATIENCE_MS && !signal.aborted; waitedMs += LOOK_EVERY_MS) {
      const now = await consent.givenAt();
      if (now !== undefined && now.getTime() !== before?.getTime()) return;
      await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
    if (!signal.aborted) throw new Error('Nobody consented within 30 minutes. Run the command again for a new link.');
  }

  async function pasted(): Promise<void> {
    for await (const line of lines) {
      if (line.trim() === '') continue;
      const outcome = await consent.take(line);
      if (outcome === 'given') return;
      print.line(REFUSALS[outcome]);
    }
    // Nobody can type: the web server may still hear of it.
    await new Promise(() => undefined);
  }
}

const REFUSALS: Readonly<Record<Exclude<ConsentOutcome, 'given'>, string>> = {
  unreadable:
    'No code was found in it: paste the whole address of the page to which the consent led, or only its code.',
  foreign: 'This link was used already or is older than 30 minutes. Run the command again for a new one.',
  refused:
    'Zalo does not take this code: it was used, or is older than 10 minutes, or ZALO_APP_ID and ZALO_APP_SECRET are not those of the app. Run the command again for a new link.',
  offline: 'Zalo does not answer. Check that this machine reaches oauth.zaloapp.com, then paste it again.',
};
