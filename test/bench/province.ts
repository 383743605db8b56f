/** A province's database in the middle of its school year: so many units, a lead each, most tasks settled by an item. */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { makeAct } from '../../src/act.js';
import { openDatabase } from '../../src/db/client.js';
import { migrate } from '../../src/db/migrate.js';
import { applyPlan } from '../../src/features/plan/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { manyUnitsText } from './many-units.js';
import { PROJECT } from './processes.js';

/** The instant at which it is looked at. */
export const NOW = new Date('2020-11-25T03:00:00.000Z');
const BEGAN = new Date('2020-09-01T03:00:00.000Z');
const AT = '2020-11-02T03:00:00.000+00:00';
const PLAN_DAYS = 'from: 2020-09-01\n  through: 2021-05-31';

/** The file of that size, made once for all processes of a run; `dir` is a process's own folder. */
export async function makeProvince(dir: string, units: number): Promise<string> {
  const shelf = join(dir, '..', `province-${units}`);
  const path = join(shelf, 'loa.db');
  if (existsSync(path)) return path;
  const making = join(shelf, 'making');
  mkdirSync(making, { recursive: true });
  const made = join(making, 'loa.db');
  migrate(made, BEGAN, join(PROJECT, 'prisma/migrations'));
  const db = openDatabase(made);
  await db.transaction((tx) =>
    applyPlan(makeAct(tx, THE_HOUSE, BEGAN, 'bench'), manyUnitsText(units, { plan: PLAN_DAYS }), 'province.yaml'),
  );
  await db.close();
  fill(made);
  copyFileSync(made, `${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}

/** Seven of ten tasks that have begun are settled by an item, one waits for its reviewer. */
function fill(path: string): void {
  const file = new Sqlite(path);
  file.pragma('synchronous = OFF');
  file.exec(`BEGIN;
    INSERT INTO Person (name, sortName, createdAt, agreedAt, noticeVersion)
      SELECT 'Người Thử ' || id, 'thu nguoi ' || id, '${AT}', '${AT}', 'bench' FROM Unit;
    INSERT INTO Membership (personId, unitId, role, since)
      SELECT id, id, CASE (SELECT code FROM Unit u WHERE u.id = p.id) WHEN 'van-phong' THEN 'office' ELSE 'lead' END, '${AT}'
      FROM Person p;
    INSERT INTO Account (channel, chat, sender, personId, createdAt, lastWroteAt, outOfReachAt)
      SELECT 'telegram', id, id, id, '${AT}', '${AT}', CASE WHEN id % 100 = 7 THEN '${AT}' END FROM Person;
    INSERT INTO Collection (id, personId, state, openedAt, touchedAt)
      SELECT id, unitId, 'sent', '${AT}', '${AT}' FROM Task WHERE id % 10 < 8 AND opensAt < '2020-11-25';
    INSERT INTO Submission (id, code, collectionId, authorId, unitId, title, folded, facets, children, state, level, firstSentAt, sentAt)
      SELECT id, 'BAI-' || id, id, unitId, unitId, 'Bài', 'bai', '', 'none',
        CASE WHEN id % 10 < 7 THEN 'approved' ELSE 'inReview' END, 0, '${AT}', '${AT}'
      FROM Task WHERE id % 10 < 8 AND opensAt < '2020-11-25';
    INSERT INTO Credit (state, taskId, submissionId, sentAt, at)
      SELECT CASE WHEN id % 10 < 7 THEN 'counted' ELSE 'pending' END, id, id, '${AT}', '${AT}'
      FROM Task WHERE id % 10 < 8 AND opensAt < '2020-11-25';
    UPDATE Task SET settledAt = '${AT}' WHERE id % 10 < 7 AND opensAt < '2020-11-25';
    COMMIT;`);
  file.close();
}
