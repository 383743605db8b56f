/** Hot issues: `/tinnong`. From the report to the published result, each step with its clock. */
import { defineFeature } from '../../feature.js';
import { issueFindings } from './findings.js';
import { handOverDialog } from './hand-over.dialog.js';
import { composeLate, LATE, lateSweep } from './late.js';
import {
  approvePermission,
  crisisPermission,
  handlePermission,
  reportPermission,
  seePermission,
  seeRestrictedPermission,
} from './permissions.js';
import { byCode, issuePicks } from './picks.js';
import { beginReporting, reportDialog } from './report.dialog.js';
import { issueMerits, issueSection } from './section.js';
import { texts } from './texts.js';
import { writeDialog } from './write.dialog.js';

export { leadersOver } from './people.js';
export { beginReporting } from './report.dialog.js';

export const hotIssues = defineFeature({
  name: 'hot-issues',
  permissions: [
    reportPermission,
    seePermission,
    seeRestrictedPermission,
    handlePermission,
    approvePermission,
    crisisPermission,
  ],
  commands: [
    {
      name: 'tinnong',
      description: texts.command,
      readsOnly: false,
      shownTo: (posts) => posts.length > 0,
      run: beginReporting,
    },
  ],
  dialogs: [reportDialog, writeDialog, handOverDialog],
  picks: issuePicks,
  codes: { TN: byCode },
  recipes: { [LATE]: composeLate },
  sweeps: [lateSweep],
  findings: issueFindings,
  sections: [issueSection],
  merits: { hotIssueHandled: issueMerits },
});
