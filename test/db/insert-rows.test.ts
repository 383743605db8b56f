import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/db/client.js';
import { insertRows } from '../../src/db/insert-rows.js';
import { scratchFolder } from '../support/scratch.js';
import { migratedDatabase } from '../support/shelf.js';

const NOW = new Date('2020-11-02T01:00:00.120Z');
const TASK = { planCode: 'p', dutyCode: 'd', period: '2020-11', opensAt: NOW, required: 1, createdAt: NOW };

it('many rows at once are stored as one by one', async () => {
  const path = join(scratchFolder('rows'), 'loa.db');
  copyFileSync(migratedDatabase(), path);
  const db = openDatabase(path);
  const unitId = await db.transaction(async (tx) => {
    const unit = await tx.unit.create({
      data: { code: 'to', name: 'Tổ', kind: 'team', path: '/to/', position: 1 },
    });
    return unit.id;
  });
  const rows = [
    {
      ...TASK,
      key: 'a',
      unitId,
      clause: `khoản "1" Điều 5's`,
      cutOffAt: null,
      dueAt: new Date('2020-11-30T17:00:00Z'),
    },
    { ...TASK, key: 'b', unitId, clause: '', cutOffAt: new Date('2020-11-24T17:00:00Z'), dueAt: NOW },
  ];
  expect(await db.transaction((tx) => insertRows(tx, 'Task', rows))).toBe(2);
  const singly = rows.map((row) => ({ ...row, key: `${row.key}'` }));
  await db.transaction(async (tx) => {
    for (const data of singly) await tx.task.create({ data });
  });
  const [a, b, ...others] = await db.read.task.findMany({ orderBy: { id: 'asc' }, omit: { id: true, key: true } });
  expect([a, b]).toEqual(others);
  // Instants are compared as text.
  const asText = await db.read.$queryRaw<{ n: number }[]>`SELECT count(DISTINCT "opensAt") AS n FROM "Task"`;
  expect(asText).toEqual([{ n: 1 }]);
  expect(await db.transaction((tx) => insertRows(tx, 'Task', []))).toBe(0);
  await expect(db.transaction((tx) => insertRows(tx, 'Task', rows))).rejects.toThrow();
  await db.close();
});
