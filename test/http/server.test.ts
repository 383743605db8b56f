/** The HTTP server guards what it is given and stops politely. */
import { connect } from 'node:net';
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpServer, ListenError } from '../../src/http/server.js';
import type { Log } from '../../src/lib/log.js';

const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

function server(routes: (app: Hono) => void = () => {}, options: { port?: number; publicUrl?: string } = {}) {
  const logged: { fields: object; event: string }[] = [];
  const write = (fields: object, event: string) => void logged.push({ fields, event });
  const log: Log = { info: write, warn: write, error: write };
  const { port = 0, publicUrl } = options;
  const made = createHttpServer({ port, hostname: '127.0.0.1', log, publicUrl: () => publicUrl, routes: [routes] });
  running.push(made);
  return { made, logged };
}

const page = { headers: { accept: 'text/html,*/*' } };

describe('listening', () => {
  it('takes any free port when asked for none', async () => {
    const { made } = server((app) => app.get('/', (c) => c.text('có đây')));
    const { port } = await made.start();
    expect(port).toBeGreaterThan(0);
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('có đây');
  });

  it('says what to do when the port is taken', async () => {
    const { port } = await server().made.start();
    const second = server(() => {}, { port }).made;
    const failed = second.start();
    await expect(failed).rejects.toBeInstanceOf(ListenError);
    await expect(failed).rejects.toMatchObject({ reason: 'taken', message: expect.stringContaining('HTTP_PORT') });
  });
});

describe('every answer', () => {
  it('allows scripts, styles and frames from nowhere else', async () => {
    const { made } = server((app) => app.get('/', (c) => c.html('<p>x</p>')));
    const { headers } = await made.fetch(new Request('http://loa.test/'));
    const policy = new Map(
      headers
        .get('content-security-policy')
        ?.split('; ')
        .map((rule) => rule.split(/ (.*)/s) as [string, string]),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('asks for https where people come by https', async () => {
    const { made } = server(() => {}, { publicUrl: 'https://loa.example' });
    const { headers } = await made.fetch(new Request('http://loa.test/'));
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/);
  });

  it('lets a page set a policy of its own', async () => {
    const { made } = server((app) =>
      app.get('/', (c) => c.html('x', 200, { 'Content-Security-Policy': "img-src 'self'" })),
    );
    const { headers } = await made.fetch(new Request('http://loa.test/'));
    expect(headers.get('content-security-policy')).toBe("img-src 'self'");
  });
});

describe('failures', () => {
  const broken = (app: Hono) =>
    app.get('/', () => {
      throw new Error('the secret cause');
    });

  it('shows a person one sentence with a reference, and keeps the cause for the log', async () => {
    const { made, logged } = server(broken);
    const response = await made.fetch(new Request('http://loa.test/', page));
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('server.test');
    expect(logged).toMatchObject([
      { fields: { reference: expect.any(String), error: { message: 'the secret cause' } } },
    ]);
    const [reference] = logged.map(({ fields }) => Reflect.get(fields, 'reference'));
    expect(text).toContain(reference);
  });

  it('tells a program in JSON', async () => {
    const { made } = server(broken);
    const response = await made.fetch(new Request('http://loa.test/', { headers: { accept: 'application/json' } }));
    expect(await response.json()).toEqual({ error: 'failed', message: expect.any(String) });
  });

  it('says of a page that is not there that it is not there', async () => {
    const { made } = server();
    const response = await made.fetch(new Request('http://loa.test/wp-admin', page));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Không tìm thấy trang');
  });

  it('takes no body beyond its limit, announced or not', async () => {
    const { made } = server((app) => app.post('/', async (c) => c.text(String((await c.req.text()).length))));
    const { port } = await made.start();
    const url = `http://127.0.0.1:${port}/`;
    const big = 'a'.repeat(1024 * 1024 + 1);
    const options = { method: 'POST', headers: { origin: `http://127.0.0.1:${port}` } };
    expect((await fetch(url, { ...options, body: big })).status).toBe(413);
    const streamed = new Response(big).body;
    expect((await fetch(url, { ...options, body: streamed, duplex: 'half' } as RequestInit)).status).toBe(413);
    expect(await (await fetch(url, { ...options, body: big.slice(1) })).text()).toBe(String(1024 * 1024));
  });
});

describe('mounted addresses', () => {
  it('get the request as it came, past the guards, and may change', async () => {
    const { made } = server();
    made.mount('/telegram', async () => new Response('first'));
    made.mount('/telegram', async (request) => new Response(`${request.method} ${await request.text()}`));
    const { port } = await made.start();
    const response = await fetch(`http://127.0.0.1:${port}/telegram`, { method: 'POST', body: 'an update' });
    expect(await response.text()).toBe('POST an update');
    expect(response.headers.get('content-security-policy')).toBeNull();
  });
});

describe('stopping', () => {
  it('lets an answer under way finish and takes no new request', async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let entered = () => {};
    const inside = new Promise<void>((resolve) => {
      entered = resolve;
    });
    const { made } = server((app) =>
      app.get('/', async (c) => {
        entered();
        await finished;
        return c.text('whole');
      }),
    );
    const { port } = await made.start();
    const answer = fetch(`http://127.0.0.1:${port}/`);
    await inside;
    const stopping = made.stop();
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    finish();
    expect(await (await answer).text()).toBe('whole');
    await stopping;
  });

  it('ends streams of events at once', async () => {
    const { made } = server((app) =>
      app.get('/', (c) => streamSSE(c, (stream) => new Promise((resolve) => stream.onAbort(() => resolve())))),
    );
    const { port } = await made.start();
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: loa.test\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await made.stop();
    await ended;
    expect(socket.destroyed).toBe(true);
  });
});
