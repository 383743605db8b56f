/** Staff lists people sent are read once their file is here; whoever sent one sees what it would change. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import type { Database } from '../../db/client.js';
import type { House } from '../../feature.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { Message } from '../../outbox/message.js';
import { carryOut } from './choices.js';
import { knownNow } from './known.js';
import { planImport } from './plan-import.js';
import { changesNothing, peopleChanged, planWords } from './plan-words.js';
import { type FileProblem, isSheet, readRosterFile } from './read-file.js';
import type { RosterFile } from './read-roster.js';
import { texts } from './texts.js';

const AT_ONCE = 3;

export async function readWaiting(house: House): Promise<void> {
  for (const row of await waiting(house.db)) {
    const files = row.collection.attachments;
    // A file on its way is waited for; the fetcher gives up by itself.
    if (files.some((file) => file.state === 'waiting')) continue;
    const stored = files.flatMap(({ media, name }) => (media === null ? [] : [{ media, name }]));
    const file = stored.find(({ media }) => isSheet(media.type)) ?? stored[0];
    if (file === undefined) {
      await fail(house, row, texts.fileLost, 'no file');
      continue;
    }
    const { sha256, type, bytes } = file.media;
    const read = await readRosterFile(house.documents, house.media.pathOf(sha256), { type, bytes });
    if ('problem' in read) await fail(house, row, problemWords(read.problem), read.problem);
    else await show(house, row, file.name ?? texts.sheet, read);
  }
}

type Waiting = Awaited<ReturnType<typeof waiting>>[number];

async function waiting({ read }: Database) {
  const file = { state: true, name: true, media: { select: { sha256: true, type: true, bytes: true } } } as const;
  return read.rosterImport.findMany({
    where: { state: 'waiting' },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    select: {
      id: true,
      askedById: true,
      collection: { select: { attachments: { where: { state: { not: 'removed' } }, select: file } } },
    },
  });
}

async function show(house: House, row: Waiting, fileName: string, file: RosterFile): Promise<void> {
  await house.act(THE_HOUSE, `roster/${row.id}`, async (act) => {
    const { count } = await act.tx.rosterImport.updateMany({
      where: { id: row.id, state: 'waiting' },
      data: { state: 'read', fileName, rows: JSON.stringify(file) },
    });
    if (count === 0) return;
    const message = await dryRun(act, row.id, fileName, file);
    await act.tell({ person: row.askedById }, message, { reason: `roster/${row.id}`, priority: 'answer' });
  });
}

/** What the list would change as things stand, with the button that does it. */
export async function dryRun(act: Act, id: number, fileName: string, file: RosterFile): Promise<Message> {
  const plan = planImport(file, await knownNow(act.tx));
  const text = planWords(fileName, file, plan);
  if (plan.problems.length > 0 || changesNothing(plan)) return { text };
  const yes = carryOut.choice(texts.yes(peopleChanged(plan)), { list: id, yes: true, people: peopleChanged(plan) });
  const no = carryOut.choice(texts.no, { list: id, yes: false, people: 0 });
  return { text, choices: [[yes], [no]] };
}

async function fail(house: House, row: Waiting, text: string, error: string): Promise<void> {
  await house.act(THE_HOUSE, `roster/${row.id}`, async (act) => {
    const { count } = await act.tx.rosterImport.updateMany({
      where: { id: row.id, state: 'waiting' },
      data: { state: 'failed', doneAt: act.now, error },
    });
    if (count === 0) return;
    await act.tell({ person: row.askedById }, { text }, { reason: `roster/${row.id}`, priority: 'answer' });
  });
}

function problemWords(problem: FileProblem): string {
  if (problem === 'notASheet') return texts.notASheet;
  return problem === 'unreadable' ? texts.unreadable : texts.fileProblem[problem];
}

/** Our own writing, read back. */
export const StoredFile = z.custom<RosterFile>((value) => typeof value === 'object' && value !== null);
