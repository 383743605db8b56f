/** What can be chosen about a report, by its row. */
import { z } from 'zod';
import { namePick } from '../../conversation/handlers.js';

export const Report = z.object({ report: z.number() });

export const listReports = namePick('reports.list', z.object({ page: z.int().min(0) }));
export const openReport = namePick('reports.open', Report);
export const writeReport = namePick('reports.write', Report);
export const recompileReport = namePick('reports.recompile', Report);
export const confirmReport = namePick('reports.confirm', Report);
export const numberReport = namePick('reports.number', Report);
export const fileReport = namePick('reports.file', Report);
export const reopenReport = namePick('reports.reopen', Report);
export const resendReport = namePick('reports.resend', Report);
export const seeExtra = namePick('reports.extras', Report);

const ExtraFile = z.enum(['csv', 'photos', 'inspect']);
/** csv: the rows. photos: the period's pictures. inspect: a file for each unit. */
export type ExtraFile = z.infer<typeof ExtraFile>;
export const extraFile = namePick('reports.extra', Report.extend({ file: ExtraFile }));
