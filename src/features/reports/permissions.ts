import { permission } from '../../org/permissions.js';

/** The report is about the whole institution. */
export const askReportPermission = permission('reports.ask', { office: 'all', leader: 'all' });

/** Whoever confirms answers for the numbers. */
export const confirmReportPermission = permission('reports.confirm', { office: 'all' });
