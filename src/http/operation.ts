/**
 * For whoever keeps the machine: `/healthz` says whether Loa works, `/metrics` how much there is to do, as Prometheus
 * reads it. Numbers only, and only for this machine or for whoever holds the token.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { Database } from '../db/client.js';
import { type Clock, MINUTE_MS, SECOND_MS } from '../lib/clock.js';

export interface OperationParts {
  readonly db: Database;
  readonly clock: Clock;
  /** When the sweeps last came round; undefined: not yet. */
  readonly sweptAt: () => Date | undefined;
  /** Who shows it may read the metrics from anywhere; undefined: this machine only. */
  readonly metricsToken: string | undefined;
}

/** The sweeps come round every 15 seconds; a long one may take a while. */
const SWEEP_OVERDUE_MS = 5 * MINUTE_MS;
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const WORKING = { inbox: ['new', 'dead'], outgoing: ['waiting', 'sending', 'held', 'failed'] } as const;

/** Both addresses; what they say is counted when they are asked. */
export function operationRoutes(parts: OperationParts): (app: Hono) => void {
  let registry: Promise<Registry> | undefined;
  return (app) => {
    app.get('/healthz', async (c) => {
      const trouble = await troubleOf(parts);
      return trouble === undefined ? c.text('ok\n') : c.text(`${trouble}\n`, 503);
    });
    app.get('/metrics', async (c) => {
      if (!mayRead(c, parts.metricsToken)) return c.notFound();
      // Where nobody asks nothing is measured.
      registry ??= metricsOf(parts);
      const { contentType } = await registry;
      return c.body(await (await registry).metrics(), 200, { 'Content-Type': contentType });
    });
  };
}

/** One line for whoever watches; undefined: all is well. */
async function troubleOf({ db, clock, sweptAt }: OperationParts): Promise<string | undefined> {
  try {
    await db.read.lease.count();
  } catch {
    return 'the database cannot be read';
  }
  const at = sweptAt();
  if (at === undefined) return 'starting';
  return clock.now().getTime() - at.getTime() > SWEEP_OVERDUE_MS ? 'the sweeps stand still' : undefined;
}

async function metricsOf({ db, clock, sweptAt }: OperationParts): Promise<Registry> {
  const { collectDefaultMetrics, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const age = (at: Date | null | undefined) => (at == null ? 0 : (clock.now().getTime() - at.getTime()) / SECOND_MS);
  new Gauge({
    name: 'loa_inbox_events',
    help: 'Events that wait to be handled (new) or could not be (dead)',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const state of WORKING.inbox) this.set({ state }, await db.read.inbox.count({ where: { state } }));
    },
  });
  new Gauge({
    name: 'loa_inbox_oldest_seconds',
    help: 'Age of the oldest event that waits to be handled',
    registers,
    async collect() {
      const oldest = await db.read.inbox.findFirst({ where: { state: 'new' }, orderBy: { id: 'asc' } });
      this.set(age(oldest?.receivedAt));
    },
  });
  new Gauge({
    name: 'loa_outgoing_messages',
    help: 'Messages that wait, are under way, are held for somebody out of reach, or could not be delivered',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const state of WORKING.outgoing) this.set({ state }, await db.read.outgoing.count({ where: { state } }));
    },
  });
  new Gauge({
    name: 'loa_last_sweep_age_seconds',
    help: 'Time since the sweeps last came round',
    registers,
    collect() {
      this.set(age(sweptAt()));
    },
  });
  new Gauge({
    name: 'loa_privacy_requests_open',
    help: 'Requests of people over their own data that wait for an answer',
    registers,
    async collect() {
      this.set(await db.read.privacyRequest.count({ where: { state: 'open' } }));
    },
  });
  return registry;
}

/** Behind a proxy of this machine everybody comes from this machine: what it forwards is from elsewhere. */
function mayRead(c: Context, token: string | undefined): boolean {
  const shown = c.req.header('authorization')?.replace(/^Bearer /, '');
  if (token !== undefined && shown !== undefined && isSame(shown, token)) return true;
  const peer = c.env?.incoming === undefined ? '' : (getConnInfo(c).remote.address ?? '');
  return (
    LOOPBACK.test(peer) && c.req.header('x-forwarded-for') === undefined && c.req.header('forwarded') === undefined
  );
}

/** In constant time, whatever the lengths. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
