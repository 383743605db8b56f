/** A draft as it stands: its words, files, and what is decided about it. Derived from its rows at every look. */
import type { Tx } from '../../db/client.js';
import type { ItemFacts } from '../../ledger/payable.js';

export interface Draft {
  readonly id: number;
  readonly personId: number;
  readonly state: 'open' | 'sent' | 'dropped' | 'given';
  readonly touchedAt: Date;
  readonly unitId: number | null;
  readonly taskId: number | null;
  /** The part of an event its author says it covers besides. */
  readonly slotId: number | null;
  /** It was sent before and came back. */
  readonly submissionId: number | undefined;
  /** Its author said it is for no task. */
  readonly freely: boolean;
  readonly topic: string | null;
  readonly title: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly files: readonly DraftFile[];
}

export interface DraftFile {
  readonly id: number;
  readonly kind: 'photo' | 'video' | 'audio' | 'document';
  readonly state: 'waiting' | 'stored' | 'failed' | 'removed';
  readonly problem: string | null;
  readonly name: string | null;
  readonly sha256: string | null;
  readonly late: boolean;
  /** A photo as it came from the camera: apps that make photos smaller take their names away too. */
  readonly original: boolean;
  /** What a document says. */
  readonly words: string | undefined;
}

const TITLE_LENGTH = 100;

export async function loadDraft(tx: Tx, id: number): Promise<Draft> {
  const row = await tx.collection.findUniqueOrThrow({
    where: { id },
    include: {
      submission: { select: { id: true } },
      pieces: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      attachments: {
        where: { state: { not: 'removed' } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        include: { media: true },
      },
    },
  });
  const text = textOf(row.pieces);
  return {
    id: row.id,
    personId: row.personId,
    state: row.state,
    touchedAt: row.touchedAt,
    unitId: row.unitId,
    taskId: row.taskId,
    slotId: row.slotId,
    submissionId: row.submission?.id,
    freely: row.freely,
    topic: row.topic,
    title: row.title ?? proposedTitle(text),
    text,
    sources: sourcesOf([...row.pieces, ...row.attachments]),
    files: row.attachments.map(({ id: file, kind, state, problem, name, sha256, late, media }) => ({
      id: file,
      original: (media?.kind ?? kind) === 'photo' && (kind === 'document' || name !== null),
      words: media?.text ?? undefined,
      kind: media?.kind ?? kind,
      state,
      problem,
      name,
      sha256,
      late,
    })),
  };
}

/** The messages as one text, a paragraph each; a long one that an app cut in the middle of a sentence goes on. */
export function textOf(pieces: readonly { readonly text: string }[]): string {
  return pieces
    .map(({ text }, index) => {
      if (index === pieces.length - 1) return text;
      return text.length >= CUT_FROM && !SENTENCE_END.test(text) ? `${text} ` : `${text}\n\n`;
    })
    .join('');
}

/** Telegram's apps send what is longer than 4096 characters as several messages, cut between words where they can. */
const CUT_FROM = 4_000;
const SENTENCE_END = /[.!?…:;)"”»]$/;

/** Where what was forwarded came from, each once; some hide it. */
function sourcesOf(parts: readonly { readonly forwardedFrom: string | null }[]): readonly string[] {
  return [...new Set(parts.flatMap(({ forwardedFrom }) => forwardedFrom?.trim() || []))];
}

/** The first line, cut at a word. */
export function proposedTitle(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? '';
  if (line.length <= TITLE_LENGTH) return line;
  const cut = line.slice(0, TITLE_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_LENGTH / 2))}…`;
}

/** What of the draft can pay a duty: files that failed do not count, files still on their way do. */
export function itemFacts(draft: Draft): ItemFacts {
  const usable = draft.files.filter((file) => file.state !== 'failed');
  return {
    words: draft.text !== '' || usable.some((file) => file.kind === 'document'),
    photos: usable.filter((file) => file.kind === 'photo').length,
    documents: usable.filter((file) => file.kind === 'document').length,
  };
}
