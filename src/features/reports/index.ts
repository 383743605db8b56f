/**
 * Reports: compiled at their cut-off and sent to the office, or when somebody asks; written into, confirmed, numbered, sent
 * on, reopened.
 */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature, type Feature } from '../../feature.js';
import type { ReportSources } from '../../ledger/compile-rows.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { allows } from '../../org/permissions.js';
import { askDialog, beginAsking } from './ask.dialog.js';
import { askOther, choosePeriod, chooseReport, offerReports, recompile } from './ask-report.js';
import * as offered from './choices.js';
import { reportCommands } from './cli.js';
import { compileWaiting } from './compile-waiting.js';
import { confirmReport } from './confirm-report.js';
import { extraScreen, orderExtra } from './extra-files.js';
import { beginFiling, fileDialog } from './file.dialog.js';
import { beginNumbering, numberDialog } from './number.dialog.js';
import { askReportPermission, issueReportPermission } from './permissions.js';
import { raiseDueReports } from './raise-due-reports.js';
import { renderWaiting } from './render-waiting.js';
import { beginReopening, reopenDialog } from './reopen.dialog.js';
import { reportList, reportScreen, resendFiles } from './report-screen.js';
import { texts } from './texts.js';
import { beginWriting, writeDialog } from './write.dialog.js';

export { reportMakers } from './extra-files.js';
export { reportsWaiting } from './reports-waiting.js';

/** `sources`: what all features add to the reports, asked for once the house is put together. */
export function reportsFeature(sources: () => ReportSources): Feature {
  return defineFeature({
    name: 'reports',
    permissions: [askReportPermission, issueReportPermission],
    commands: [
      {
        name: 'baocao',
        description: texts.command,
        readsOnly: true,
        shownTo: (posts) => allows(posts, askReportPermission, 'anywhere'),
        run: (act) => offerReports(act),
      },
      {
        name: 'vaoso',
        description: texts.numberCommand,
        readsOnly: false,
        shownTo: (posts) => allows(posts, issueReportPermission, 'anywhere'),
        run: (act) => beginNumbering(act),
      },
    ],
    dialogs: [askDialog, writeDialog, numberDialog, fileDialog, reopenDialog],
    picks: [
      chooseReport,
      choosePeriod,
      definePick({ ...askOther, run: (act) => beginAsking(act) }),
      definePick({ ...offered.listReports, run: (act, { page }) => reportList(act, page) }),
      definePick({ ...offered.openReport, run: (act, { report }) => reportScreen(act, report) }),
      definePick({ ...offered.writeReport, run: (act, { report }) => beginWriting(act, report) }),
      definePick({ ...offered.recompileReport, run: (act, { report }) => recompile(act, report) }),
      definePick({
        ...offered.confirmReport,
        run: async (act, { report }) => [{ text: await confirmReport(act, report) }],
      }),
      definePick({ ...offered.numberReport, run: (act, { report }) => beginNumbering(act, report) }),
      definePick({ ...offered.fileReport, run: (act, { report }) => beginFiling(act, report) }),
      definePick({ ...offered.reopenReport, run: (act, { report }) => beginReopening(act, report) }),
      definePick({ ...offered.seeExtra, run: (act, { report }) => extraScreen(act, report) }),
      definePick({ ...offered.extraFile, run: (act, { report, file }) => orderExtra(act, report, file) }),
      definePick({ ...offered.resendReport, run: (act, { report }) => resendFiles(act, report) }),
    ],
    sweeps: [
      {
        name: 'reports.compile',
        async run(house) {
          const edition = await planInForce(house.db.read);
          if (edition === undefined) return;
          await raiseDueReports(house, edition);
          await compileWaiting(house, edition, sources());
          await renderWaiting(house, edition);
        },
      },
    ],
    cli: (program, open, print) => reportCommands(program, open, print, sources),
  });
}
