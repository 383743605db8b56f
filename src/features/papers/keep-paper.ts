/** A paper comes into the register, is said to stand somewhere for everybody to read, or is taken out again. */
import type { Act } from '../../act.js';
import type { Day } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import { nextCode } from '../../ledger/next-code.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { fold } from '../../lib/fold.js';
import { settleRaised } from '../done-marks/index.js';
import { dropRaised, raise } from '../requests/index.js';
import { headOf, paperById, placeName } from './paper.js';
import { keepPapersPermission } from './permissions.js';
import { type PaperKind, texts } from './texts.js';

export interface NewPaper {
  readonly kind: PaperKind;
  readonly number: string | null;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: Day;
  readonly isPublic: boolean;
  readonly deadline: Day | null;
  /** The collection with the paper itself. */
  readonly files: number | undefined;
}

/** Answers its number in our rows. What is public becomes a task where the plan has a duty for it. */
export async function enterPaper(act: Act, paper: NewPaper): Promise<number> {
  act.require(keepPapersPermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined) throw new Error('a paper is entered by somebody');
  const { plan, calendar } = await requirePlan(act.tx);
  const unit = await ownUnit(act, plan.organisation.desks.office ?? plan.organisation.code);
  const code = await nextCode(act.tx, 'CV', act.now, calendar.zone);
  const { files, ...facts } = paper;
  const duty = paper.isPublic && plan.documents?.kinds.includes(paper.kind) ? plan.documents.publishing : undefined;
  const request =
    duty === undefined
      ? undefined
      : await raise(act, {
          code,
          duties: [duty],
          unit: unit.code,
          title: headOf(paper),
          at: act.now,
          by: person.id,
        });
  const { id } = await act.tx.document.create({
    data: {
      ...facts,
      code,
      unitId: unit.id,
      folded: fold([code, paper.number ?? '', paper.issuer, paper.title].join(' ')),
      collectionId: files ?? null,
      requestId: request ?? null,
      registeredById: person.id,
      registeredAt: act.now,
    },
  });
  await act.record('papers.enter', `document/${id}`, code);
  return id;
}

export interface NewPlace {
  /** A channel of the plan; null: only the link says where. */
  readonly channel: string | null;
  readonly link: string | null;
  readonly since: Day;
}

/** A sentence for whoever says so. The first place settles the task of publishing it. */
export async function placePaper(act: Act, id: number, place: NewPlace): Promise<string> {
  act.require(keepPapersPermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody says where a paper stands');
  const paper = await paperById(act.tx, id);
  if (paper === null) return texts.gone;
  await act.tx.documentPlace.create({ data: { documentId: id, ...place, byId: person.id, at: act.now } });
  const where = placeName(await requirePlan(act.tx), place.channel);
  const said = texts.placeDone(where, numericDay(place.since));
  if (paper.requestId !== null) {
    await settleRaised(act, paper.requestId, { words: said, link: place.link ?? undefined });
  }
  await act.record('papers.place', `document/${id}`, place.channel ?? 'link');
  return said;
}

/** A sentence for whoever takes it out. */
export async function removePaper(act: Act, id: number): Promise<string> {
  act.require(keepPapersPermission, 'anywhere');
  const paper = await paperById(act.tx, id);
  if (paper === null) return texts.gone;
  await act.tx.document.update({ where: { id }, data: { removedAt: act.now } });
  if (paper.requestId !== null) await dropRaised(act, paper.requestId);
  await act.record('papers.remove', `document/${id}`);
  return texts.removed(headOf(paper));
}

/** Whose register it stands in: the unit for which the person keeps it, else the office's. */
async function ownUnit(act: Act, office: string): Promise<{ readonly id: number; readonly code: string }> {
  const post = act.actor.posts.find(({ role }) => role === 'office') ?? act.actor.posts[0];
  if (post !== undefined) return { id: post.unit.id, code: post.unit.code };
  return act.tx.unit.findUniqueOrThrow({ where: { code: office }, select: { id: true, code: true } });
}
