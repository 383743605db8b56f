/** A paper of the register as screens and reports read it. */
import { type Day, parseDay } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Read } from '../../db/client.js';
import { factsOf, WITH_CREDITS } from '../../ledger/pay.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { isDone, stateOf } from '../../ledger/task-state.js';
import { type PaperKind, texts } from './texts.js';

/** With where it can be read, and what was given to people because of it. */
const WITH_PLACES = {
  registeredBy: { select: { name: true } },
  unit: { select: { code: true, path: true } },
  places: { orderBy: { id: 'asc' } },
  assignments: {
    orderBy: { id: 'asc' },
    select: { code: true, title: true, tasks: { include: WITH_CREDITS } },
  },
} as const;

export type Paper = NonNullable<Awaited<ReturnType<typeof paperById>>>;

/** Null: there is none, or it was taken out. */
export async function paperById(read: Read, id: number) {
  return read.document.findFirst({ where: { id, removedAt: null }, include: WITH_PLACES });
}

export function headOf({ number, title }: { readonly number: string | null; readonly title: string }): string {
  return texts.head(number, title);
}

/** "20/11/2020" of a stored day. */
export function dayWords(day: string): string {
  const known: Day | undefined = parseDay(day);
  return known === undefined ? day : numericDay(known);
}

/** Where a place is: the plan's channel by name, else that there is a link. */
export function placeName({ plan }: Pick<PlanInForce, 'plan'>, channel: string | null): string {
  return plan.channels.find(({ code }) => code === channel)?.name ?? channel ?? texts.byLinkOnly;
}

/** What was given because of it: how many of its tasks are done. */
export function givenLines({ assignments }: Paper, now: Date): readonly string[] {
  return assignments.flatMap(({ code, title, tasks }) => {
    const states = tasks.map((task) => stateOf(factsOf(task), now)).filter((state) => state !== 'cancelled');
    return states.length === 0 ? [] : [texts.given(code, title, states.filter(isDone).length, states.length)];
  });
}

/** The lines that say what it is. */
export function factLines(paper: {
  readonly kind: PaperKind;
  readonly number: string | null;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly deadline: string | null;
  readonly isPublic: boolean;
}): readonly string[] {
  const { lines } = texts;
  return [
    lines.kind(paper.kind, paper.number),
    lines.title(paper.title),
    lines.issued(paper.issuer, dayWords(paper.issuedOn)),
    ...(paper.deadline === null ? [] : [lines.deadline(dayWords(paper.deadline))]),
    paper.isPublic ? lines.public : lines.internal,
  ];
}
