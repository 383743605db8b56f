/** Erases whom the office agreed to erase, and, at each start, again whoever a restored backup brought back. */
import type { House } from '../../feature.js';
import { THE_HOUSE } from '../../org/actor.js';
import { forEachDue } from '../../scheduler/each.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { addErased, readErased } from './erased-list.js';
import { erasePerson } from './forget-person.js';

export function carryOutSweep(): Sweep<House> {
  let isChecked = false;
  return {
    name: 'privacy.carry-out',
    async run(house) {
      if (!isChecked) await eraseAgain(house);
      isChecked = true;
      await eraseGranted(house);
    },
  };
}

/** The list first: whatever stops us between the two, the next start ends it. */
async function eraseGranted(house: House): Promise<void> {
  const granted = await house.db.read.privacyRequest.findMany({
    where: { state: 'granted', kind: 'erase' },
    orderBy: { id: 'asc' },
    select: { id: true, person: { select: { id: true, createdAt: true } } },
  });
  await forEachDue(granted, async ({ id, person }) => {
    if (house.backups !== undefined) {
      await addErased(house.backups.erasedPath, { person: person.id, createdAt: person.createdAt.toISOString() });
    }
    await house.act(THE_HOUSE, `privacy/erase/${id}`, async (act) => {
      await act.tx.privacyRequest.update({ where: { id }, data: { state: 'done' } });
      await erasePerson(act, person.id, { farewell: true });
    });
  });
}

async function eraseAgain(house: House): Promise<void> {
  if (house.backups === undefined) return;
  for (const { person: id, createdAt } of await readErased(house.backups.erasedPath)) {
    const back = await house.db.read.person.findFirst({
      where: { id, createdAt: new Date(createdAt), erasedAt: null },
      select: { id: true },
    });
    if (back === null) continue;
    house.log.warn({ person: id }, 'a restored backup held somebody who was erased: erased again');
    await house.act(THE_HOUSE, `privacy/erase-again/${id}`, (act) => erasePerson(act, id, { farewell: false }));
  }
}
