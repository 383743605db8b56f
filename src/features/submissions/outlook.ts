/** What a draft still needs before it can go, and what it will pay. Derived, never stored. */
import type { Act } from '../../act.js';
import { payableTasks } from '../../ledger/pay.js';
import { type Draft, itemFacts } from './draft.js';

export interface DraftUnit {
  readonly id: number;
  readonly name: string;
  readonly path: string;
}

export type Payable = Awaited<ReturnType<typeof payableTasks>>[number];

export interface Outlook {
  readonly units: readonly DraftUnit[];
  readonly unit: DraftUnit | undefined;
  /** What the item may be handed in for, likeliest first. */
  readonly payable: readonly Payable[];
  readonly task: Payable | undefined;
  readonly needs: 'content' | 'unit' | 'task' | 'topic' | 'nothing';
}

export async function outlookOf(act: Act, draft: Draft): Promise<Outlook> {
  const units = await unitsOf(act, draft.personId);
  const unit = units.length === 1 ? units[0] : units.find((each) => each.id === draft.unitId);
  if (unit === undefined)
    return {
      units,
      unit,
      payable: [],
      task: undefined,
      needs: draft.text === '' && draft.files.length === 0 ? 'content' : 'unit',
    };

  const item = itemFacts(draft);
  const payable = await payableTasks(act.tx, unit.id, item, act.now, draft.submissionId);
  const chosen = payable.find((task) => task.id === draft.taskId);
  const likely = draft.freely ? undefined : payable.find((task) => task.likely);
  const task = chosen ?? likely;
  const undecided = task === undefined && !draft.freely && payable.length > 0;
  const wantsTopic = draft.topic === null && (task === undefined || task.duty.settles.by === 'articles');
  const empty = !item.words && draft.files.every((file) => file.state === 'failed');
  return {
    units,
    unit,
    payable,
    task,
    needs: empty ? 'content' : undecided ? 'task' : wantsTopic ? 'topic' : 'nothing',
  };
}

/** The units a person hands in for: where they hold a post. */
async function unitsOf(act: Act, person: number): Promise<readonly DraftUnit[]> {
  const posts = await act.tx.membership.findMany({
    where: { personId: person, until: null },
    orderBy: { id: 'asc' },
    select: { unit: { select: { id: true, name: true, path: true } } },
  });
  return [...new Map(posts.map(({ unit }) => [unit.id, unit])).values()];
}
