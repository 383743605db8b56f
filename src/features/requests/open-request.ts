/** Somebody asks for what a duty gives on request, or says that something has come up: tasks with their clocks. */
import type { Act } from '../../act.js';
import { NotAllowed } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { spellDueAt } from '../../calendar/spell.js';
import { nextCode } from '../../ledger/next-code.js';
import { hearersOf, writeOccasionTasks } from '../../ledger/occasion-tasks.js';
import type { PlannedTask } from '../../ledger/plan/expand.js';
import { expandRequest } from '../../ledger/plan/expand-occasion.js';
import type { Duty } from '../../ledger/plan/language.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn } from '../../ledger/responsible.js';
import { openRequestEntry } from './choices.js';
import { openDuty, PERMISSIONS } from './duties.js';
import { loadRequest, type RequestEntry } from './request.js';
import { type RequestKind, shortWords } from './rules.js';
import { texts } from './texts.js';

export interface NewRequest {
  readonly kind: RequestKind;
  readonly duty: string;
  /** Codes of the units asked, or where it came up; never empty. */
  readonly units: readonly string[];
  readonly words: string;
}

const PREFIXES: Readonly<Record<RequestKind, string>> = { asked: 'YC', arisen: 'PS' };

/** Undefined: the plan no longer has the duty, or is not valid on this day. */
export async function openRequest(act: Act, request: NewRequest): Promise<RequestEntry | undefined> {
  const { kind } = request;
  const { person } = act.actor;
  act.require(PERMISSIONS[kind], 'anywhere');
  if (person === undefined) throw new Error('a request needs a person');
  const edition = await requirePlan(act.tx);
  const found = await openDuty(act, kind, request.duty);
  if (found === undefined) {
    // The plan has it, but not for this person.
    if (edition.dutyOf(request.duty) !== undefined) throw new NotAllowed(PERMISSIONS[kind].action);
    return undefined;
  }
  const allowed = found.units.map((unit) => unit.code);
  if (request.units.some((unit) => !allowed.includes(unit))) throw new NotAllowed(PERMISSIONS[kind].action);

  const planned = await tasksAsked(act, request, 'preview');
  if (planned.length === 0) return undefined;
  const code = await nextCode(act.tx, PREFIXES[kind], act.now, edition.calendar.zone);
  const { id } = await act.tx.request.create({
    data: { code, kind, dutyCode: request.duty, words: request.words, byId: person.id, at: act.now },
  });
  await writeOccasionTasks(
    act.tx,
    edition,
    await tasksAsked(act, request, code),
    { requestId: id },
    () => shortWords(request.words),
    act.now,
  );
  await act.record(`requests.${kind}`, `request/${id}`, `${code}, ${request.duty}`);
  const entry = await loadRequest(act.tx, id, act.now);
  if (entry === undefined) throw new Error(`request ${id} is gone`);
  await tellAsked(act, entry, found.duty);
  return entry;
}

/** What a request would open, under this code. */
export async function tasksAsked(act: Act, { duty, units }: NewRequest, code: string): Promise<readonly PlannedTask[]> {
  const { plan, calendar, dutyOf } = await requirePlan(act.tx);
  const found = dutyOf(duty);
  return found === undefined ? [] : expandRequest(found, { code, at: act.now, units }, plan, calendar);
}

/** Whoever answers for a unit asked; not whoever asks. */
async function tellAsked(act: Act, request: RequestEntry, { title, clause }: Duty): Promise<void> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const [first] = request.tasks;
  if (first === undefined) return;
  const answering = await answeringOn(act.tx, dayOf(act.now, zone));
  const asked = request.tasks.map(({ unit }) => unit);
  for (const [person, units] of hearersOf(asked, answering, act.actor.person?.id)) {
    const { code, kind, words } = request;
    const names = units.map((unit) => unit.name);
    const due = spellDueAt(first.dueAt, zone);
    const text = texts.told({ code, kind, words, duty: title, clause, by: request.by.name, units: names, due });
    const choices = [[openRequestEntry.choice(texts.open, { request: request.id })]];
    await act.tell({ person }, { text, choices }, { reason: `requests/${request.id}` });
  }
}
