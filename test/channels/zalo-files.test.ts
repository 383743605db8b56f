/** Files people sent: fetched from behind their short-lived address, and from nowhere they should not be. */
import { lookup } from 'node:dns';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound, MediaRef } from '../../src/channels/contract.js';
import { isPublicAddress, publicLookup } from '../../src/channels/zalo/public-address.js';
import { all, bytes, thrown } from '../contract/material.js';
import { type TestClock, testClock } from '../support/clock.js';
import type { FakePerson } from '../support/fake-zalo/index.js';
import { type ZaloStage, zaloStage } from '../support/fake-zalo/stage.js';

let clock: TestClock;
let stage: ZaloStage;
let person: FakePerson;
let received: Inbound[];

beforeEach(async () => {
  clock = testClock('2026-11-20T08:00:00+07:00');
  stage = await zaloStage({ clock, patience: { stallMs: 300 } });
  person = stage.fake.user({ id: '246845883529197922', name: 'Cô Lan', met: true });
  received = [];
  await stage.channel.start(async (events) => void received.push(...events));
});
afterEach(() => stage.stop());

async function refOfSent(content = bytes(3, 50_000)): Promise<MediaRef> {
  person.sendsFile(content, { name: 'bài viết.docx' });
  await stage.fake.until(() => received.length > 0);
  const event = received[0]?.content;
  const file = event?.kind === 'media' ? event.files[0] : undefined;
  if (file === undefined) throw new Error('expected a file');
  return file.ref;
}

const open = async (ref: string) => all(await stage.channel.open(ref as MediaRef));

describe('a file', () => {
  it('is read whole', async () => {
    expect(await open(await refOfSent())).toEqual(bytes(3, 50_000));
  });

  it('is gone when its address has died', async () => {
    const ref = await refOfSent();
    clock.advance(31 * 60_000);
    expect(await thrown(open(ref))).toMatchObject({ name: 'OpenError', reason: 'gone' });
  });

  it.each([
    ['breaks off', { kind: 'truncated' }],
    ['stands still half-way', { kind: 'stall', ms: 5_000 }],
    ['never begins', { kind: 'silent' }],
    ['breaks before it begins', { kind: 'reset' }],
    ['meets a page of HTML', { kind: 'html', status: 503 }],
  ] as const)('that %s is to be tried later, and is whole then', async (_name, fault) => {
    const ref = await refOfSent();
    stage.fake.fail('media', fault);
    expect(await thrown(open(ref))).toMatchObject({ name: 'OpenError', reason: 'later' });
    expect(await open(ref)).toEqual(bytes(3, 50_000));
  });

  it('that is only slow is waited for', async () => {
    const ref = await refOfSent();
    stage.fake.fail('media', { kind: 'stall', ms: 100 });
    expect(await open(ref)).toEqual(bytes(3, 50_000));
  });

  it('may be left half read', async () => {
    for await (const piece of await stage.channel.open(await refOfSent())) {
      expect(piece.byteLength).toBeGreaterThan(0);
      break;
    }
  });

  it('that announces more than any chat sends is too big, and not read', async () => {
    const other = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': String(300 * 1024 * 1024) });
      response.write('x');
    });
    const big = await zaloStage({ apiBase: other.url });
    try {
      const error = await thrown(big.channel.open(`link:${other.url}/big` as MediaRef));
      expect(error).toMatchObject({ name: 'OpenError', reason: 'tooBig' });
    } finally {
      await big.stop();
      await other.stop();
    }
  });

  it('is followed to where its server leads, as long as that may be', async () => {
    const ref = await refOfSent();
    const path = new URL(ref.slice('link:'.length)).pathname;
    stage.fake.fail('media', { kind: 'redirect', to: path });
    expect(await open(ref)).toEqual(bytes(3, 50_000));
    stage.fake.fail('media', { kind: 'redirect', to: path }, 9);
    expect(await thrown(open(ref))).toMatchObject({ reason: 'gone' });
  });
});

describe('an address', () => {
  it.each([
    'link:http://photo.example/o.jpg',
    'link:ftp://photo.example/o.jpg',
    'link:file:///etc/passwd',
    'link:https://127.0.0.1/x',
    'link:https://2130706433/x',
    'link:https://[::1]/x',
    'link:https://[::ffff:192.168.1.1]/x',
    'link:https://169.254.169.254/latest',
    'link:https://10.0.0.5:8443/x',
    'link:https://localhost/x',
    'link:not an address',
    'image:1763600000000:aERC3A0iYGgQxim8',
    'photo:AgACAgUAAxkBAAI',
    '',
  ])('%s is opened for nobody', async (ref) => {
    expect(await thrown(open(ref))).toMatchObject({ name: 'OpenError', reason: 'gone' });
  });

  it('within the house is not reached through a redirect either', async () => {
    let asked = 0;
    const inside = await serve((_request, response) => {
      asked += 1;
      response.end('secret');
    });
    try {
      const ref = await refOfSent();
      for (const to of [
        inside.url,
        inside.url.replace('http:', 'https:'),
        'https://localhost:1/',
        'gopher://x/',
        '//[',
      ]) {
        stage.fake.fail('media', { kind: 'redirect', to });
        expect(await thrown(open(ref))).toMatchObject({ name: 'OpenError', reason: 'gone' });
      }
      expect(asked).toBe(0);
    } finally {
      await inside.stop();
    }
  });

  it.each(['8.8.8.8', '1.1.1.1', '203.162.4.190', '2001:4860:4860::8888', '2404:6800:4005::1'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:10.0.0.1', 'fc00::1'],
    ...['fe80::1', 'ff02::1', '64:ff9b::a00:1', '2001:db8::1', '2002:a00:1::', '2001::1', 'localhost', '', '8.8.8.8.8'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('is looked up by the socket itself, in either way sockets ask', async () => {
    const asked = promisify(publicLookup);
    for (const all of [true, false]) {
      expect(await thrown(asked('localhost', { all }))).toMatchObject({ code: 'NOT_PUBLIC' });
    }
    expect(await promisify(lookup)('localhost')).toBeDefined();
  });
});

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
