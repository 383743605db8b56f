/** The tasks and the items behind the numbers, one row each. */
import type { Sheet, SheetRow } from '../../../documents/workbook.js';
import { countedDuty } from '../../../ledger/assigned-duty.js';
import type { ItemRow } from '../../../ledger/compile-model.js';
import { type FrozenReport, frozenFor, isLater } from '../../../ledger/frozen.js';
import type { ListedTask } from '../../../ledger/task-pages.js';
import { topicTitles } from '../document/tables.js';
import type { ReportPlan } from '../job.js';
import { date, number, sheet, text } from './sheet-parts.js';
import { sheetTime } from './sheet-time.js';
import { texts } from './texts.js';

export interface BookRows {
  /** The confirmed reports whose numbers stand for the period. */
  readonly frozen: readonly FrozenReport[];
  readonly tasks: readonly ListedTask[];
  readonly items: readonly ItemRow[];
  readonly approvedLater: readonly ItemRow[];
}

export function taskSheet({ tasks, frozen }: BookRows, plan: ReportPlan): Sheet {
  const isAfter = (task: ListedTask) => {
    const report = frozenFor(frozen, task.dutyCode);
    return report !== undefined && isLater(task, report);
  };
  const duties = new Map(plan.duties.map((duty) => [duty.code, duty]));
  const { columns } = texts;
  return sheet(
    texts.sheets.tasks,
    [
      text(columns.code),
      text(columns.unit),
      text(columns.duty),
      text(columns.about),
      text(columns.clause),
      text(columns.period),
      date(columns.opensAt),
      date(columns.dueAt),
      number(columns.required),
      number(columns.counted),
      text(columns.state),
      date(columns.doneAt),
      text(columns.note),
    ],
    tasks.filter(({ state }) => state !== 'cancelled'),
    (task) => [
      task.key,
      task.unit.name,
      countedDuty((code) => duties.get(code), task.dutyCode)?.title ?? task.dutyCode,
      task.title,
      task.clause,
      task.period,
      sheetTime(task.opensAt, plan.zone),
      sheetTime(new Date(task.dueAt.getTime() - 1), plan.zone),
      task.required,
      task.counted,
      texts.state(task.state, task.inTime),
      task.doneAt === null ? null : sheetTime(task.doneAt, plan.zone),
      noteOf(isAfter(task), task.excuse),
    ],
  );
}

function noteOf(isLater: boolean, excuse: string | null): string | null {
  const reason = excuse === null ? null : texts.excused(excuse);
  if (!isLater) return reason;
  return reason === null ? texts.sheets.supplement : `${texts.sheets.supplement}; ${reason}`;
}

export function itemSheet({ items, approvedLater }: BookRows, plan: ReportPlan): Sheet {
  const titles = topicTitles(plan);
  const { columns } = texts;
  const rowOf = (item: ItemRow, isLater: boolean): SheetRow => [
    item.code,
    item.title,
    item.author,
    item.unit.name,
    titles.get(item.topic ?? '') ?? null,
    texts.itemState(item.state),
    sheetTime(item.firstSentAt, plan.zone),
    item.decidedAt === null ? null : sheetTime(item.decidedAt, plan.zone),
    isLater ? texts.fromBefore : null,
  ];
  const all = [
    ...items.map((item) => ({ item, isLater: false })),
    ...approvedLater.map((item) => ({ item, isLater: true })),
  ];
  return sheet(
    texts.sheets.items,
    [
      text(columns.code),
      text(columns.title),
      text(columns.author),
      text(columns.unit),
      text(columns.topic),
      text(columns.state),
      date(columns.sentAt),
      date(columns.decidedAt),
      text(columns.note),
    ],
    all,
    ({ item, isLater }) => rowOf(item, isLater),
  );
}
