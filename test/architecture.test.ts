/** The arrows of the house: who may import whom, and what is used in one place only. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** What each room may import of ours, by first-level name; `features/*` are judged apart. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  'channels/contract.ts': [],
  calendar: [],
  db: ['lib'],
  org: ['channels/contract.ts', 'db', 'lib'],
  ledger: ['org', 'calendar', 'db', 'lib'],
  outbox: ['channels/contract.ts', 'org', 'db', 'lib'],
  media: ['channels/contract.ts', 'db', 'lib'],
  documents: ['calendar', 'lib'],
  'act.ts': ['channels/contract.ts', 'outbox', 'org', 'db', 'lib'],
  scheduler: ['act.ts', 'calendar', 'db', 'lib'],
  http: ['act.ts', 'org', 'db', 'lib'],
  'channels/telegram': ['channels/contract.ts', 'http', 'lib'],
  'channels/zalo': ['channels/contract.ts', 'http', 'db', 'lib'],
  'channels/web': ['channels/contract.ts', 'http', 'db', 'lib'],
  conversation: ['act.ts', 'channels/contract.ts', 'scheduler', 'outbox', 'org', 'media', 'db', 'lib'],
  'feature.ts': [
    'act.ts',
    'channels/contract.ts',
    'conversation',
    'documents',
    'ledger',
    'scheduler',
    'http',
    'media',
    'outbox',
    'org',
    'db',
    'lib',
  ],
};

/** Whom nobody but the composition of the process imports. */
const TOP = ['app.ts', 'build.ts', 'config.ts', 'demo', 'joined.ts', 'main.ts', 'program.ts'];

interface File {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** Of these, what is loaded with the file itself: no types, nothing fetched when it is needed. */
  readonly loads: readonly string[];
}

const files: readonly File[] = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !path.includes('/db/generated/'))
  .map((path) => {
    const text = readFileSync(path, 'utf8');
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    const loads = [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?\bfrom '([^']+)'/gm)].map(
      (match) => match[1] ?? '',
    );
    const named = (names: readonly string[]) => names.map((name) => resolved(path, name));
    return { path: relative(SRC, path), text, imports: named(imports), loads: named(loads) };
  });

/** Ours as a path below src, others by name. */
function resolved(from: string, name: string): string {
  if (!name.startsWith('.')) return name;
  return relative(SRC, join(dirname(from), name)).replace(/\.js$/, '.ts');
}

/** The room a path lies in: the first level, except that each channel and the contract are rooms of their own. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  if (first === 'channels' || first === 'features') return `${first}/${second}`;
  return first;
}

const isOurs = (name: string) =>
  files.some(({ path }) => path === name || path === `${name}x`) || name.startsWith('db/generated');

describe('the arrows', () => {
  it('point only where the house allows', () => {
    const wrong = files.flatMap(({ path, imports }) => {
      const room = roomOf(path);
      return imports.filter(isOurs).flatMap((target) => (allowed(room, path, target) ? [] : [`${path} → ${target}`]));
    });
    expect(wrong).toEqual([]);
  });

  it('run in no circle', () => {
    const graph = new Map(files.map(({ path, imports }) => [path, imports.filter(isOurs).map(real)]));
    expect(circles(graph)).toEqual([]);
  });

  it('run in no circle between features', () => {
    const between = new Map<string, string[]>();
    for (const { path, imports } of files.filter((file) => /^features\/[^/]+\//.test(file.path))) {
      const others = imports.filter((name) => /^features\/[^/]+\//.test(name)).map(roomOf);
      between.set(roomOf(path), [
        ...(between.get(roomOf(path)) ?? []),
        ...others.filter((name) => name !== roomOf(path)),
      ]);
    }
    expect(circles(between)).toEqual([]);
  });
});

function real(name: string): string {
  return files.some(({ path }) => path === name) ? name : `${name}x`;
}

function allowed(room: string, path: string, target: string): boolean {
  const to = roomOf(target);
  if (room === to) return true;
  if (TOP.includes(room)) return true;
  if (TOP.includes(to)) return false;
  if (path === 'features/index.ts') return target === 'feature.ts' || /^features\/[^/]+\/index\.ts$/.test(target);
  if (room.startsWith('features/')) {
    if (to.startsWith('features/')) return /^features\/[^/]+\/index\.ts$/.test(target);
    return !to.startsWith('channels/') || to === 'channels/contract.ts';
  }
  return MAY_IMPORT[room]?.includes(to) ?? false;
}

function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (node: string, trail: readonly string[]) => {
    if (trail.includes(node)) {
      found.push([...trail.slice(trail.indexOf(node)), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}

describe('each thing has its one place', () => {
  const usersOf = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);
  const importersOf = (name: string) =>
    files
      .filter(({ imports }) => imports.some((each) => each === name || each.startsWith(`${name}/`)))
      .map(({ path }) => path);

  it('telegraf is known in its channel only', () => {
    expect(importersOf('telegraf').filter((path) => !path.startsWith('channels/telegram/'))).toEqual([]);
  });

  it('node-schedule wakes the scheduler only', () => {
    expect(importersOf('node-schedule')).toEqual(['scheduler/tick.ts']);
  });

  it('the generated client and the SQLite driver stay in db', () => {
    const outside = (path: string) => !path.startsWith('db/');
    expect(
      files
        .filter(({ imports }) => imports.some((name) => name.startsWith('db/generated')))
        .map(({ path }) => path)
        .filter(outside),
    ).toEqual([]);
    expect(
      [...importersOf('better-sqlite3'), ...importersOf('@prisma/adapter-better-sqlite3')].filter(outside),
    ).toEqual([]);
  });

  it('what pictures, documents and metrics need is loaded when there are any: a bot that waits is small', () => {
    const seen = new Set(['main.ts']);
    for (const path of seen) {
      const file = files.find((each) => each.path === real(path));
      for (const name of file?.loads ?? []) seen.add(name);
    }
    expect(seen.has('features/index.ts') && seen.has('hono')).toBe(true);
    const heavy = ['sharp', '@resvg/resvg-js', 'docx', 'exceljs', 'mammoth', 'pdfjs-dist', 'file-type', 'prom-client'];
    expect(heavy.filter((name) => [...seen].some((each) => each === name || each.startsWith(`${name}/`)))).toEqual([]);
  });

  it('the environment is read in config, the process touched in main', () => {
    expect(usersOf(/process\.env/).filter((path) => path !== 'config.ts' && path !== 'main.ts')).toEqual([]);
  });

  it('only the clock asks what time it is', () => {
    expect(usersOf(/new Date\(\)|Date\.now\(\)/).filter((path) => path !== 'lib/clock.ts')).toEqual([]);
  });

  it('features send nothing: they never see a channel or the dispatcher', () => {
    const senders = files.filter(
      ({ path, imports }) =>
        path.startsWith('features/') &&
        imports.some((name) => name === 'outbox/dispatcher.ts' || name === 'outbox/rows.ts'),
    );
    expect(senders.map(({ path }) => path)).toEqual([]);
  });

  it('no feature asks which channel it is on', () => {
    const asking = files.filter(
      ({ path, text }) =>
        path.startsWith('features/') && /===\s*'(telegram|zalo|web)'|case '(telegram|zalo|web)'/.test(text),
    );
    expect(asking.map(({ path }) => path)).toEqual([]);
  });

  it('the numbers of tasks are counted and added up in the ledger only', () => {
    const field = '(?:tasks|onTime|late|nil|nilInTime|excused|inReview|toFix|open|missing|upcoming)';
    // Words no other numbers are called by: one of the two is enough to know a sum of counts.
    const telling = '(?:onTime|nilInTime|toFix|upcoming|inReview)';
    const joined = (a: string, b: string) => `\\b${a}\\b\\)?\\s*[-+]\\s*\\(?(?:\\w+\\.)*${b}\\b`;
    const sum = new RegExp(`${joined(telling, field)}|${joined(field, telling)}`, 'u');
    const counting = files.filter(
      ({ path, text }) =>
        !path.startsWith('ledger/') &&
        (/\b(?:createCount|countTasks|stateBySums|wasOnTimeBySums)\b/.test(text) ||
          sum.test(withoutComments(text).replace(/\.toSorted\([^;]*/g, ''))),
    );
    expect(counting.map(({ path }) => path)).toEqual([]);
  });

  it('sentences for people stand in texts.ts', () => {
    const outside = files.filter(
      ({ path, text }) => !/(texts\.ts|texts\/|^calendar\/)/.test(path) && sentencesIn(text).length > 0,
    );
    expect(outside.map(({ path }) => path)).toEqual([]);
  });
});

/** String literals of four words or more with Vietnamese letters. */
function sentencesIn(text: string): readonly string[] {
  const literals = withoutComments(text).match(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g) ?? [];
  const vietnamese = /[ăâđêôơưạảấầẩẫậắằẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
  return literals.filter((literal) => vietnamese.test(literal) && literal.trim().split(/\s+/).length >= 4);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
