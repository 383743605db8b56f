/**
 * A confirmed period: its numbers are those its report was issued with, whatever comes later. Pure, so that whoever counts
 * (a command, a report in its thread) counts alike.
 */
import { type CountedTask, type CountRow, createCount, inOrder, type PeriodCount } from './count.js';
import type { Duty } from './plan/language.js';
import { isDone } from './task-state.js';

export interface PeriodNumbers extends PeriodCount {
  /** The confirmed reports whose numbers these are, first confirmed first; empty: they are of this moment. */
  readonly frozen: readonly FrozenReport[];
  /** Tasks of the frozen duties that were done after their numbers were read. */
  readonly later: number;
}

/** A confirmed report: what it says of its duties is what everything says. */
export interface FrozenReport {
  readonly id: number;
  readonly kind: string;
  readonly confirmedAt: Date;
  readonly asOf: Date;
  /** Undefined: all. */
  readonly duties: ReadonlySet<string> | undefined;
}

/** A task, and when it was done. */
export interface DoneTask extends CountedTask {
  readonly doneAt: Date | null;
}

/**
 * Counts a period's tasks as they come, and puts what its confirmed reports say in the place of what they have counted.
 * Where two of them count the same duty, the first issued stands.
 */
export function createNumbers(duties: readonly Duty[], frozen: readonly FrozenReport[]) {
  const live = createCount(duties);
  const issued: CountRow[] = [];
  const laterOf = new Map<string, number>();
  let later = 0;
  return {
    add(task: DoneTask): void {
      const report = frozenFor(frozen, task.dutyCode);
      if (report === undefined) live.add(task);
      else if (isLater(task, report)) {
        later += 1;
        laterOf.set(rowKey(task), (laterOf.get(rowKey(task)) ?? 0) + 1);
      }
    },
    addIssued({ report, row }: IssuedRow): void {
      if (frozenFor(frozen, row.dutyCode)?.id === report) issued.push(row);
    },
    result(): PeriodNumbers {
      if (issued.length === 0) return { ...live.result(), frozen, later };
      const rows = issued.map((row) => ({ ...row, later: laterOf.get(rowKey(row)) ?? 0 }));
      return { ...inOrder([...live.result().rows, ...rows], duties), frozen, later };
    },
  };
}

function rowKey({ unit, dutyCode }: Pick<CountRow, 'unit' | 'dutyCode'>): string {
  return `${dutyCode}/${unit.id}`;
}

/** What a confirmed report says of a unit and a duty. */
export interface IssuedRow {
  readonly report: number;
  readonly row: CountRow;
}

/** The report whose numbers stand for this duty. */
export function frozenFor(frozen: readonly FrozenReport[], duty: string): FrozenReport | undefined {
  return frozen.find(({ duties }) => duties === undefined || duties.has(duty));
}

/** Done after the report's numbers were read. */
export function isLater({ state, doneAt }: DoneTask, { asOf }: FrozenReport): boolean {
  return isDone(state) && doneAt !== null && doneAt > asOf;
}
