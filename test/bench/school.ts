/** A database as a school has it on a working day: migrated, a plan in force, a hundred people who joined. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeAct } from '../../src/act.js';
import { openDatabase } from '../../src/db/client.js';
import { migrate } from '../../src/db/migrate.js';
import { applyPlan } from '../../src/features/plan/index.js';
import { systemClock } from '../../src/lib/clock.js';
import { sortName } from '../../src/lib/fold.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { PROJECT } from './processes.js';

const PLAN = 'prisma/plans/thanh-truong-2020.yaml';

/** How many have joined; their Telegram ids are `FIRST_ID` and up. */
export const PEOPLE = 100;
export const FIRST_ID = 1_000;

/** The same in the month its plan began, each unit with a lead, one of them the office; some of it is done. */
export async function makeKindergarten(dir: string): Promise<string> {
  const path = await makeSchool(dir, new Date('2020-11-02T03:00:00.000Z'));
  const file = new Sqlite(path);
  file.exec(`
    INSERT INTO Membership (personId, unitId, role, since)
      SELECT m.personId, m.unitId, CASE u.code WHEN 'van-phong' THEN 'office' ELSE 'lead' END, m.since
      FROM Membership m JOIN Unit u ON u.id = m.unitId GROUP BY m.unitId;
    UPDATE Task SET settledAt = '2020-11-20T03:00:00.000+00:00' WHERE id % 2 = 0 AND period = '2020-11';`);
  file.close();
  return path;
}

/** Makes `dir`/loa.db and answers its path. */
export async function makeSchool(dir: string, now = systemClock.now()): Promise<string> {
  const path = join(dir, 'loa.db');
  migrate(path, now, join(PROJECT, 'prisma/migrations'));
  const db = openDatabase(path);
  await db.transaction(async (tx) => {
    await applyPlan(makeAct(tx, THE_HOUSE, now, 'bench'), readFileSync(join(PROJECT, PLAN), 'utf8'), PLAN);
    const units = await tx.unit.findMany({ select: { id: true } });
    for (let index = 0; index < PEOPLE; index++) {
      const name = `Người Thử ${index}`;
      const person = await tx.person.create({
        data: { name, sortName: sortName(name), createdAt: now, agreedAt: now, noticeVersion: 'bench' },
      });
      const id = String(FIRST_ID + index);
      await tx.account.create({
        data: { channel: 'telegram', chat: id, sender: id, personId: person.id, createdAt: now, lastWroteAt: now },
      });
      const unitId = units[index % units.length]?.id ?? 0;
      await tx.membership.create({ data: { personId: person.id, unitId, role: 'member', since: now } });
    }
  });
  await db.close();
  return path;
}
