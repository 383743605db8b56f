/** What is kept of people is theirs: seen, taken along, corrected, withdrawn, erased, with the law's days counted. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../src/db/client.js';
import { insertRows } from '../../src/db/insert-rows.js';
import { restoreBackup } from '../../src/features/backup/restore.js';
import { ANSWER_DAYS, dueAtOf, extendedDueAt, KINDS, stepOf } from '../../src/features/privacy/deadlines.js';
import { everythingOf } from '../../src/features/privacy/own-data.js';
import { CUT_BY_ERASING, DRAWERS, HANDED_OVER_FIRST } from '../../src/features/privacy/own-records.js';
import { DAY_MS } from '../../src/lib/clock.js';
import { scene } from '../media/sample-media.js';
import { loa } from '../support/cli.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const read = (house: TestHouse) => house.app.house.db.read;

async function school(options: Parameters<typeof openHouse>[0] = {}) {
  const house = await openHouse({ backups: {}, ...options });
  const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Phòng Thử' });
  const lan = await house.someone({ unit: 'to-nha-tre', name: 'Lê Thị Lan Thử' });
  return { house, office, lan };
}

async function withAnItem() {
  const { house, office, lan } = await school();
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await lan.sends([{ kind: 'photo', bytes: await picture(1) }], { caption: 'Bé tập rửa tay' });
  await lan.picks('Quản lý nhà nước');
  await lan.picks('không có trẻ').hears('BAI-1120-001');
  return { house, office, lan, hoa };
}

async function erase(office: Awaited<ReturnType<typeof school>>['office'], lan: typeof office, house: TestHouse) {
  await lan.says('/dulieucuatoi');
  await lan.picks('Xoá dữ liệu').hears('Không lấy lại được');
  await lan.picks('Đúng, xoá dữ liệu của tôi').hears('hết chủ nhật, 22/11/2020');
  await office.picks('Xem và trả lời').hears('còn 20 ngày');
  await office.picks('Xoá dữ liệu');
  await office.picks('Đúng, xoá').hears('đang được xoá');
  await house.later(30);
}

describe.each(profiles)('what is kept of me, on %s', (profile) => {
  it('is told in plain words, and a wrong name is put right by the office with one choice', async () => {
    const { house, office, lan } = await school({ profile });
    const shown = await lan.says('/dulieucuatoi').hears('Họ tên: Lê Thị Lan Thử');
    expect(shown.text).toContain('Điện thoại: không lưu');
    await lan.picks('Sửa thông tin').hears('Thông tin nào cần sửa');
    await lan.picks('Họ tên');
    await lan.says('12').hears('2 đến 80 chữ cái');
    await house.restart();
    await lan.says('lê thị lan hương').hears('DL-1120-001');
    await office.hears('Sửa thành: Lê Thị Lan Hương');
    await office.picks('Xem và trả lời').hears('hết thứ Năm, 12/11/2020');
    await office.picks('Đúng, sửa như vậy').hears('Đã xong');
    await lan.hears('đã được thực hiện');
    await lan.says('/dulieucuatoi').hears('Họ tên: Lê Thị Lan Hương');
  });
});

describe('a request over one’s own data', () => {
  it('is refused with a reason or given more time once, and both are told', async () => {
    const { office, lan } = await school();
    await lan.says('/dulieucuatoi');
    await lan.picks('Hạn chế sử dụng');
    await lan.says('Đề nghị không đưa ảnh tôi lên trang').hears('hết thứ Ba, 17/11/2020');
    await office.picks('Xem và trả lời').hears('Đề nghị không đưa ảnh tôi');
    await office.picks('Cần thêm thời gian').hears('15 ngày');
    await office.says('Cần rà lại kho ảnh cũ').hears('hết thứ Tư, 02/12/2020');
    await lan.hears('Cần rà lại kho ảnh cũ');
    const again = await office.picks('Xem và trả lời').hears('DL-1120-001');
    expect(again.buttons.map(({ label }) => label)).not.toContain('Cần thêm thời gian, vì…');
    await office.picks('Đã làm, trả lời');
    await office.says('Đã ghi chú trong kho ảnh').hears('Đã xong');
    await lan.hears('Đã ghi chú trong kho ảnh');
    await office.picks('Xem và trả lời').hears('đã được trả lời');
  });

  it('is written down once however often it is asked, and can be taken back while nobody has answered', async () => {
    const { house, office, lan } = await school();
    for (const words of ['Đã ghi yêu cầu', 'đang chờ trả lời']) {
      await lan.says('/dulieucuatoi');
      await lan.picks('Rút đồng ý');
      await lan.picks('Đúng, tôi rút đồng ý').hears(words);
    }
    await lan.says('/dulieucuatoi').hears('DL-1120-001');
    await lan.picks('Thôi yêu cầu DL-1120-001').hears('đã được bỏ');
    await office.picks('Xem và trả lời').hears('đã bỏ');
    expect(await read(house).privacyRequest.count()).toBe(1);
  });

  it('is warned of five and two days before the law’s last day, on it, and to the leaders once it is past', async () => {
    const { house, office, lan } = await school();
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    await lan.says('/dulieucuatoi');
    await lan.picks('Hỏi thêm');
    await lan.says('Ai đã xem bài của tôi?').hears('hết thứ Năm, 12/11/2020');
    await office.hears('Xem và trả lời');
    await house.at('2020-11-06T09:00:00+07:00');
    await office.hearsNothing();
    for (const [day, words] of [
      ['07', 'còn 5 ngày'],
      ['10', 'còn 2 ngày'],
      ['12', 'hạn là hôm nay'],
      ['13', 'đã quá hạn luật định'],
    ]) {
      await house.at(`2020-11-${day}T00:10:00+07:00`);
      expect(office.screen.at(-1)?.text).not.toContain(words);
      await house.at(`2020-11-${day}T07:30:00+07:00`);
      expect(office.screen.map(({ text }) => text).join('\n')).toContain(words);
    }
    expect(leader.screen.map(({ text }) => text).join('\n')).toContain('đã quá hạn luật định');
    await expect(loa(house, 'doctor')).rejects.toThrow('found');
    expect((await loa(house, 'privacy', 'requests', '--json')).json).toMatchObject([[{ kind: 'provide' }]]);
    expect((await loa(house, 'privacy', 'requests')).lines[0]).toMatch(/ provide {2}due 2020-11-13 00:00$/);
  });

  it('is answered by nobody but office and leaders, and by nobody who would leave the office empty', async () => {
    const { house, office, lan } = await school();
    await office.says('/dulieucuatoi');
    await office.picks('Xoá dữ liệu');
    await office.picks('Đúng, xoá dữ liệu của tôi').hears('người cuối cùng giữ vai trò văn phòng');
    await lan.says('/dulieucuatoi');
    await lan.picks('Hỏi thêm');
    await lan.says('Ai đã xem bài của tôi?');
    const card = await office.hears('Xem và trả lời');
    const token = card.buttons[0]?.token ?? '';
    const before = lan.screen.length;
    await lan.presses(token);
    expect(
      lan.screen
        .slice(before)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('DL-');
    expect(await read(house).privacyRequest.count({ where: { state: 'open' } })).toBe(1);
  });
});

describe('withdrawing', () => {
  it('ends every post and forgets number and chat, while what was handed in keeps its author', async () => {
    const { house, office, lan } = await withAnItem();
    await lan.says('/dulieucuatoi');
    await lan.picks('Rút đồng ý');
    await lan.picks('Đúng, tôi rút đồng ý');
    await office.picks('Xem và trả lời');
    await office.picks('Cho thôi và xoá liên lạc');
    await office.picks('Đúng, cho thôi').hears('Đã xong');
    await lan.hears('đã được thực hiện');
    await lan.says('/viec').hears('Đây là Loa');
    await house.at('2020-11-05T09:00:00+07:00');
    expect(await read(house).account.findMany({ where: { chat: lan.chat } })).toEqual([]);
    expect(await read(house).person.findUnique({ where: { id: lan.person } })).toMatchObject({
      name: 'Lê Thị Lan Thử',
      phone: null,
      agreedAt: null,
    });
  });
});

describe('erasing', () => {
  it('leaves the item and its numbers, and no word of who it was', async () => {
    const { house, office, lan, hoa } = await withAnItem();
    await lan.says('Bản nháp riêng của tôi').hears('BẢN NHÁP');
    await erase(office, lan, house);
    await lan.hears('đã được xoá');
    await hoa.says('/duyet').hears('BAI-1120-001');
    const credits = await read(house).credit.count();
    await house.at('2020-11-05T09:00:00+07:00');
    expect(await read(house).credit.count()).toBe(credits);
    expect(await read(house).person.findUnique({ where: { id: lan.person } })).toMatchObject({
      name: 'Người đã xoá dữ liệu',
      erasedAt: expect.any(Date),
    });
    const traces = await tracesOf(house, ['Lan Thử', 'lan thu', lan.chat, 'Bản nháp riêng của tôi']);
    expect(traces.filter(({ table }) => table !== 'Outgoing')).toEqual([]);
    // What others were told of them goes with the words Loa has sent.
    house.clock.advance(181 * DAY_MS);
    await house.later();
    expect(await tracesOf(house, ['Lan Thử', 'lan thu', lan.chat, 'Bản nháp riêng của tôi'])).toEqual([]);
  });

  it('outlives the backup that was made before it', async () => {
    const { house, office, lan } = await withAnItem();
    await loa(house, 'backup');
    await erase(office, lan, house);
    const erasedPath = join(house.dir, 'erased.jsonl');
    expect(readFileSync(erasedPath, 'utf8')).not.toContain('Lan');
    const target = { databasePath: join(house.dir, 'loa.db'), mediaDir: join(house.dir, 'media'), erasedPath };
    const wish = { dir: join(house.dir, 'backups'), passphrase: undefined, name: undefined, overwrite: true };
    await house.restart({
      between: async () => {
        await restoreBackup(target, { ...wish, now: house.clock.now() });
      },
    });
    expect(await read(house).person.findUnique({ where: { id: lan.person } })).toMatchObject({ erasedAt: null });
    await house.later();
    expect(await read(house).person.findUnique({ where: { id: lan.person } })).toMatchObject({
      name: 'Người đã xoá dữ liệu',
    });
  });

  it('that was interrupted after the list was written is ended at the next start', async () => {
    const { house, lan } = await withAnItem();
    const { createdAt } = await read(house).person.findUniqueOrThrow({ where: { id: lan.person } });
    await house.restart({
      between: async () =>
        appendFileSync(join(house.dir, 'erased.jsonl'), `${JSON.stringify({ person: lan.person, createdAt })}\n`),
    });
    await house.later();
    expect(await read(house).person.count({ where: { erasedAt: { not: null } } })).toBe(1);
  });
});

describe('the copy of my data', () => {
  it('holds my words and my files, and nobody else’s', async () => {
    const { house, lan, hoa } = await withAnItem();
    await hoa.says('Điều chỉ có Hoa viết');
    await lan.says('/dulieucuatoi');
    await lan.picks('Nhận bản sao').hears('đang gom dữ liệu');
    await house.later(30);
    await lan.hears('Bản sao dữ liệu');
    const order = await read(house).fileOrder.findFirstOrThrow({ where: { kind: 'privacy.copy' } });
    const path = house.app.house.media.pathOf(order.made ?? '');
    const inside = (entry: string) => execFileSync('unzip', ['-p', path, entry]);
    expect(inside('du-lieu.json').toString()).toContain('Bé tập rửa tay');
    expect(inside('du-lieu.json').toString()).not.toContain('Điều chỉ có Hoa viết');
    expect(inside('tep-da-gui/*').length).toBeGreaterThan(100);
    // Made to order, it is kept for a month.
    utimesSync(path, house.clock.now(), house.clock.now());
    house.clock.advance(31 * DAY_MS);
    await house.later();
    expect(existsSync(path)).toBe(false);
  });
});

describe('every column that leads to a person', () => {
  it('is in a drawer of the copy, whatever table comes next', () => {
    const handedOver = [...DRAWERS.flatMap(({ columns }) => columns), ...Object.keys(HANDED_OVER_FIRST)];
    expect(handedOver.toSorted()).toEqual(columnsToPeople().toSorted());
    const names = DRAWERS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is filled by living here, is handed over, and leads to nobody after erasing', async () => {
    const { house, office, lan } = await school();
    await lan.says('/baochi').hears('Báo chí hỏi điều gì');
    await lan.says('Hỏi về bữa ăn bán trú');
    await lan.says('Báo Thử');
    await lan.picks('Lĩnh vực khác');
    await lan.picks(/^Chuyển câu hỏi/).hears('BC-1120-001');
    await lan.says('/baochi https://baothu.vn/bai-1 Bài về bữa ăn');
    await lan.picks('Tích cực').hears('Đã ghi bài');
    await lan.says('/guongtot Cô Mai Thử');
    await lan.says('Dạy thêm miễn phí cho trẻ nghèo');
    await lan.picks('Gửi giới thiệu').hears('GT-1120-001');
    await lan.says('/gopy Cổng trường ùn tắc giờ tan học');
    await lan.picks('Phụ huynh');
    for (let asked = 0; asked < 2; asked += 1) await lan.says('1');
    await house.app.house.db.transaction(async (tx) => fillRest(tx, lan.person, office.person, house.clock.now()));
    const { id: account } = await read(house).account.findFirstOrThrow({ where: { personId: lan.person } });
    const { data } = await everythingOf(read(house), lan.person);
    for (const name of [...DRAWERS.map((drawer) => drawer.name), ...Object.values(HANDED_OVER_FIRST)])
      expect(data).toHaveProperty(name);
    const copy = JSON.stringify(data);
    for (const words of [
      'bữa ăn bán trú',
      'baothu.vn/bai-1',
      'Dạy thêm miễn phí',
      'ùn tắc',
      '2020-12-31',
      'con nhỏ ốm',
    ])
      expect(copy).toContain(words);
    await erase(office, lan, house);
    house.clock.advance(181 * DAY_MS);
    await house.later();
    const left = (column: string) => rowsLeadingTo(house, column, column.endsWith('ccountId') ? account : lan.person);
    expect(CUT_BY_ERASING.filter((column) => left(column) > 0)).toEqual([]);
    expect(await read(house).pressMandate.findFirst()).toMatchObject({ revokedAt: expect.any(Date) });
    expect(await tracesOf(house, ['Lan Thử', 'lan thu', lan.chat, 'con nhỏ ốm'])).toEqual([]);
    expect((await tracesOf(house, ['ùn tắc', 'bữa ăn bán trú'])).map(({ table }) => table)).toEqual(
      expect.arrayContaining(['Feedback', 'PressRequest']),
    );
  });
});

/** "Model.column" of all that leads to a person, in the schema as it stands; an account leads to one too. */
function columnsToPeople(): readonly string[] {
  const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
  const found = new Set<string>();
  for (const [, model, body] of schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)) {
    for (const line of body?.split('\n') ?? []) {
      const [, relation] = /^\s+\w+\s+(?:Person|Account)\??\s.*fields: \[(\w+)\]/.exec(line) ?? [];
      const [, bare] = /^\s+(\w*(?:[pP]ersonId|[aA]ccountId|[bB]yId))\s+Int/.exec(line) ?? [];
      for (const column of [relation, bare]) if (column !== undefined) found.add(`${model}.${column}`);
    }
  }
  return [...found];
}

/** What a day in the chat does not bring about. */
async function fillRest(tx: Tx, person: number, office: number, now: Date) {
  const days = { from: '2020-11-05', through: '2020-12-31' };
  await tx.pressMandate.create({ data: { personId: person, ...days, givenById: office, givenAt: now } });
  await tx.absence.create({ data: { personId: person, ...days, createdAt: now } });
  await tx.absence.create({ data: { personId: office, ...days, substituteId: person, createdAt: now } });
  await tx.accountCode.create({ data: { codeHash: 'x', personId: person, expiresAt: now, createdAt: now } });
  const { id: taskId } = await tx.task.findFirstOrThrow({ select: { id: true } });
  const declined = { answer: 'declined', answeredById: person, answeredAt: now, reason: 'con nhỏ ốm' } as const;
  await tx.taskHolder.create({ data: { taskId, personId: person, givenAt: now, ...declined } });
  const due = { fromDueAt: now, toDueAt: now, state: 'pending' } as const;
  await tx.extension.create({ data: { taskId, askedById: person, askedAt: now, reason: 'con nhỏ ốm', ...due } });
}

function rowsLeadingTo(house: TestHouse, column: string, id: number): number {
  const [table, name] = column.split('.');
  const db = new Database(join(house.dir, 'loa.db'), { readonly: true });
  const found = db.prepare<[number], object>(`SELECT 1 FROM "${table}" WHERE "${name}" = ?`).all(id);
  db.close();
  return found.length;
}

describe('the night', () => {
  it('begins at one o’clock where the schools are, not in the middle of their morning', async () => {
    const { house } = await withAnItem();
    const kept = () => read(house).inbox.count({ where: { body: { contains: 'rửa tay' } } });
    await house.at('2020-12-02T07:30:00+07:00');
    await house.at('2020-12-03T00:59:00+07:00');
    expect(await kept()).toBeGreaterThan(0);
    await house.at('2020-12-03T01:00:00+07:00');
    expect(await kept()).toBe(0);
  });

  it('empties words that were kept long enough, and drops the files of drafts given up', async () => {
    const { house, lan } = await withAnItem();
    // Large, and with a place: kept in three forms.
    const large = scene(2, 1800, 1200).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '12/1 34/1 56/1' } });
    await lan.sends([{ kind: 'photo', bytes: await large.jpeg().toBuffer() }], { caption: 'Ảnh bỏ đi' });
    await lan.picks('Bỏ');
    expect(await read(house).media.count({ where: { kind: 'photo' } })).toBe(4);
    house.clock.advance(91 * DAY_MS);
    await house.later();
    expect(await read(house).inbox.count({ where: { body: { contains: 'rửa tay' } } })).toBe(0);
    expect(await read(house).piece.count({ where: { text: { contains: 'bỏ đi' } } })).toBe(0);
    expect(await read(house).media.count({ where: { kind: 'photo' } })).toBe(1);
    expect(await read(house).version.count({ where: { text: { contains: 'rửa tay' } } })).toBe(1);
  });

  it('forgets everything that is due, however much came at once', async () => {
    const { house } = await withAnItem();
    const long = { since: new Date('2020-01-01T00:00:00Z'), many: Array.from({ length: 201 }, (_, n) => n) };
    await house.app.house.db.transaction(async (tx) => {
      const kept = await tx.attachment.findFirstOrThrow();
      const { collectionId, accountId, channel, chat } = kept;
      const alike = {
        collectionId,
        accountId,
        channel,
        chat,
        kind: 'photo',
        state: 'removed',
        at: long.since,
      } as const;
      const nameOf = (n: number) => n.toString(16).padStart(64, '0');
      const photo = { bytes: 1, type: 'image/png', kind: 'photo', storedAt: long.since } as const;
      const media = long.many.map((n) => ({ ...photo, sha256: nameOf(n) }));
      await insertRows(tx, 'Media', media);
      const attachments = long.many.map((n) => ({ ...alike, ref: `old-${n}`, sha256: nameOf(n) }));
      await insertRows(tx, 'Attachment', attachments);
      const stranger = { channel, createdAt: long.since, forgetAt: long.since };
      const accounts = long.many.map((n) => ({ ...stranger, chat: `old-${n}`, sender: `old-${n}` }));
      await insertRows(tx, 'Account', accounts);
    });
    await house.at('2020-11-03T01:00:00+07:00');
    expect(await read(house).media.count()).toBe(1);
    expect(await read(house).account.count({ where: { forgetAt: { not: null } } })).toBe(0);
  });
});

describe('the law’s days', () => {
  it('end at the end of the last day, and are warned of in order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (kind, at) => {
          const dueAt = dueAtOf(kind, at, ZONE);
          const days = (dueAt.getTime() - at.getTime()) / DAY_MS;
          expect(days).toBeGreaterThan(ANSWER_DAYS[kind]);
          expect(days).toBeLessThanOrEqual(ANSWER_DAYS[kind] + 1);
          expect(stepOf(dueAt, at, ZONE)).toBeUndefined();
          expect(stepOf(dueAt, dueAt, ZONE)).toBe('late');
          expect(stepOf(dueAt, new Date(dueAt.getTime() - 1), ZONE)).toBe('0');
          expect((extendedDueAt(kind, dueAt, ZONE).getTime() - dueAt.getTime()) / DAY_MS).toBe(ANSWER_DAYS[kind]);
        },
      ),
    );
  });
});

/** Every table and column in which one of these words still stands. */
async function tracesOf(house: TestHouse, words: readonly string[]) {
  const db = new Database(join(house.dir, 'loa.db'), { readonly: true });
  const tables = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
    .all();
  const found = tables.flatMap(({ name }) => {
    const text = JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all());
    return words.filter((word) => text.includes(word)).map((word) => ({ table: name, word }));
  });
  db.close();
  return found;
}
