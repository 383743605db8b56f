/** Where a request comes from is only believed of those who can know. */
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { clientAddress } from '../../src/http/client-address.js';

async function seen(remoteAddress: string | undefined, forwarded?: string): Promise<string> {
  const app = new Hono();
  app.get('/', (c) => c.text(clientAddress(c)));
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const env =
    remoteAddress === undefined ? undefined : { incoming: { socket: { remoteAddress, remoteFamily: 'IPv4' } } };
  return (await app.request('/', { headers }, env)).text();
}

it('is the other end of the line', async () => {
  expect(await seen('203.0.113.7')).toBe('203.0.113.7');
  expect(await seen('::ffff:203.0.113.7')).toBe('203.0.113.7');
});

it('is what a proxy on this machine saw last, whatever stands before it', async () => {
  expect(await seen('127.0.0.1', '10.9.9.9, 203.0.113.7')).toBe('203.0.113.7');
  expect(await seen('::1', '203.0.113.7')).toBe('203.0.113.7');
});

it('is not what a stranger claims', async () => {
  expect(await seen('198.51.100.1', '203.0.113.7')).toBe('198.51.100.1');
});

it('takes one subscriber of the new internet for one', async () => {
  expect(await seen('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64');
  expect(await seen('2001:db8:1:2::99')).toBe('2001:db8:1:2::/64');
  expect(await seen('2001:db8::1')).toBe('2001:db8:0:0::/64');
});

it('is unknown where there is no line', async () => {
  expect(await seen(undefined)).toBe('unknown');
});
