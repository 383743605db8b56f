/** The audit trail: only ever added to, in words the office understands, without a word of what people wrote. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areaOf, deedOf } from '../../src/features/audit/deed-texts.js';
import { loa } from '../support/cli.js';
import { openHouse } from '../support/house.js';

const SECRET = 'Bé học cách rửa tay đúng';

describe('the audit trail', () => {
  it('tells the office who decided what, by pages, and members nothing', async () => {
    const house = await openHouse();
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Phòng Thử' });
    const lan = await house.someone({ unit: 'to-nha-tre', name: 'Lan Thử' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Hoa Thử' });
    await lan.says(SECRET);
    await lan.picks('Quản lý nhà nước');
    await lan.picks('Gửi').hears('BAI-1120-001');
    await hoa.says('/duyet');
    await hoa.picks(/BAI-1120-001/);
    await hoa.picks('Duyệt');
    const shown = await office.says('/nhatky').hears('Hoa Thử: Duyệt bài, duyệt (BAI-1120-001)');
    expect(shown.text).toContain('Lan Thử: Nộp bài, gửi (BAI-1120-001)');
    expect(JSON.stringify(await house.app.house.db.read.auditEntry.findMany())).not.toContain(SECRET);
    await lan.says('/nhatky').hears('thuộc quyền của người khác');
    // Of the refusal it is logged that there was one, and of nothing what was said or by whom.
    expect(house.logged.map(({ event }) => event)).toContain('not allowed');
    expect(JSON.stringify(house.logged)).not.toMatch(new RegExp(`${SECRET}|Lan Thử|Hoa Thử|chat-`));
    const { json } = await loa(house, 'audit', '--json', '--take', '1');
    expect(json).toMatchObject([[{ action: 'review.approve', by: hoa.person }]]);
  });

  it('refuses to change or to lose an entry', async () => {
    const { app } = await openHouse();
    await app.house.db.transaction((tx) =>
      tx.auditEntry.create({ data: { at: app.house.clock.now(), action: 'test.entry', subject: 'test/1' } }),
    );
    const { db } = app.house;
    await expect(db.transaction((tx) => tx.auditEntry.updateMany({ data: { action: 'x' } }))).rejects.toThrow();
    await expect(db.transaction((tx) => tx.auditEntry.deleteMany())).rejects.toThrow();
    const statement = db.transaction((tx) => tx.$executeRaw`DELETE FROM "AuditEntry"`);
    await expect(statement).rejects.toThrow(/only ever added to|constraint/i);
    expect(await db.read.auditEntry.count({ where: { action: 'test.entry' } })).toBe(1);
  });

  it('has words for every action a feature records', () => {
    const root = join(import.meta.dirname, '../../src/features');
    const actions = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/\brecord\(\s*'([a-z-]+\.[\w-]+)'/g)])
      .map(([, action = '']) => action);
    expect(actions.length).toBeGreaterThan(60);
    expect(actions.filter((action) => areaOf(action) === undefined || deedOf(action) === undefined)).toEqual([]);
  });
});
