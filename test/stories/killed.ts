import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { type FakePerson, type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/index.js';
import { picture } from '../support/pictures.js';
import { type BotProcess, botProcess, TOKEN } from '../support/process.js';

const LEAST_ARTICLES = 3;
/** Longer than a decision can be taken back, for its author hears of it only then. */
const PATIENCE_MS = 100_000;
/** How long the bot works between two deaths, at most; longer while it gets nowhere, as on a busy machine. */
const LONGEST_LIFE_MS = 1_500;

/** The story from invite to approval, again and again, while the bot dies at least `kills` times; nothing is lost, little is repeated. */
export async function surviveKills(kills: number): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'loa-kill-'));
  const telegram = await startFakeTelegram({ token: TOKEN });
  const bot = botProcess({ DATA_DIR: dir, TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: telegram.url });
  expect((await bot.cli('plan', 'apply', 'prisma/plans/thanh-truong-2020.yaml')).code).toBe(0);
  const codes = {
    office: await invite(bot, '--role', 'office'),
    editor: await invite(bot, '--role', 'editor', '--unit', 'bo-phan-chuyen-mon'),
    teacher: await invite(bot, '--role', 'member', '--unit', 'to-mau-giao-lon'),
  };
  await bot.start();
  const file = join(dir, 'loa.db');
  const reaper = reap(bot, telegram, file);
  try {
    const office = telegram.user({ id: 1001, name: 'Văn Phòng Thử' });
    const editor = telegram.user({ id: 1002, name: 'Biên Tập Thử' });
    const teacher = telegram.user({ id: 1003, name: 'Giáo Viên Thử' });
    await Promise.all([
      join_(telegram, office, codes.office, 'Nguyễn Thị Thử Một'),
      join_(telegram, editor, codes.editor, 'Nguyễn Thị Thử Hai'),
      join_(telegram, teacher, codes.teacher, 'Nguyễn Thị Thử Ba'),
    ]);

    let articles = 0;
    while (articles < LEAST_ARTICLES || reaper.kills < kills) {
      articles += 1;
      const article = articles;
      teacher.says(`Bài số ${article}: bé vui đến trường`);
      for (let n = 1; n <= 3; n++) teacher.sendsPhoto(await picture(article * 10 + n), { album: `album-${article}` });
      const code = `BAI-\\d{4}-${String(article).padStart(3, '0')}`;
      await sees(telegram, teacher, new RegExp(`BẢN NHÁP[^]*Bài số ${article}[^]*Đã nhận 3/3 ảnh`));
      // Once every month of the school year has its article, a further one is for no task.
      const topics = new RegExp(`Bài số ${article}:[^]*thuộc chủ đề nào`);
      if (!hasHeard(teacher, topics)) await chooses(telegram, teacher, 'Không thuộc việc nào', topics);
      await chooses(
        telegram,
        teacher,
        'Quản lý nhà nước',
        new RegExp(`Bài số ${article}[^]*Trong ảnh có nhận ra trẻ không`),
      );
      await chooses(telegram, teacher, 'Gửi – ảnh không có trẻ', new RegExp(`Đã nhận: ${code}`));
      await sees(telegram, editor, new RegExp(`CHỜ DUYỆT ${code}`));
      await chooses(telegram, editor, 'Duyệt', new RegExp(`Đã duyệt ${code}`));
    }
    for (let article = 1; article <= articles; article++) {
      await sees(telegram, teacher, new RegExp(`BAI-\\d{4}-${String(article).padStart(3, '0')} đã được duyệt`));
    }
    await reaper.finish();
    expect(await bot.stop()).toBe(0);

    expect(telegram.refused.map((call) => call.method)).toEqual([]);
    // Whoever keeps the machine reads what happened, and nothing of what was written.
    expect(bot.output()).toContain('Loa is running');
    for (const secret of [
      TOKEN,
      ...Object.values(codes),
      'vui đến trường',
      'Nguyễn Thị Thử',
      'Giáo Viên Thử',
      'album-',
    ]) {
      expect(bot.output()).not.toContain(secret);
    }
    const people = [office, editor, teacher];
    const left = look(file, (one) => {
      expect(one('PRAGMA integrity_check')).toBe('ok');
      expect(one("SELECT count(*) FROM Inbox WHERE state <> 'done'")).toBe(0);
      expect(one('SELECT count(*) FROM Person')).toBe(people.length);
      expect(one("SELECT count(*) FROM Submission WHERE state = 'approved'")).toBe(articles);
      expect(one('SELECT count(*) FROM Piece')).toBe(articles);
      expect(one("SELECT count(*) FROM Attachment WHERE state = 'stored'")).toBe(3 * articles);
      expect(one('SELECT count(*) FROM Decision')).toBe(articles);
      expect(one("SELECT count(*) FROM Outgoing WHERE state NOT IN ('sent', 'withdrawn')")).toBe(0);
      expect(one('SELECT count(*) FROM Media')).toBe(storedFiles(join(dir, 'media')));
      return { messages: Number(one("SELECT sum(json_array_length(refs)) FROM Outgoing WHERE state = 'sent'")) };
    });
    expect(reaper.kills).toBeGreaterThanOrEqual(kills);
    // What stands on the screens beyond what was to be said was under way when the process died.
    const repeated = shownBy(people) - left.messages;
    expect(repeated).toBeGreaterThanOrEqual(0);
    expect(repeated).toBeLessThanOrEqual(reaper.inFlight);
  } finally {
    await reaper.finish();
    await bot.kill();
    await telegram.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Kills and restarts the bot at random moments of its work, every fifth time of its start, until told to finish. */
function reap(bot: BotProcess, telegram: FakeTelegram, file: string) {
  let kills = 0;
  let inFlight = 0;
  let barren = 0;
  let done = false;
  // A long poll counts as a call only when it ends; who the bot is, it asks at once.
  const calls = () => telegram.calls.length;
  const words = () => telegram.calls.filter(({ method }) => /^(send|edit)/.test(method)).length;
  const life = (async () => {
    while (!done) {
      const before = calls();
      const saidBefore = words();
      if (kills % 5 !== 4) await telegram.until(() => done || calls() > before, PATIENCE_MS).catch(() => undefined);
      await pause(Math.random() * LONGEST_LIFE_MS * (1 + barren));
      if (done) return;
      await bot.kill();
      barren = words() > saidBefore ? 0 : barren + 1;
      kills += 1;
      inFlight += look(file, (one) => Number(one("SELECT count(*) FROM Outgoing WHERE state = 'sending'")));
      await bot.start();
    }
  })();
  return {
    get kills() {
      return kills;
    },
    /** Messages that were on their way at the moments it was killed: each may have arrived, and is sent again. */
    get inFlight() {
      return inFlight;
    },
    finish: async () => {
      done = true;
      await life;
    },
  };
}

function look<T>(path: string, read: (one: (sql: string) => unknown) => T): T {
  const file = new Sqlite(path, { readonly: true });
  try {
    return read((sql) => file.prepare(sql).pluck().get());
  } finally {
    file.close();
  }
}

async function invite(bot: BotProcess, ...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await bot.cli('invite', ...args, '--json');
  const { code } = JSON.parse(stdout === '' ? '{}' : stdout);
  if (typeof code !== 'string') throw new Error(`no code in: ${stdout}${stderr}`);
  return code;
}

async function join_(telegram: FakeTelegram, person: FakePerson, code: string, name: string): Promise<void> {
  person.starts();
  await sees(telegram, person, 'Nhập mã mời');
  person.says(code);
  await sees(telegram, person, 'Đồng ý');
  await chooses(telegram, person, 'Đồng ý', 'họ và tên đầy đủ');
  person.says(name);
  await sees(telegram, person, 'Đúng, tham gia');
  await chooses(telegram, person, 'Đúng, tham gia', 'Chào mừng');
}

async function sees(telegram: FakeTelegram, person: FakePerson, words: string | RegExp): Promise<void> {
  await telegram
    .until(() => hasHeard(person, words), PATIENCE_MS)
    .catch(() => {
      throw new Error(`${person.name} never saw ${words}; the screen:\n${person.screen().map(textOf).join('\n--\n')}`);
    });
}

/** Presses the newest such button until its effect shows: a press may be lost with the process that would answer it. */
async function chooses(
  telegram: FakeTelegram,
  person: FakePerson,
  label: string,
  effect: string | RegExp,
): Promise<void> {
  for (let presses = 0; presses < 10 && !hasHeard(person, effect); presses++) {
    const message = person
      .screen()
      .findLast((shown) => shown.buttons.flat().some((button) => button.label.startsWith(label)));
    const button = message?.buttons.flat().find((each) => each.label.startsWith(label));
    if (message !== undefined && button !== undefined) person.taps(message.id, button.label);
    await telegram.until(() => hasHeard(person, effect), PATIENCE_MS / 8).catch(() => undefined);
  }
  await sees(telegram, person, effect);
}

function hasHeard(person: FakePerson, words: string | RegExp): boolean {
  const matches = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  return person.screen().some((shown) => shown.from === 'bot' && matches(textOf(shown)));
}

function textOf(shown: ReturnType<FakePerson['screen']>[number]): string {
  return [shown.text, shown.caption, ...shown.buttons.flat().map((button) => button.label)].join('\n');
}

/** Messages of the bot on these screens; an album is one. */
function shownBy(people: readonly FakePerson[]): number {
  return people.reduce((sum, person) => {
    const shown = person.screen().filter(({ from }) => from === 'bot');
    const albums = shown.flatMap(({ album }) => album ?? []);
    return sum + shown.length - albums.length + new Set(albums).size;
  }, 0);
}

function storedFiles(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name),
  ).length;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
