/** Reports: compiled at their cut-off and sent to the office, or when somebody asks. */
import { defineFeature, type Feature } from '../../feature.js';
import type { ReportSources } from '../../ledger/compile-rows.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { allows } from '../../org/permissions.js';
import { choosePeriod, chooseReport, offerReports } from './ask-report.js';
import { reportCommands } from './cli.js';
import { compileWaiting } from './compile-waiting.js';
import { confirmReport } from './confirm-report.js';
import { askReportPermission, confirmReportPermission } from './permissions.js';
import { raiseDueReports } from './raise-due-reports.js';
import { texts } from './texts.js';

/** `sources`: what all features add to the reports, asked for once the house is put together. */
export function reportsFeature(sources: () => ReportSources): Feature {
  return defineFeature({
    name: 'reports',
    permissions: [askReportPermission, confirmReportPermission],
    commands: [
      {
        name: 'baocao',
        description: texts.command,
        readsOnly: true,
        shownTo: (posts) => allows(posts, askReportPermission, 'anywhere'),
        run: (act) => offerReports(act),
      },
    ],
    picks: [chooseReport, choosePeriod, confirmReport],
    sweeps: [
      {
        name: 'reports.compile',
        async run(house) {
          const edition = await planInForce(house.db.read);
          if (edition === undefined) return;
          await raiseDueReports(house, edition);
          await compileWaiting(house, edition, sources());
        },
      },
    ],
    cli: (program, open, print) => reportCommands(program, open, print, sources),
  });
}
