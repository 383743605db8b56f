/** A school's database after years of work: so many items, three photos each, indexed, decided, a third of them published. */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { monthOf, parseDay } from '../../src/calendar/day.js';
import { facet } from '../../src/features/items/index-item.js';
import { makeSchool, PEOPLE } from './school.js';

/** Syllables of the texts, the earlier the commoner. */
const WORDS = Array.from({ length: 400 }, (_, index) => `tu${index.toString(36)}`);
const FIRST_MS = Date.UTC(2020, 10, 2, 1);
const HOUR_MS = 3_600_000;
const PHOTOS_EACH = 3;
/** One in so many still waits for its reviewer. */
const WAITS = 500;

/** The file of that size, made once for all processes of a run; `dir` is a process's own folder. */
export async function filledSchool(dir: string, items: number): Promise<string> {
  const shelf = join(dir, '..', `school-${items}`);
  const path = join(shelf, 'loa.db');
  if (existsSync(path)) return path;
  const making = join(shelf, 'making');
  mkdirSync(making, { recursive: true });
  const made = await makeSchool(making);
  fill(made, items);
  copyFileSync(made, `${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}

/** The same number always gives the same one: both sizes hold alike items. */
function numberFrom(seed: number, below: number): number {
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  state = (state ^ (state >>> 15)) >>> 0;
  return ((state * 1_103_515_245 + 12_345) >>> 8) % below;
}

function fill(path: string, items: number): void {
  const file = new Sqlite(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = OFF');
  const people = file
    .prepare<[], { id: number; unitId: number }>('SELECT personId AS id, unitId FROM Membership ORDER BY personId')
    .all();
  const insert = {
    collection: file.prepare(
      `INSERT INTO Collection (id, personId, state, openedAt, touchedAt) VALUES (?, ?, 'sent', ?, ?)`,
    ),
    submission: file.prepare(
      `INSERT INTO Submission (id, code, collectionId, authorId, unitId, title, folded, facets, children, state, level, firstSentAt, sentAt, decidedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'none', ?, 0, ?, ?, ?)`,
    ),
    version: file.prepare(
      `INSERT INTO Version (id, submissionId, number, title, text, sentAt) VALUES (?, ?, 1, ?, ?, ?)`,
    ),
    media: file.prepare(
      `INSERT INTO Media (sha256, bytes, type, kind, storedAt) VALUES (?, 1000, 'image/jpeg', 'photo', ?)`,
    ),
    attachment: file.prepare(
      `INSERT INTO Attachment (id, collectionId, accountId, channel, chat, ref, kind, state, sha256, at)
       VALUES (?, ?, 1, 'telegram', 'x', 'x', 'photo', 'stored', ?, ?)`,
    ),
    shown: file.prepare(`INSERT INTO VersionAttachment (versionId, attachmentId, position) VALUES (?, ?, ?)`),
    decision: file.prepare(`INSERT INTO Decision (versionId, level, kind, byId, at) VALUES (?, 0, 'approve', ?, ?)`),
    publication: file.prepare(
      `INSERT INTO Publication (submissionId, channel, link, "on", byId, at) VALUES (?, 'website', 'https://mn-thu.example.edu.vn', ?, ?, ?)`,
    ),
  };
  file.transaction(() => {
    for (let id = 1; id <= items; id += 1) {
      const { id: author, unitId } = people[numberFrom(id, PEOPLE)] ?? { id: 1, unitId: 1 };
      // As many to a month whatever the size: more items are more years.
      const at = stamp(FIRST_MS + id * HOUR_MS);
      const waits = id % WAITS === 0;
      // Squared, so that some words are common and most are rare.
      const words = Array.from({ length: 40 }, (_, index) => {
        const of = numberFrom(id * 41 + index, 1_000) / 1_000;
        return WORDS[Math.floor(of * of * WORDS.length)] ?? '';
      });
      const title = words.slice(0, 6).join(' ');
      const code = `BAI-1120-${String(id).padStart(6, '0')}`;
      const day = parseDay(at.slice(0, 10));
      const facets = [
        facet.unit(unitId),
        facet.topic(`topic-${id % 9}`),
        facet.period(day === undefined ? '' : monthOf(day)),
        facet.kind('photo'),
      ];
      const text = words.join(' ');
      insert.collection.run(id, author, at, at);
      insert.submission.run(
        id,
        code,
        id,
        author,
        unitId,
        title,
        `${code} ${text}`.toLowerCase(),
        facets.join(' '),
        waits ? 'inReview' : 'approved',
        at,
        at,
        waits ? null : at,
      );
      insert.version.run(id, id, title, text, at);
      for (let photo = 0; photo < PHOTOS_EACH; photo += 1) {
        const number = id * PHOTOS_EACH + photo;
        const sha256 = number.toString(16).padStart(64, '0');
        insert.media.run(sha256, at);
        insert.attachment.run(number, id, sha256, at);
        insert.shown.run(id, number, photo);
      }
      if (waits) continue;
      insert.decision.run(id, author, at);
      if (id % 3 === 0) insert.publication.run(id, at.slice(0, 10), author, at);
    }
  })();
  // Somebody who reviews.
  file.exec(`INSERT INTO Membership (personId, unitId, role, since)
    SELECT max(p.id), u.id, 'editor', '${stamp(FIRST_MS)}' FROM Person p, Unit u WHERE u.code = 'bo-phan-chuyen-mon'`);
  file.exec('ANALYZE');
  file.close();
}

/** As the house writes instants. */
function stamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+00:00');
}

/** What is looked for, in turn: common and rare words, with and without a month or a topic. */
export function searchOf(turn: number): {
  readonly words: string;
  readonly topic: string | null;
  readonly period: string | null;
} {
  const word = (index: number) => WORDS[index % WORDS.length] ?? '';
  const topic = turn % 3 === 0 ? `topic-${turn % 9}` : null;
  const period = turn % 5 === 0 ? '2020-12' : null;
  return { words: turn % 2 === 0 ? word(turn) : `${word(turn % 20)} ${word(turn)}`, topic, period };
}
