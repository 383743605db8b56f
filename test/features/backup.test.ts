/** Backups: the night makes them, a restored one goes on with the story, and nothing damaged takes anything's place. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backup } from '../../src/features/backup/index.js';
import { restoreBackup } from '../../src/features/backup/restore.js';
import { outgrown } from '../../src/features/backup/rotation.js';
import { backupsOn, openShelf } from '../../src/features/backup/shelf.js';
import { shelveSome } from '../../src/features/backup/write-backup.js';
import { DAY_MS } from '../../src/lib/clock.js';
import { loa } from '../support/cli.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';

const PASSPHRASE = 'một câu dài chỉ để thử';
const THE_NIGHT = '2020-11-03T02:10:00+07:00';

const folder = (house: TestHouse) => join(house.dir, 'backups');
const wish = (house: TestHouse) => ({
  dir: folder(house),
  passphrase: undefined as string | undefined,
  name: undefined,
  overwrite: true,
  now: house.clock.now(),
});
const target = (house: TestHouse) => ({
  databasePath: join(house.dir, 'loa.db'),
  mediaDir: join(house.dir, 'media'),
  erasedPath: join(house.dir, 'erased.jsonl'),
});
const filesIn = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const said = async (house: TestHouse) => (await backup.findings?.(house.app.house))?.map(({ what }) => what);

async function houseWithAnItem(passphrase?: string) {
  const house = await openHouse({ backups: passphrase === undefined ? {} : { passphrase } });
  const lan = await house.someone({ unit: 'to-nha-tre', name: 'Lan Thử' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await lan.sends([{ kind: 'photo', bytes: await picture(1) }], { caption: 'Bé tập rửa tay' });
  await lan.picks('Quản lý nhà nước');
  await lan.picks('không có trẻ').hears('BAI-1120-001');
  return { house, lan, hoa };
}

describe.each([
  ['open', undefined],
  ['sealed', PASSPHRASE],
])('a nightly backup, %s', (_how, passphrase) => {
  it('brings the story back to that night when disk and database are lost', async () => {
    const { house, lan, hoa } = await houseWithAnItem(passphrase);
    await house.at(THE_NIGHT);
    await house.at('2020-11-03T08:00:00+07:00');
    await lan.says('Tin của ngày hôm sau').hears('BẢN NHÁP');

    await house.restart({
      between: async () => {
        rmSync(join(house.dir, 'media'), { recursive: true });
        for (const end of ['', '-wal', '-shm']) rmSync(join(house.dir, `loa.db${end}`), { force: true });
        const { aside } = await restoreBackup(target(house), { ...wish(house), passphrase, overwrite: false });
        expect(aside).toBeUndefined();
      },
    });

    await lan.says('/bai').hears('BAI-1120-001');
    await hoa.says('/duyet').hears('BAI-1120-001');
    expect(hoa.screen.flatMap((shown) => shown.files).length).toBeGreaterThan(0);
    await lan.says('/nop').hears('cứ gửi chữ, ảnh');
  });
});

describe('a backup', () => {
  it('is made once a night, and again the next; days that had none are seen by doctor', async () => {
    const { house } = await houseWithAnItem();
    expect(await said(house)).toEqual(['there is no backup yet']);
    await house.at(THE_NIGHT);
    await house.at('2020-11-03T03:30:00+07:00');
    expect(await backupsOn(folder(house))).toHaveLength(1);
    await house.at('2020-11-04T04:59:00+07:00');
    expect((await backupsOn(folder(house))).map(({ name }) => name)).toEqual([
      '2020-11-03T215900Z',
      '2020-11-02T191000Z',
    ]);
    expect(await said(house)).toEqual([]);
    house.clock.set('2020-11-08T12:00:00+07:00');
    expect(await said(house)).toEqual(['the last backup is of 2020-11-03T21:59:00.000Z']);
  });

  it('is made in the first hour of the day where the machine is off at night', async () => {
    const { house } = await houseWithAnItem();
    for (const at of ['2020-11-03T00:30', '2020-11-03T07:30', '2020-11-03T09:00', '2020-11-04T13:00'])
      await house.at(`${at}:00+07:00`);
    const names = (await backupsOn(folder(house))).map(({ name }) => name);
    expect(names).toEqual(['2020-11-04T060000Z', '2020-11-03T003000Z']);
  });

  it('lays much media onto the shelf a part at a time, each time the next', async () => {
    const { house, lan } = await houseWithAnItem();
    await lan.sends([{ kind: 'photo', bytes: await picture(2) }]);
    const shelf = await openShelf(folder(house), undefined);
    const part = () => shelveSome(house.app.house, shelf, 1);
    expect([await part(), await part(), await part()]).toEqual([false, true, true]);
    expect(filesIn(join(folder(house), 'media'))).toHaveLength(2);
    await house.at(THE_NIGHT);
    expect((await backupsOn(folder(house)))[0]?.media).toHaveLength(2);
  });

  it('that fails is told to the office in the morning, once, and tried again within the night', async () => {
    const { house } = await houseWithAnItem();
    const office = await house.someone({ unit: 'thanh-truong', role: 'office' });
    writeFileSync(folder(house), 'a file where the folder should be');
    await house.at(THE_NIGHT);
    await office.hearsNothing();
    await house.at('2020-11-03T07:00:00+07:00');
    await office.hears('chưa sao lưu được');
    rmSync(folder(house));
    await house.at('2020-11-04T02:00:00+07:00');
    expect(await backupsOn(folder(house))).toHaveLength(1);
  });

  it('is neither made nor brought back while the list of the erased cannot be read', async () => {
    const { house } = await houseWithAnItem();
    await house.at(THE_NIGHT);
    const list = target(house).erasedPath;
    mkdirSync(list);
    await house.at('2020-11-04T02:00:00+07:00');
    expect(await backupsOn(folder(house))).toHaveLength(1);
    await expect(restoreBackup(target(house), wish(house))).rejects.toThrow('EISDIR');
    rmSync(list, { recursive: true });
    await house.at('2020-11-04T03:00:00+07:00');
    expect(await backupsOn(folder(house))).toHaveLength(2);
  });

  it('shows no word of the content where it is sealed, and nobody restores it with another passphrase', async () => {
    const { house } = await houseWithAnItem(PASSPHRASE);
    await house.at(THE_NIGHT);
    for (const file of filesIn(folder(house))) {
      const text = readFileSync(file);
      expect(text.includes('Bé tập rửa tay') || text.includes('SQLite format') || text.includes('JFIF')).toBe(false);
    }
    const other = { ...wish(house), passphrase: 'một câu dài khác hẳn' };
    await expect(restoreBackup(target(house), other)).rejects.toThrow('is not the passphrase');
    await expect(restoreBackup(target(house), wish(house))).rejects.toThrow('set BACKUP_PASSPHRASE');
  });

  it('never takes the place of a database unasked, and puts the old one aside when asked', async () => {
    const { house } = await houseWithAnItem();
    await house.at(THE_NIGHT);
    const before = readFileSync(join(house.dir, 'loa.db'));
    await expect(restoreBackup(target(house), { ...wish(house), overwrite: false })).rejects.toThrow('--overwrite');
    expect(readFileSync(join(house.dir, 'loa.db')).equals(before)).toBe(true);
    await house.restart({
      between: async () => {
        const { aside } = await restoreBackup(target(house), wish(house));
        expect(existsSync(aside ?? '')).toBe(true);
      },
    });
  });

  it('whose manifest or database is damaged says so, and keeps nobody from the others', async () => {
    const { house } = await houseWithAnItem(PASSPHRASE);
    await house.at(THE_NIGHT);
    await house.at('2020-11-04T02:10:00+07:00');
    const [newest = '', older = ''] = (await backupsOn(folder(house))).map(({ name }) => name);
    writeFileSync(join(folder(house), `${newest}.json`), '');
    const asked = { ...wish(house), passphrase: PASSPHRASE };
    await expect(restoreBackup(target(house), asked)).rejects.toThrow(new RegExp(`${newest}.json.*such as ${older}`));
    expect(await said(house)).toEqual([`the backup ${newest} is damaged`]);
    await house.at('2020-11-05T02:10:00+07:00');
    expect(await backupsOn(folder(house))).toHaveLength(2);
    await house.restart({
      between: async () => {
        expect((await restoreBackup(target(house), { ...asked, name: older })).backup.name).toBe(older);
      },
    });
    rmSync(join(folder(house), `${older}.db`));
    const gone = restoreBackup(target(house), { ...asked, name: older });
    await expect(gone).rejects.toThrow(/\.db cannot be read .*choose another backup with --name$/);
    writeFileSync(join(folder(house), 'key.json'), '');
    await expect(loa(house, 'backup')).rejects.toThrow(/key\.json is damaged: bring it back/);
    const file = join(house.dir, 'loa.db');
    await expect(loa(house, 'backup', file)).rejects.toThrow(/backups cannot go to .*: set BACKUP_DIR/);
  });

  it.each([
    ['the database', (file: string) => file.endsWith('.db')],
    ['a picture', (file: string) => file.includes('/media/')],
  ])('in which %s was changed is refused, and what is there stays as it was', async (what, isIt) => {
    const passphrase = what === 'the database' ? PASSPHRASE : undefined;
    const { house } = await houseWithAnItem(passphrase);
    await house.at(THE_NIGHT);
    const file = filesIn(folder(house)).find(isIt) ?? '';
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    // On the same disk the backup shares the file with the house.
    rmSync(file);
    writeFileSync(file, bytes);
    rmSync(join(house.dir, 'media'), { recursive: true });
    const before = readFileSync(join(house.dir, 'loa.db'));
    await expect(restoreBackup(target(house), { ...wish(house), passphrase })).rejects.toThrow(/was changed/);
    expect(readFileSync(join(house.dir, 'loa.db')).equals(before)).toBe(true);
    expect(readdirSync(house.dir).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('that is not there is asked for in vain, with the names of those that are', async () => {
    const { house } = await houseWithAnItem();
    await expect(restoreBackup(target(house), wish(house))).rejects.toThrow('there is no backup in');
    await loa(house, 'backup');
    await expect(restoreBackup(target(house), { ...wish(house), name: '2020-01-01T000000Z' })).rejects.toThrow(
      'there are 2020-11-02T',
    );
  });
});

describe('rotation', () => {
  it('keeps the newest, a week of days, five weeks and a year of months, and never more than they', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 900 * 24 }), { minLength: 1, maxLength: 300 }), (hours) => {
        const made = hours.sort((a, b) => b - a).map((hour) => new Date(Date.UTC(2020, 0, 1) + (hour * DAY_MS) / 24));
        const old = new Set(outgrown(made));
        const kept = made.filter((at) => !old.has(at));
        expect(kept).toContain(made[0]);
        expect(kept.length).toBeLessThanOrEqual(7 + 5 + 12);
        // What is kept today would be kept again: rotating twice removes nothing more.
        expect(outgrown(kept)).toEqual([]);
      }),
    );
  });
});
