/** Who is away, and who stands in: reminders follow. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { absenceDialog, beginAbsence } from './absence.dialog.js';
import { absencesAhead, cancelAbsence, spelled } from './enter-absence.js';
import { absencePermission, ownAbsencePermission } from './permissions.js';
import { texts } from './texts.js';

const LISTED = 7;

/** Who is away, where there is anybody; else the questions at once. */
async function begin(act: Act): Promise<Reply> {
  act.require(ownAbsencePermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  const rows = await absencesAhead(act);
  if (rows.length === 0) return beginAbsence(act);
  const shown = rows.slice(0, LISTED);
  const lines = shown.map(({ person, from, through, substitute }) =>
    texts.line(person.name, spelled(from), spelled(through), substitute?.name),
  );
  const others = rows.length > shown.length ? [texts.others(rows.length - shown.length)] : [];
  const calledOff = shown.map(({ id, person, from }) => [
    cancel.choice(texts.cancel(person.name, spelled(from)), { absence: id }),
  ]);
  return [
    { text: [texts.list, ...lines, ...others].join('\n'), choices: [[add.choice(texts.add, null)], ...calledOff] },
  ];
}

const add = definePick({ name: 'absences.add', key: z.null(), run: (act) => beginAbsence(act) });

const cancel = definePick({
  name: 'absences.cancel',
  key: z.object({ absence: z.number() }),
  run: async (act, { absence }) => [{ text: await cancelAbsence(act, absence) }],
});

export const absences = defineFeature({
  name: 'absences',
  permissions: [ownAbsencePermission, absencePermission],
  commands: [
    {
      name: 'baovang',
      description: texts.command,
      readsOnly: false,
      shownTo: (posts) => posts.length > 0,
      run: (act) => begin(act),
    },
  ],
  dialogs: [absenceDialog],
  picks: [add, cancel],
});
