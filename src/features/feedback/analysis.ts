/** The analysis of a month's comments, where the plan asks for one: the numbers are Loa's, the words are the office's. */
import type { Act } from '../../act.js';
import { firstDayOfMonth, monthOf, nextMonth, parseDay, startOf } from '../../calendar/day.js';
import { feedbackReceived } from '../../ledger/feedback.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { settleTask, theirTask } from '../done-marks/index.js';
import { tallyPermission } from './permissions.js';
import { texts } from './texts.js';

/** The month's task of analysing, if it is open and the actor's to do. */
export async function analysisTask(act: Act, month: string): Promise<number | undefined> {
  const duty = (await requirePlan(act.tx)).plan.feedback?.analysis;
  if (duty === undefined) return undefined;
  const task = await act.tx.task.findFirst({
    where: {
      dutyCode: duty,
      period: month,
      opensAt: { lte: act.now },
      settledAt: null,
      nilAt: null,
      cancelledAt: null,
    },
    select: { id: true, unit: { select: { path: true } } },
  });
  return task !== null && act.may(tallyPermission, task.unit) ? task.id : undefined;
}

/** How many comments the task's month has. */
export async function commentsOf(act: Act, period: string): Promise<number> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const first = parseDay(`${period}-01`);
  if (first === undefined) return 0;
  const from = startOf(first, zone);
  const to = startOf(firstDayOfMonth(nextMonth(monthOf(first))), zone);
  return (await feedbackReceived(act.tx, { from, to, unitPath: '/' })).length;
}

export async function handInAnalysis(act: Act, id: number, words: string, month: string): Promise<string> {
  act.require(tallyPermission, 'anywhere');
  const task = await theirTask(act, id);
  if ('refusal' in task) return task.refusal;
  if (task.state !== 'open' && task.state !== 'overdue') return texts.noAnalysis;
  await settleTask(act, id, { words: texts.analysis(await commentsOf(act, task.period), words) });
  await act.record('feedback.analyse', `task/${id}`);
  return texts.analysed(month);
}
