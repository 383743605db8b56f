/**
 * How long (ms) the main loop was kept from a timer at the longest, while a month's report of a province is built (its
 * document, its workbook, its CSV), the year's heat map is drawn, or a semester's pictures are packed; or nothing is done:
 * argv `dir`, report | heatmap | photos | idle.
 */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parsePeriod } from '../../src/calendar/period.js';
import { openDatabase } from '../../src/db/client.js';
import { createDocumentWorker } from '../../src/documents/worker.js';
import { renderZip } from '../../src/documents/zip.js';
import { createFeatures } from '../../src/features/index.js';
import { buildReport } from '../../src/features/reports/build-report.js';
import { makePicture } from '../../src/features/status/picture.js';
import { scopeOf } from '../../src/ledger/compile-scope.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { makeProvince, NOW } from './province.js';

const UNITS = 3_000;
const EVERY_MS = 1;
const IDLE_MS = 5_000;
const PHOTOS = 150;
const PHOTO_BYTES = 2_000_000;

const [, , dir = '.', what] = process.argv;
const db = openDatabase(await makeProvince(dir, UNITS));
const documents = createDocumentWorker();
const work = await prepared();
let longestMs = 0;
let beforeMs = performance.now();
const timer = setInterval(() => {
  const nowMs = performance.now();
  longestMs = Math.max(longestMs, nowMs - beforeMs);
  beforeMs = nowMs;
}, EVERY_MS);
await work();
clearInterval(timer);
process.stdout.write(`${longestMs}\n`);
await documents.close();
await db.close();

async function prepared(): Promise<() => Promise<unknown>> {
  if (what === 'idle') return () => wait(IDLE_MS);
  if (what === 'photos') return photos();
  const edition = await requirePlan(db.read);
  if (what === 'heatmap') {
    const args = { areas: [{ path: '/', subtree: true }], unit: null };
    return () => makePicture({ db, documents, clock: { now: () => NOW } }, args);
  }
  const period = parsePeriod('2020-11', edition.calendar);
  if (period === undefined) throw new Error('November is a period');
  const subject = { edition, scope: scopeOf(edition, undefined, period), unitPath: '/' };
  const features = createFeatures();
  const sources = {
    sections: features.flatMap((feature) => feature.sections ?? []),
    merits: features.flatMap((feature) => feature.merits ?? []),
  };
  const paper = { form: 'standalone', isDraft: true, texts: {}, issue: null } as const;
  return () => buildReport({ read: db.read, documents, sources }, subject, paper, NOW);
}

async function photos(): Promise<() => Promise<unknown>> {
  const file = join(dir, 'photo.jpg');
  await writeFile(file, Buffer.alloc(PHOTO_BYTES, 7));
  const entries = Array.from({ length: PHOTOS }, (_, index) => ({
    path: ['Khai giảng', `${index}.jpg`] as const,
    content: { file },
    modifiedAt: NOW,
  }));
  return () => pipeline(renderZip(entries), createWriteStream(join(dir, 'photos.zip')));
}
