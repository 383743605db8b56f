/** People move, leads change, units merge: from the screens of `/thanhvien`. What was stays where it was. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature, type Finding, type House } from '../../feature.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { askLead, askMerge, askMove } from '../registration/index.js';
import { staffingPermission } from './permissions.js';
import { beginLead, beginMerging, beginMoving, leadDialog, mergeDialog, moveDialog } from './staffing.dialog.js';

export const staffing = defineFeature({
  name: 'staffing',
  permissions: [staffingPermission],
  dialogs: [moveDialog, leadDialog, mergeDialog],
  picks: [
    definePick({ ...askMove, run: (act, { membership }) => beginMoving(act, membership) }),
    definePick({ ...askLead, run: (act, { unit }) => beginLead(act, unit) }),
    definePick({ ...askMerge, run: (act, { unit }) => beginMerging(act, unit) }),
  ],
  findings: mergedButNamed,
});

/** The plan's file still asks something of a unit that is no more. */
async function mergedButNamed({ db }: House): Promise<readonly Finding[]> {
  const edition = await planInForce(db.read);
  const named = new Set(edition?.plan.units.map(({ code }) => code));
  const merged = await db.read.unit.findMany({
    where: { mergedIntoId: { not: null } },
    select: { code: true, mergedInto: { select: { code: true } } },
  });
  return merged
    .filter(({ code }) => named.has(code))
    .map(({ code, mergedInto }) => ({
      level: 'warning',
      what: `the plan still names ${code}, which was merged into ${mergedInto?.code ?? 'another unit'}`,
      remedy: 'take it out of the plan file and apply it again; until then nothing is asked of it',
    }));
}
