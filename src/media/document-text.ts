/** The words of a DOCX, PDF or text file, for search and for reviewers. Takes time: never call it inside a transaction. */
import { fork } from 'node:child_process';
import { open, stat } from 'node:fs/promises';
import { oneAtATime } from '../lib/fifo.js';
import { decodeText } from './inspect-text.js';
import { readAt, readZipList, unpackedBytes } from './inspect-zip.js';

/**
 * Why a document could not be read. bomb: unpacks to far more than a document does. locked: has a password. tooSlow:
 * not done in time. tooLarge: more bytes than we read. notDecodable: damaged, or not what its type says.
 */
export type DocumentProblem = 'bomb' | 'locked' | 'tooSlow' | 'tooLarge' | 'notDecodable';

/** `text` is missing for types we do not read, empty for a scan; `cut`: there was more. */
export type DocumentText =
  | { readonly ok: true; readonly text: string | undefined; readonly cut: boolean }
  | { readonly ok: false; readonly problem: DocumentProblem };

export interface DocumentLimits {
  readonly timeMs?: number;
  /** What the process that reads may hold, node itself (some 50 MB) included. */
  readonly memoryBytes?: number;
}

// The system took the memory back, or a library fell over: the document is more than the reader can take. Other signals
// mean that somebody stops the bot, and say nothing about the document.
const CRASHES = new Set<string>(['SIGKILL', 'SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGTRAP', 'SIGFPE']);
const MAX_CHARACTERS = 200_000;
const TIME_MS = 20_000;
const MEMORY_BYTES = 400 * 1024 * 1024;
const MAX_FILE_BYTES = 50 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const MAX_PLAIN_BYTES = 1024 * 1024;

const READERS: Readonly<Record<string, 'docx' | 'pdf' | 'plain'>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-word.document.macroenabled.12': 'docx',
  'application/pdf': 'pdf',
  'text/plain': 'plain',
  'text/csv': 'plain',
};

// A reader takes 100 MB while it works: one at a time.
const inTurn = oneAtATime();

/**
 * The text of the document at `path`, whose `type` `inspectMedia` found: NFC, lines kept, at most 200,000 UTF-16 units.
 * Never throws for bad content; throws if the file cannot be read.
 */
export async function readDocumentText(path: string, type: string, limits: DocumentLimits = {}): Promise<DocumentText> {
  const reader = READERS[type];
  if (reader === undefined) return { ok: true, text: undefined, cut: false };
  if (reader === 'plain') return readPlain(path);
  if ((await stat(path)).size > MAX_FILE_BYTES) return { ok: false, problem: 'tooLarge' };
  return inTurn(async () => {
    const problem = reader === 'docx' ? await problemOfUnpacking(path) : undefined;
    return problem === undefined ? readApart(path, reader, limits) : { ok: false, problem };
  });
}

async function readPlain(path: string): Promise<DocumentText> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return tidy(decodeText(await readAt(file, 0, Math.min(size, MAX_PLAIN_BYTES))), size > MAX_PLAIN_BYTES);
  } finally {
    await file.close();
  }
}

/** What a ZIP claims to unpack to is the sender's word; before a library trusts it, it is counted. */
async function problemOfUnpacking(path: string): Promise<DocumentProblem | undefined> {
  const file = await open(path, 'r');
  try {
    const list = await readZipList(file, (await file.stat()).size);
    if (list === undefined) return 'notDecodable';
    let total = 0;
    for (const entry of list.entries) {
      const size = await unpackedBytes(path, file, entry, MAX_UNPACKED_BYTES - total);
      if (size === undefined) return 'notDecodable';
      total += size;
      if (total > MAX_UNPACKED_BYTES) return 'bomb';
    }
    return undefined;
  } finally {
    await file.close();
  }
}

/** What document-text-reader.mjs sends: an answer about the document, or what went wrong with itself. */
type Answer =
  | { readonly text: string; readonly cut: boolean }
  | { readonly problem: 'bomb' | 'locked' | 'notDecodable' }
  | { readonly failure: string };

/**
 * The libraries run in a process of their own, without our environment: one that never ends can be killed, its memory
 * goes back to the system (a thread's does not: repeated bombs held 1.1 GB), and the bot at rest holds no library.
 */
function readApart(path: string, reader: 'docx' | 'pdf', limits: DocumentLimits): Promise<DocumentText> {
  return new Promise((resolve, reject) => {
    const child = fork(
      new URL('./document-text-reader.mjs', import.meta.url),
      [path, reader, String(MAX_CHARACTERS), String(limits.memoryBytes ?? MEMORY_BYTES)],
      // Both libraries print remarks about documents, which may quote them.
      // Detached: a Ctrl-C meant for the bot must not look like a crash; without its parent it ends by itself.
      { env: {}, execArgv: [], detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    );
    let answer: Answer | undefined;
    let late = false;
    const alarm = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, limits.timeMs ?? TIME_MS);
    child.once('message', (message: Answer) => {
      answer = message;
    });
    child.once('error', (error) => {
      clearTimeout(alarm);
      reject(error);
    });
    child.once('close', (_code, signal) => {
      clearTimeout(alarm);
      if (answer === undefined && late) return resolve({ ok: false, problem: 'tooSlow' });
      if (answer === undefined && signal !== null && CRASHES.has(signal))
        return resolve({ ok: false, problem: 'bomb' });
      if (answer === undefined) return reject(new Error('the document reader ended without an answer'));
      if ('failure' in answer) return reject(new Error(`the document reader failed: ${answer.failure}`));
      resolve('problem' in answer ? { ok: false, problem: answer.problem } : tidy(answer.text, answer.cut));
    });
  });
}

function tidy(raw: string, alreadyCut: boolean): DocumentText {
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  // A pair of surrogates is not cut in two.
  const kept = text.slice(0, MAX_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
  return { ok: true, text: kept, cut: alreadyCut || kept.length < text.length };
}
