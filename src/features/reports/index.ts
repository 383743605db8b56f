/** Reports: compiled at their cut-off and sent to the office, or when somebody asks. */
import { defineFeature, type House } from '../../feature.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { allows } from '../../org/permissions.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { choosePeriod, chooseReport, offerReports } from './ask-report.js';
import { reportCommands } from './cli.js';
import { compileWaiting } from './compile-waiting.js';
import { askReportPermission } from './permissions.js';
import { raiseDueReports } from './raise-due-reports.js';
import { texts } from './texts.js';

const compileSweep: Sweep<House> = {
  name: 'reports.compile',
  async run(house) {
    const edition = await planInForce(house.db.read);
    if (edition === undefined) return;
    await raiseDueReports(house, edition);
    await compileWaiting(house, edition);
  },
};

export const reports = defineFeature({
  name: 'reports',
  permissions: [askReportPermission],
  commands: [
    {
      name: 'baocao',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => allows(posts, askReportPermission, 'anywhere'),
      run: (act) => offerReports(act),
    },
  ],
  picks: [chooseReport, choosePeriod],
  sweeps: [compileSweep],
  cli: reportCommands,
});
