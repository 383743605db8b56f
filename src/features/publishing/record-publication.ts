/** An item stands somewhere for everybody to see: on record, with the proof, and its author hears. */
import type { Act } from '../../act.js';
import type { Day } from '../../calendar/day.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { takeFiles } from '../carried-files/index.js';
import { showReceipt } from '../items/index.js';
import { refreshDraft } from '../submissions/index.js';
import { channelFor, channelName } from './channels.js';
import { publishable, whyNotPublish } from './item.js';
import { texts } from './texts.js';

export interface NewPublication {
  readonly submission: number;
  /** Its code in the plan. */
  readonly channel: string;
  readonly link: string | null;
  readonly note: string | null;
  /** Without link and note, the files its recorder sent after this one prove it. */
  readonly filesAfter: number;
  readonly on: Day;
  readonly place: string | null;
  readonly placeThrough: Day | null;
}

/** A sentence for whoever recorded it. */
export async function recordPublication(act: Act, publication: NewPublication): Promise<string> {
  const { submission, channel, link, note, filesAfter, on, place, placeThrough } = publication;
  const { person } = act.actor;
  if ((await channelFor(act, channel)) === undefined || person === undefined) return texts.notYours;
  const shown = await publishable(act, submission);
  const why = whyNotPublish(shown, act.now);
  if (why !== undefined) return why;
  const { plan } = await requirePlan(act.tx);
  const name = channelName(plan, channel);
  const { item } = shown;
  const same = shown.publications.find(
    (row) =>
      row.channel === channel && row.takenDownAt === null && row.link === link && (link !== null || row.on === on),
  );
  if (same !== undefined) return texts.recordedAlready(item.code, name, same.by.name);

  const byFiles = link === null && note === null;
  const collectionId = byFiles ? await takeFiles(act, 'fresh', filesAfter, refreshDraft) : undefined;
  if (byFiles && collectionId === undefined) return texts.noFiles;
  const { id } = await act.tx.publication.create({
    data: {
      submissionId: submission,
      channel,
      link,
      note,
      on,
      place,
      placeThrough,
      byId: person.id,
      at: act.now,
      collectionId: collectionId ?? null,
    },
  });
  await act.record('publishing.record', `publication/${id}`, channel);
  await showReceipt(act, submission);
  if (item.authorId !== person.id) {
    const text = texts.authorPublished(item.code, item.title, name, link);
    await act.tell({ person: item.authorId }, { text }, { reason: `publishing/${id}` });
  }
  return texts.recorded(item.code, name);
}
