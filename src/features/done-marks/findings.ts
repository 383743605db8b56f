/** The units an inspection visits, and what was found so far. */
import type { Read } from '../../db/client.js';
import { innerUnits } from '../../org/units.js';
import { texts } from './texts.js';

/** In the order of the visits. */
export async function findingsOf(read: Read, task: number) {
  return read.finding.findMany({
    where: { taskId: task },
    orderBy: { id: 'asc' },
    include: { unit: { select: { id: true, name: true } } },
  });
}

/** Every unit but the institution itself and the one that inspects; those that were visited are marked. */
export async function unitEntries(read: Read, task: number) {
  const { unitId } = await read.task.findUniqueOrThrow({ where: { id: task }, select: { unitId: true } });
  const units = (await innerUnits(read)).filter(({ id }) => id !== unitId);
  const visited = new Set((await findingsOf(read, task)).map((finding) => finding.unitId));
  return units.map(({ id, name }) => ({
    key: String(id),
    name,
    label: visited.has(id) ? texts.visited(name) : name,
  }));
}
