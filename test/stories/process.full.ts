import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeTelegram } from '../support/fake-telegram/index.js';
import { type BotProcess, botProcess, TOKEN } from '../support/process.js';

const PATIENCE_MS = 20_000;
/** Nobody listens here: port 9 is "discard". */
const NOWHERE = 'http://127.0.0.1:9';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'loa-process-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function bot(environment: Readonly<Record<string, string>>): BotProcess {
  const made = botProcess(environment);
  onTestFinished(() => made.kill());
  return made;
}

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never happened: ${what}`);
}

describe('the operator is told what to do', () => {
  it('when no token is set', async () => {
    const { code, stderr } = await bot({ DATA_DIR: folder() }).cli('start');
    expect(code).toBe(1);
    expect(stderr).toMatch(/TELEGRAM_BOT_TOKEN.*\.env\.example/s);
  });

  it('when the token looks wrong', async () => {
    const { code, stderr } = await bot({ DATA_DIR: folder(), TELEGRAM_BOT_TOKEN: 'nonsense' }).cli('start');
    expect(code).toBe(1);
    expect(stderr).toContain('TELEGRAM_BOT_TOKEN');
    expect(stderr).not.toContain('nonsense');
  });

  it('when the plan file is broken, with its line', async () => {
    const dir = folder();
    writeFileSync(join(dir, 'broken.yaml'), 'plan:\n  code: Xấu quá\n');
    const { code, stderr } = await bot({ DATA_DIR: dir }).cli('plan', 'apply', join(dir, 'broken.yaml'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/broken\.yaml:2:\d+: plan\.code: expected a code/);
  });

  it('when nothing was applied yet', async () => {
    const { code, stderr } = await bot({ DATA_DIR: folder() }).cli('report', 'month', '2020-11');
    expect(code).toBe(1);
    expect(stderr).toContain('plan apply');
  });

  it('when the command does not exist', async () => {
    const { code, stderr } = await bot({ DATA_DIR: folder() }).cli('fly');
    expect(code).toBe(1);
    expect(stderr).toContain('--help');
  });
});

it('refuses to start twice on one database, and starts again at once after a crash', async () => {
  const telegram = await startFakeTelegram({ token: TOKEN });
  onTestFinished(() => telegram.stop());
  const environment = { DATA_DIR: folder(), TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url };
  const first = bot(environment);
  await first.start();
  await until(() => first.output().includes('Loa is running'), 'the first copy runs');
  const second = await bot(environment).cli('start');
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('already running on this database');

  await first.kill();
  const third = bot(environment);
  await third.start();
  await until(() => third.output().includes('Loa is running'), 'the third copy takes over');
  expect(await third.stop()).toBe(0);
});

it('keeps the database until what is under way has landed', async () => {
  const telegram = await startFakeTelegram({ token: TOKEN });
  onTestFinished(() => telegram.stop());
  const environment = { DATA_DIR: folder(), TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url };
  const [first, second] = [bot(environment), bot(environment)];
  await first.start();
  await until(() => first.output().includes('Loa is running'), 'the first copy runs');
  telegram.fail('sendMessage', { kind: 'stall', ms: 10_000 }, 1);
  telegram.user({ id: 7, name: 'Người Thử' }).says('Xin chào');
  await until(() => telegram.calls.some((call) => call.method === 'sendMessage'), 'it answers');
  const stopped = first.stop();
  await second.start();
  await until(() => !second.running, 'the second copy gives up');
  expect(first.running).toBe(true);
  expect(second.output()).toContain('already running on this database');
  expect(await stopped).toBe(0);
});

it('says that another copy uses its token, and goes on when that one has gone', async () => {
  const telegram = await startFakeTelegram({ token: TOKEN });
  onTestFinished(() => telegram.stop());
  const copy = () => bot({ DATA_DIR: folder(), TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url });
  const [first, second] = [copy(), copy()];
  await first.start();
  await until(() => first.output().includes('Loa is running'), 'the first copy runs');
  await second.start();
  await until(() => /another copy/i.test(first.output() + second.output()), 'one of them says so');
  expect(first.running && second.running).toBe(true);
});

it('stays up while Telegram cannot be reached, and says so', async () => {
  const alone = bot({ DATA_DIR: folder(), TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: NOWHERE });
  await alone.start();
  await until(() => alone.output().includes('cannot be reached'), 'it says so');
  expect(alone.running).toBe(true);
  expect(await alone.stop()).toBe(0);
});

it('never writes its token anywhere', async () => {
  const telegram = await startFakeTelegram({ token: TOKEN });
  onTestFinished(() => telegram.stop());
  const dir = folder();
  const talkative = bot({
    DATA_DIR: dir,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    LOG_LEVEL: 'trace',
  });
  telegram.fail('*', { kind: 'html', code: 502 }, 3);
  await talkative.start();
  await until(() => talkative.output().includes('Loa is running'), 'it runs');
  telegram.user({ id: 7, name: 'Người Thử' }).says('Xin chào');
  await until(() => telegram.calls.some((call) => call.method === 'sendMessage'), 'it answers');
  await talkative.stop();
  expect(talkative.output()).not.toContain(TOKEN.split(':')[1]);
  expect(talkative.output()).not.toContain('Xin chào');
});
