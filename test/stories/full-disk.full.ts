import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { startFakeTelegram } from '../support/fake-telegram/index.js';
import { picture } from '../support/pictures.js';
import { botProcess, TOKEN } from '../support/process.js';

const PATIENCE_MS = 60_000;
/** Less than the database holds already: nothing can be added to any file. */
const NO_ROOM_BYTES = 64 * 1024;

it('outlives a full disk: takes nothing it cannot keep, goes on reading, and catches up when there is room', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'loa-full-disk-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const telegram = await startFakeTelegram({ token: TOKEN });
  onTestFinished(() => telegram.stop());
  const bot = botProcess({ DATA_DIR: dir, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url });
  onTestFinished(() => bot.kill());
  expect((await bot.cli('plan', 'apply', 'prisma/plans/thanh-truong-2020.yaml')).code).toBe(0);
  const invited = await bot.cli('invite', '--role', 'member', '--unit', 'to-nha-tre', '--json');
  const { code } = JSON.parse(invited.stdout);
  await bot.start();

  const teacher = telegram.user({ id: 1001, name: 'Giáo Viên Thử' });
  const hears = (words: string) =>
    telegram.until(
      () => teacher.screen().some(({ from, text }) => from === 'bot' && text?.includes(words) === true),
      PATIENCE_MS,
    );
  const offers = (label: string) =>
    teacher.screen().some(({ buttons }) => buttons.flat().some((button) => button.label === label));
  const presses = (label: string) => {
    const shown = teacher.screen().findLast(({ buttons }) => buttons.flat().some((button) => button.label === label));
    if (shown === undefined) throw new Error(`there is no button “${label}”`);
    teacher.taps(shown.id, label);
  };
  teacher.starts();
  await hears('mã mời thì nhập mã');
  teacher.says(code);
  await telegram.until(() => offers('Đồng ý'), PATIENCE_MS);
  presses('Đồng ý');
  await hears('họ và tên đầy đủ');
  teacher.says('Nguyễn Thị Thử');
  await telegram.until(() => offers('Đúng, tham gia'), PATIENCE_MS);
  presses('Đúng, tham gia');
  await hears('Chào mừng');

  await bot.leaveRoom(NO_ROOM_BYTES);
  const calls = telegram.calls.length;
  teacher.says('Bài viết lúc đĩa đầy');
  teacher.sendsPhoto(await picture(1));
  // It asks again and again for what it could not keep, and says why.
  await telegram.until(() => telegram.calls.length > calls + 3, PATIENCE_MS);
  expect(bot.output()).toMatch(/disk|SQLITE_(FULL|IOERR)/);
  expect(telegram.pending()).toBe(2);
  expect(bot.running).toBe(true);
  const status = await bot.cli('status', '--json');
  expect(status.code).toBe(0);

  await bot.leaveRoom(undefined);
  await hears('Đã nhận 1/1 ảnh');
  expect(await bot.stop()).toBe(0);
  expect(telegram.refused).toEqual([]);
  const db = new Sqlite(join(dir, 'loa.db'), { readonly: true });
  onTestFinished(() => void db.close());
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('SELECT text FROM Piece').pluck().all()).toEqual(['Bài viết lúc đĩa đầy']);
  expect(db.prepare("SELECT count(*) FROM Attachment WHERE state = 'stored'").pluck().get()).toBe(1);
  expect(readdirSync(join(dir, 'media', 'incoming'))).toEqual([]);
});
