import { permission } from '../../org/permissions.js';

/** The report is about the whole institution. Whoever sees it may write what only people can judge. */
export const askReportPermission = permission('reports.ask', { office: 'all', leader: 'all' });

/** Whoever confirms answers for the numbers; number and day, sending on and reopening go with it. */
export const issueReportPermission = permission('reports.issue', { office: 'all' });
