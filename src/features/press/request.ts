/** A request of the press as it stands, and who sees it and answers it. */
import type { Act } from '../../act.js';
import type { Read } from '../../db/client.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { followPermission } from './permissions.js';
import { mayAnswer } from './rules.js';
import { type Speaker, speakersNow } from './speakers.js';
import { type SpeakerLine, texts } from './texts.js';

const NAME = { select: { id: true, name: true } } as const;

export type PressRequest = NonNullable<Awaited<ReturnType<typeof loadRequest>>>;

/** Undefined: there is none. */
export async function loadRequest(read: Read, id: number) {
  const row = await read.pressRequest.findUnique({
    where: { id },
    include: {
      unit: { select: { id: true, code: true, name: true, path: true } },
      by: NAME,
      takenBy: NAME,
      agreedBy: NAME,
    },
  });
  return row ?? undefined;
}

export async function requireRequest(read: Read, id: number): Promise<PressRequest> {
  const request = await loadRequest(read, id);
  if (request === undefined) throw new Error(`press request ${id} is gone`);
  return request;
}

/** Nothing is to be done about it any more. */
export function isOver({ answeredAt, removedAt }: PressRequest): boolean {
  return answeredAt !== null || removedAt !== null;
}

export async function maySee(act: Act, request: PressRequest): Promise<boolean> {
  const person = act.actor.person?.id;
  if (person === request.byId || person === request.takenById) return true;
  return act.may(followPermission, request.unit) || speaksFor(act, request.topic);
}

/** Whether the actor may speak to the press about this field today. */
export async function speaksFor(act: Act, topic: string | null): Promise<boolean> {
  const speakers = await speakersNow(act);
  return speakers.some((speaker) => speaker.person === act.actor.person?.id && mayAnswer(speaker, topic));
}

export async function topicName(act: Act, topic: string | null): Promise<string> {
  const { plan } = await requirePlan(act.tx);
  return plan.topics.find(({ code }) => code === topic)?.title ?? texts.noTopic;
}

export function linesOf(speakers: readonly Speaker[]): readonly SpeakerLine[] {
  return speakers.map(({ name, unit }) => ({ name, unit: unit.name, fields: '', through: undefined }));
}
