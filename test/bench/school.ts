/** A database as a school has it on a working day: migrated, a plan in force, a hundred people who joined. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
/** Makes `dir`/loa.db and answers its path. */
export async function makeSchool(dir: string): Promise<string> {
  const path = join(dir, 'loa.db');
  const now = systemClock.now();
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
