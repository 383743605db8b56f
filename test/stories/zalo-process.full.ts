/** The compiled program beside a stand-in for Zalo: connected from the command line, killed, refreshed, let out and in again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { consentUrl } from '../../src/channels/zalo/oauth.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/index.js';
import { type FakePerson, type FakeZalo, startFakeZalo } from '../support/fake-zalo/index.js';
import { APP_ID, APP_SECRET, OA_ID, OA_SECRET } from '../support/fake-zalo/stage.js';
import { picture } from '../support/pictures.js';
import { type BotProcess, botProcess, TOKEN } from '../support/process.js';

/** Longer than a channel that is set up wrongly is left alone. */
const PATIENCE_MS = 90_000;

it('serves a school on Zalo through consent, death, refresh, withdrawal and a new consent, and loses nothing', async () => {
  const { address, zalo, telegram, bot } = await stage();
  expect((await bot.cli('plan', 'apply', 'prisma/plans/thanh-truong-2020.yaml')).code).toBe(0);
  const before = await bot.cli('doctor');
  expect(before.stdout).toContain('zalo connect');

  // The console asks whether anybody is there before anybody consented.
  await bot.start();
  await zalo.until(() => bot.output().includes('Loa is running'), PATIENCE_MS);
  zalo.setWebhook(address);
  expect(await zalo.probe()).toBe(200);
  expect((await consents(zalo, address, bot)).stdout).toContain('Connected with the Official Account "Loa thử"');

  const office = telegram.user({ id: 1001, name: 'Văn Phòng Thử' });
  office.starts();
  await enters(bot, ['--role', 'office'], 'Nguyễn Thị Thử Một', {
    says: (text) => void office.says(text),
    presses(label) {
      const message = office
        .screen()
        .findLast(({ buttons }) => buttons.flat().some((button) => button.label === label));
      office.taps(message?.id ?? 0, label);
    },
    sees: (words) => telegram.until(() => office.screen().some(({ text }) => text.includes(words)), PATIENCE_MS),
  });
  const teacher = zalo.user({ id: '246845883529197922', name: 'Giáo Viên Thử' });
  const sees = (words: string) => zalo.until(() => heardBy(teacher).some((text) => text.includes(words)), PATIENCE_MS);
  teacher.follows();
  await enters(bot, ['--role', 'member', '--unit', 'to-mau-giao-lon'], 'Nguyễn Thị Thử Hai', {
    says: (text) => void teacher.says(text),
    presses: (label) => teacher.presses(label),
    sees,
  });

  // Said while nobody is there: Zalo brings it again.
  await bot.kill();
  teacher.says('Ngày hội thể thao của bé\nCác bé lớp lớn thi chạy tiếp sức.');
  teacher.sendsImage(await picture(1));
  await bot.start();
  await sees('Đã nhận 1/1 ảnh');

  // The token ends before its time; the new pair is the one the next process starts with.
  zalo.expireAccess();
  teacher.says('/trogiup');
  await sees('Các lệnh của thầy/cô');
  expect(await bot.stop()).toBe(0);
  await bot.start();
  teacher.says('/bai');
  await sees('Ngày hội thể thao');
  expect(zalo.calls.filter(({ name }) => name === 'access_token')).toHaveLength(2);

  // The administrator takes the consent back: the office hears of it elsewhere, and nothing is lost meanwhile.
  zalo.withdraw();
  teacher.says('/lienket');
  await telegram.until(() => office.screen().some(({ text }) => text.includes('cấp lại quyền')), PATIENCE_MS);
  expect((await bot.cli('doctor')).stdout).toContain('zalo connect');
  expect((await consents(zalo, address, bot)).code).toBe(0);
  await sees('Tài khoản của thầy/cô trên Loa');
  expect(await bot.stop()).toBe(0);

  expect(zalo.refused).toEqual([]);
  for (const words of ['Đã nhận 1/1 ảnh', 'Các lệnh của thầy/cô', 'Tài khoản của thầy/cô trên Loa']) {
    expect(heardBy(teacher).filter((text) => text.includes(words))).toHaveLength(1);
  }
  for (const secret of [APP_SECRET, OA_SECRET, 'ACCESS_', 'REFRESH_', 'CODE_', 'chạy tiếp sức', 'Thử Hai']) {
    expect(bot.output()).not.toContain(secret);
  }
}, 600_000);

async function stage() {
  const dir = mkdtempSync(join(tmpdir(), 'loa-zalo-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/zalo`;
  const zalo = await startFakeZalo({
    appId: APP_ID,
    appSecret: APP_SECRET,
    oaId: OA_ID,
    oaSecret: OA_SECRET,
    callbacks: [`${address}/callback`],
    retriesMs: Array<number>(600).fill(100),
  });
  const telegram: FakeTelegram = await startFakeTelegram({ token: TOKEN });
  const bot = botProcess({
    DATA_DIR: dir,
    HTTP_PORT: String(port),
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    ZALO_APP_ID: APP_ID,
    ZALO_APP_SECRET: APP_SECRET,
    ZALO_OA_SECRET: OA_SECRET,
    ZALO_WEBHOOK_URL: address,
    ZALO_API_BASE: zalo.url,
  });
  onTestFinished(async () => {
    await bot.kill();
    await zalo.stop();
    await telegram.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  return { address, zalo, telegram, bot };
}

/** The administrator consents, and the operator pastes the code beside the running program. */
async function consents(zalo: FakeZalo, address: string, bot: BotProcess) {
  const app = { appId: APP_ID, appSecret: APP_SECRET, oauthBase: zalo.url };
  const page = await fetch(consentUrl(app, { callback: `${address}/callback`, state: 'x' }), { redirect: 'manual' });
  const code = new URL(page.headers.get('location') ?? '').searchParams.get('code') ?? '';
  return bot.cli('zalo', 'connect', '--answer', code);
}

interface Newcomer {
  says(text: string): void;
  presses(label: string): void;
  sees(words: string): Promise<void>;
}

async function enters(bot: BotProcess, post: readonly string[], name: string, person: Newcomer): Promise<void> {
  const { code } = JSON.parse((await bot.cli('invite', ...post, '--json')).stdout);
  await person.sees('có mã mời thì nhập mã');
  person.says(String(code));
  await person.sees('Trước khi tham gia');
  person.presses('Đồng ý');
  await person.sees('họ và tên đầy đủ');
  person.says(name);
  await person.sees('Xin thầy/cô xem lại');
  person.presses('Đúng, tham gia');
  await person.sees('Chào mừng');
}

function heardBy(person: FakePerson): readonly string[] {
  return person
    .screen()
    .filter(({ from }) => from === 'oa')
    .map(({ text }) => text);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
