/** From no permission at all to a connected Official Account, through the command line and the browser of its administrator. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/channels/zalo/connect.js';
import { type OpenZalo, openZalo } from '../../src/channels/zalo/open.js';
import { type Database, openDatabase } from '../../src/db/client.js';
import { createHttpServer, type HttpServer } from '../../src/http/server.js';
import { everythingIn } from '../contract/material.js';
import { type TestClock, testClock } from '../support/clock.js';
import { type FakeZalo, startFakeZalo } from '../support/fake-zalo/index.js';
import { APP_ID, APP_SECRET, OA_ID, OA_SECRET } from '../support/fake-zalo/stage.js';
import { scratchFolder } from '../support/scratch.js';
import { preparedDatabase } from '../support/shelf.js';

const ADDRESS = 'http://loa.example/zalo';
const MINUTE_MS = 60_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

let clock: TestClock;
let fake: FakeZalo;
let db: Database;
let zalo: OpenZalo;
let server: HttpServer;
let troubles: string[];

beforeEach(async () => {
  clock = testClock('2026-11-20T08:00:00+07:00');
  fake = await startFakeZalo({
    appId: APP_ID,
    appSecret: APP_SECRET,
    oaId: OA_ID,
    oaSecret: OA_SECRET,
    callbacks: [`${ADDRESS}/callback`],
    now: () => clock.now(),
  });
  const path = join(scratchFolder('zalo'), 'loa.db');
  copyFileSync(await preparedDatabase(null, clock.now()), path);
  db = openDatabase(path);
  troubles = [];
  zalo = open();
  server = createHttpServer({ port: 0, log: quiet, routes: [zalo.routes] });
});
afterEach(async () => {
  await fake.stop();
  await db.close();
});

/** Another process on the same database. */
function open(appSecret = APP_SECRET): OpenZalo {
  return openZalo({
    appId: APP_ID,
    appSecret,
    oaSecret: OA_SECRET,
    webhookUrl: ADDRESS,
    apiBase: fake.url,
    db,
    clock,
    log: quiet,
    onTokenTrouble: (sentence) => void troubles.push(sentence),
  });
}

async function* typed(...lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** Where the consent leads the administrator's browser. */
async function consented(link: string): Promise<string> {
  const response = await fetch(link, { redirect: 'manual' });
  return response.headers.get('location') ?? '';
}

async function run(parts: { readonly lines?: AsyncIterable<string>; readonly answer?: string } = {}) {
  const printed: string[] = [];
  const opened = { zalo: open(), port: 0, lines: parts.lines ?? typed(), answer: parts.answer, log: quiet };
  await connect({ ...opened, print: { line: (text) => void printed.push(text), json: () => undefined } });
  return printed;
}

const browse = (address: string) => server.fetch(new Request(address, { headers: { accept: 'text/html' } }));

describe('the consent', () => {
  it('that comes to the web server lets us in, once', async () => {
    expect(await zalo.trouble()).toMatchObject({ remedy: expect.stringContaining('zalo connect') });
    const address = await consented(await zalo.consent.ask());
    const page = await browse(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Đã kết nối Official Account');
    expect(await zalo.trouble()).toBeUndefined();
    expect((await browse(address)).status).toBe(400);
    expect(fake.refused).toEqual([]);
  });

  it('nobody asked for, or asked for long ago, opens nothing', async () => {
    expect((await browse(`${ADDRESS}/callback?code=CODE_1&oa_id=${OA_ID}&state=guessed`)).status).toBe(400);
    const link = await zalo.consent.ask();
    clock.advance(31 * MINUTE_MS);
    expect((await browse(await consented(link))).status).toBe(400);
    expect(fake.calls.filter(({ name }) => name === 'access_token')).toEqual([]);
    expect(await zalo.consent.givenAt()).toBeUndefined();
  });

  it('pasted into the command line lets us in, and says who we are', async () => {
    // The operator pastes something else first, then the address of the page that did not open.
    const address = await consented(await zalo.consent.ask());
    const printed = await run({ lines: typed('', 'cái gì đây', address) });
    expect(printed.join('\n')).toContain(`callback        ${ADDRESS}/callback`);
    expect(printed.some((line) => line.includes('/v4/oa/permission'))).toBe(true);
    expect(printed.at(-1)).toBe(`Connected with the Official Account "Loa thử" (${OA_ID}).`);
    expect(everythingIn(printed)).not.toContain(APP_SECRET);
  });

  it('that the running house receives ends the waiting of the command line', async () => {
    const waiting = run();
    await browse(await consented(await zalo.consent.ask()));
    expect((await waiting).at(-1)).toContain('Connected');
  });

  it('given as an answer is taken or refused at once, with what to do', async () => {
    await expect(run({ answer: 'CODE_of_nobody' })).rejects.toThrow(/Run the command again/);
    const code = new URL(await consented(await zalo.consent.ask())).searchParams.get('code') ?? '';
    expect((await run({ answer: code })).at(-1)).toContain('Connected');
  });
});

describe('the tokens', () => {
  beforeEach(async () => {
    await zalo.consent.take(await consented(await zalo.consent.ask()));
  });

  it('lie sealed in the database, and another secret opens nothing', async () => {
    const { sealed } = await db.read.zaloTokens.findUniqueOrThrow({ where: { appId: APP_ID } });
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toMatch(/ACCESS|REFRESH/);
    expect(await open('another secret').trouble()).toMatchObject({ what: expect.stringContaining('has not let') });
  });

  it('are renewed once, however many processes find them due', async () => {
    clock.advance(21 * 60 * MINUTE_MS);
    await Promise.all([zalo, open(), open()].map((each) => each.keepTokens()));
    expect(fake.calls.filter(({ name }) => name === 'access_token')).toHaveLength(2);
    expect(troubles).toEqual([]);
    expect(await open().trouble()).toBeUndefined();
  });

  it('given anew while the house runs are used by it', async () => {
    await zalo.whoAmI();
    fake.withdraw();
    expect(await zalo.trouble()).toMatchObject({ what: expect.stringContaining('-14014') });
    await open().consent.take(await consented(await open().consent.ask()));
    expect(await zalo.trouble()).toBeUndefined();
  });
});

it('shows the code of an invite beside the way into the chat, once the account is known', async () => {
  expect(zalo.channel.deepLink('ma-moi')).toBeUndefined();
  await zalo.consent.take(await consented(await zalo.consent.ask()));
  await zalo.keepTokens();
  expect(zalo.channel.deepLink('ma-moi')).toBe(`${ADDRESS}/moi/ma-moi`);
  const page = await (await browse(`${ADDRESS}/moi/ma-moi`)).text();
  expect(page).toContain('<code>ma-moi</code>');
  expect(page).toContain(`https://zalo.me/${OA_ID}`);
});

it('draws the picture of its forms itself', async () => {
  const picture = await browse(`${ADDRESS}/loa.png`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(
    Buffer.from(await picture.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});
