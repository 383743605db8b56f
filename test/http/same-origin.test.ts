/** A browser that another site drives changes nothing here. */
import { describe, expect, it } from 'vitest';
import { createHttpServer } from '../../src/http/server.js';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

function ask(method: string, headers: Record<string, string>, publicUrl?: string) {
  const server = createHttpServer({
    port: 0,
    log: quiet,
    publicUrl: () => publicUrl,
    routes: [(app) => app.all('/', (c) => c.text('done'))],
  });
  return server.fetch(new Request('http://loa.test/', { method, headers: { host: 'loa.test', ...headers } }));
}

describe('a change', () => {
  it.each([
    ['the page of the same host', { origin: 'http://loa.test' }],
    ['a browser that says so', { 'sec-fetch-site': 'same-origin' }],
    ['an address typed in', { 'sec-fetch-site': 'none' }],
  ])('is taken from %s', async (_from, headers) => {
    expect((await ask('POST', headers)).status).toBe(200);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://loa.test:81' }],
    ['a hidden origin', { origin: 'null' }],
    ['another site without an origin', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour below the same domain', { 'sec-fetch-site': 'same-site' }],
    ['a site that claims to be ours', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['nowhere', {}],
  ])('is refused from %s', async (_from, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await ask(method, headers)).status).toBe(403);
  });

  it('is taken from the public address when a proxy changed the host', async () => {
    expect((await ask('POST', { origin: 'https://loa.example' }, 'https://loa.example')).status).toBe(200);
    expect((await ask('POST', { origin: 'http://loa.example' }, 'https://loa.example')).status).toBe(403);
  });
});

it('lets anybody look', async () => {
  expect((await ask('GET', { origin: 'https://evil.example' })).status).toBe(200);
});
