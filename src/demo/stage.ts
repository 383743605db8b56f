/** A whole Loa on files of its own, with the web chat as its only channel; nothing in it happens by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { type App, createApp } from '../app.js';
import { doorOf } from '../build.js';
import { createWeb, type WebChannel } from '../channels/web/channel.js';
import { openDatabase } from '../db/client.js';
import { migrate } from '../db/migrate.js';
import { applyPlan } from '../features/plan/index.js';
import type { Log } from '../lib/log.js';
import { THE_HOUSE } from '../org/actor.js';
import { UNPACED } from '../outbox/pacing.js';
import type { DemoClock } from './clock.js';

const PLAN = 'thanh-truong-2020.yaml';
const PLAN_PATH = fileURLToPath(new URL(`../../prisma/plans/${PLAN}`, import.meta.url));

export interface Stage {
  readonly app: App;
  readonly web: WebChannel;
  /** Answers a browser's request; `socket`: what the server knows of its connection. */
  fetch(request: Request, socket?: object): Response | Promise<Response>;
  /** Handles, fetches and sends everything that can be done at this instant. */
  settle(): Promise<void>;
  /** Ends all streams and closes the files. */
  close(): Promise<void>;
}

export interface StageParts {
  /** Holds the database, the media and the web chat's files. */
  readonly dir: string;
  readonly clock: DemoClock;
  readonly log: Log;
  /** Where browsers reach the pages. */
  readonly address: () => string;
  /** Something has come in from a page. */
  onReceived(): void;
}

/** Opens the files in `dir`, made if there are none. */
export async function openStage({ dir, clock, log, address, onReceived }: StageParts): Promise<Stage> {
  const databasePath = join(dir, 'loa.db');
  migrate(databasePath, clock.now());
  const db = openDatabase(databasePath, { throwaway: true });
  const web = createWeb({ db, filesDir: join(dir, 'web-files'), publicUrl: address, clock, log, openChats: true });
  const { channel } = web;
  const app = createApp(
    {
      databasePath,
      mediaDir: join(dir, 'media'),
      publicUrl: undefined,
      channels: [channel],
      clock,
      log,
      paceOf: () => UNPACED,
      door: doorOf(web, address),
    },
    db,
  );
  const routes = new Hono();
  // What goes wrong is answered by the server in front.
  routes.onError((error) => {
    throw error;
  });
  web.routes(routes);
  app.pages(routes);
  await channel.start(async (events) => {
    await app.accept(channel.name, events);
    onReceived();
  });

  return {
    app,
    web,
    fetch: (request, socket) => routes.fetch(request, socket),
    async settle() {
      do {
        while ((await db.read.webEvent.count()) > 0) await new Promise((resolve) => setImmediate(resolve));
        await app.settle();
      } while ((await db.read.webEvent.count()) > 0);
    },
    close: () => app.stop(),
  };
}

/** Brings the kindergarten's plan into force. */
export async function bringPlan({ app }: Stage): Promise<void> {
  const source = readFileSync(PLAN_PATH, 'utf8');
  await app.house.act(THE_HOUSE, 'demo/plan', (act) => applyPlan(act, source, PLAN));
}
