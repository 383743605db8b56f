/** /healthz and /metrics: what a machine is asked by whoever watches it. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { operationRoutes } from '../../src/http/operation.js';
import { createHttpServer } from '../../src/http/server.js';
import { MINUTE_MS } from '../../src/lib/clock.js';
import { openHouse } from '../support/house.js';

const TOKEN = 'invented-token-of-thirty-two-characters';
/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
const LINE = /^(#.*|[a-zA-Z_:][\w:]*(\{[^{}]*\})? -?(\d+(\.\d+)?(e[+-]?\d+)?|[Nn]a[Nn]|[+-]Inf))$/;

async function watched() {
  const house = await openHouse();
  const { db, clock } = house.app.house;
  const app = new Hono();
  operationRoutes({ db, clock, sweptAt: () => house.app.sweptAt(), metricsToken: TOKEN })(app);
  const ask = (path: string, headers: Record<string, string> = {}) =>
    app.request(`http://loa.test${path}`, { headers });
  return { house, ask };
}

describe('/healthz', () => {
  it('is well while the sweeps come round and the database answers, and says what is not', async () => {
    const { house, ask } = await watched();
    expect((await ask('/healthz')).status).toBe(503);
    await house.later();
    expect(await (await ask('/healthz')).text()).toBe('ok\n');
    house.clock.advance(6 * MINUTE_MS);
    const late = await ask('/healthz');
    expect([late.status, await late.text()]).toEqual([503, 'the sweeps stand still\n']);
  });
});

describe('/metrics', () => {
  it('is what Prometheus reads, counts what waits, and holds no word of anybody', async () => {
    const { house, ask } = await watched();
    const lan = await house.someone({ unit: 'to-nha-tre', name: 'Lan Thử' });
    await house.channel.deliver(lan.chat, { kind: 'text', text: 'Tin riêng của Lan' });
    const answer = await ask('/metrics', { authorization: `Bearer ${TOKEN}` });
    expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    const text = await answer.text();
    expect(
      text
        .trimEnd()
        .split('\n')
        .filter((line) => line !== '' && !LINE.test(line)),
    ).toEqual([]);
    expect(text).toContain('loa_inbox_events{state="new"} 1');
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toMatch(/Lan|chat-/);
    await house.settle();
    expect(await (await ask('/metrics', { authorization: `Bearer ${TOKEN}` })).text()).toContain(
      'loa_inbox_events{state="new"} 0',
    );
  });

  it('is told to nobody else', async () => {
    const { house, ask } = await watched();
    expect((await ask('/metrics')).status).toBe(404);
    expect((await ask('/metrics', { authorization: `Bearer ${TOKEN}x` })).status).toBe(404);
    const { db, clock, log } = house.app.house;
    const routes = [operationRoutes({ db, clock, sweptAt: () => undefined, metricsToken: undefined })];
    const server = createHttpServer({ port: 0, hostname: '127.0.0.1', log, routes });
    const { port } = await server.start();
    const read = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/metrics`, { headers });
    expect((await read({})).status).toBe(200);
    expect((await read({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
    await server.stop();
  });
});
