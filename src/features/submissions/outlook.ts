/** What a draft still needs before it can go, and what it will pay. Derived, never stored. */
import type { Act } from '../../act.js';
import { type ItemFacts, payableTasks } from '../../ledger/payable.js';
import { type Draft, itemFacts } from './draft.js';

export interface DraftUnit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

export type Payable = Awaited<ReturnType<typeof payableTasks>>[number];

export interface Outlook {
  readonly units: readonly DraftUnit[];
  readonly unit: DraftUnit | undefined;
  /** What the item may be handed in for, likeliest first; colleagues' tasks last. */
  readonly payable: readonly Payable[];
  readonly task: Payable | undefined;
  /** The parts of events it may cover besides. */
  readonly slots: readonly Payable[];
  readonly slot: Payable | undefined;
  /** A desk has passed it before it came back: what it paid stays paid, there is nothing to choose any more. */
  readonly hasPaid: boolean;
  /** As its author said, else that of the assignment it is for. */
  readonly topic: string | null;
  readonly needs: 'content' | 'unit' | 'task' | 'originals' | 'topic' | 'nothing';
}

export async function outlookOf(act: Act, draft: Draft): Promise<Outlook> {
  const units =
    draft.submissionId === undefined ? await unitsOf(act, draft.personId) : await unitSentFor(act, draft.submissionId);
  const item = itemFacts(draft);
  const unit = units.length === 1 ? units[0] : await unitAmong(act, units, draft, item);
  if (unit === undefined)
    return {
      units,
      unit,
      payable: [],
      task: undefined,
      slots: [],
      slot: undefined,
      hasPaid: false,
      topic: draft.topic,
      needs: draft.text === '' && draft.files.length === 0 ? 'content' : 'unit',
    };

  const options = { submission: draft.submissionId, person: draft.personId };
  const all = await payableTasks(act.tx, unit.id, item, act.now, options);
  const credits = await creditsOf(act, draft);
  const hasPaid = credits.some(({ state, task }) => state === 'counted' && task.eventId === null);
  const payable = hasPaid ? [] : all.filter((task) => task.eventId === null);
  const slots = all.filter((task) => task.eventId !== null && task.whose !== 'colleague');
  const slot = draft.freely ? undefined : slots.find((task) => task.id === draft.slotId);
  const chosen = payable.find((task) => task.id === draft.taskId);
  const likely = draft.freely ? undefined : payable.find((task) => task.likely);
  const task = chosen ?? likely;
  const asksWhich = slots.length > 0 || payable.some((possible) => possible.whose !== 'colleague');
  const undecided = task === undefined && slot === undefined && !draft.freely && asksWhich && credits.length === 0;
  const topic = draft.topic ?? task?.assignment?.topic ?? null;
  const wantsTopic = topic === null && (task === undefined || task.duty.settles.by === 'articles');
  const photos = draft.files.filter((file) => file.kind === 'photo');
  const wantsOriginals = task !== undefined && asksOriginals(task) && !photos.some((file) => file.original);
  const empty = !item.words && draft.files.every((file) => file.state === 'failed');
  return {
    units,
    unit,
    payable,
    task,
    slots,
    slot,
    hasPaid,
    topic,
    needs: empty ? 'content' : undecided ? 'task' : wantsOriginals ? 'originals' : wantsTopic ? 'topic' : 'nothing',
  };
}

/** Photos for an archive are handed in as they came from the camera. */
export function asksOriginals({ duty: { settles } }: Payable): boolean {
  return settles.by === 'photos' && settles.originals;
}

/** What an item that was sent before pays or has paid: nobody need be asked again. */
async function creditsOf(act: Act, { submissionId }: Draft) {
  if (submissionId === undefined) return [];
  return act.tx.credit.findMany({
    where: { submissionId, state: { not: 'void' } },
    select: { state: true, task: { select: { eventId: true } } },
  });
}

/** Of several units: the one that was said, else that of a task the author holds and the item fits. */
async function unitAmong(
  act: Act,
  units: readonly DraftUnit[],
  draft: Draft,
  item: ItemFacts,
): Promise<DraftUnit | undefined> {
  const said = units.find((each) => each.id === draft.unitId);
  if (said !== undefined || draft.freely) return said;
  const options = { submission: draft.submissionId, person: draft.personId };
  const own = await payableTasks(act.tx, undefined, item, act.now, options);
  const ids = own.flatMap((task) => (task.whose === 'own' ? [task.unit.id] : []));
  return units.find((each) => ids.includes(each.id));
}

/** What was sent stays its unit's, wherever its author has gone since. */
async function unitSentFor(act: Act, submission: number): Promise<readonly DraftUnit[]> {
  const { unit } = await act.tx.submission.findUniqueOrThrow({
    where: { id: submission },
    select: { unit: { select: { id: true, code: true, name: true, path: true } } },
  });
  return [unit];
}

/** The units a person hands in for: where they hold a post. */
async function unitsOf(act: Act, person: number): Promise<readonly DraftUnit[]> {
  const posts = await act.tx.membership.findMany({
    where: { personId: person, until: null },
    orderBy: { id: 'asc' },
    select: { unit: { select: { id: true, code: true, name: true, path: true } } },
  });
  return [...new Map(posts.map(({ unit }) => [unit.id, unit])).values()];
}
