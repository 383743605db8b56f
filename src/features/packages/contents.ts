/** What goes into packages: items with their words, pictures and captions, authors and consent, as people may see them. */
import type { Read } from '../../db/client.js';

export interface PackedItem {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly source: string | null;
  readonly author: string;
  readonly unit: { readonly id: number; readonly code: string; readonly name: string };
  /** A topic of the plan, by its code there. */
  readonly topic: string | null;
  readonly children: 'none' | 'agreed' | 'unsure';
  readonly firstSentAt: Date;
  readonly photos: readonly PackedPhoto[];
  readonly files: readonly PackedFile[];
}

export interface PackedFile {
  readonly attachment: number;
  /** What may leave the house: of a picture that says where it was taken, the same without that. */
  readonly sha256: string;
  readonly type: string;
  /** As its sender called it. */
  readonly name: string | null;
}

export interface PackedPhoto extends PackedFile {
  readonly caption: string | null;
  /** Of archived pictures: what it is sorted under. */
  readonly subject: string | null;
  readonly takenAt: Date | null;
  /** Sent as a file, so that no platform made it smaller. */
  readonly original: boolean;
}

/** In the order of `ids`; what was fetched and is sound of the newest version of each. */
export async function contentsOf(read: Read, ids: readonly number[]): Promise<readonly PackedItem[]> {
  const rows = await rowsOf(read, ids);
  const packed = new Map(rows.map((row) => [row.id, packedOf(row)]));
  return ids.flatMap((id) => packed.get(id) ?? []);
}

function rowsOf(read: Read, ids: readonly number[]) {
  return read.submission.findMany({
    where: { id: { in: [...ids] } },
    include: {
      author: { select: { name: true } },
      unit: { select: { id: true, code: true, name: true } },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: {
          attachments: { orderBy: { position: 'asc' }, include: { attachment: { include: { media: true } } } },
        },
      },
    },
  });
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function packedOf({ author, versions, ...row }: Row): PackedItem {
  const [version] = versions;
  const stored = (version?.attachments ?? []).flatMap(({ caption, subject, attachment }) => {
    const { media } = attachment;
    if (media === null) return [];
    return [
      {
        attachment: attachment.id,
        sha256: media.shown ?? media.sha256,
        type: media.type,
        name: attachment.name,
        caption,
        subject,
        takenAt: media.takenAt,
        original: attachment.kind === 'document',
        isPhoto: media.kind === 'photo',
      },
    ];
  });
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    text: version?.text ?? '',
    source: version?.source ?? null,
    author: author.name,
    unit: row.unit,
    topic: row.topic,
    children: row.children,
    firstSentAt: row.firstSentAt,
    photos: stored.filter(({ isPhoto }) => isPhoto),
    files: stored.filter(({ isPhoto }) => !isPhoto),
  };
}

/** Where children may be in the pictures and nobody is sure that their parents agreed, they stay in the house. */
export function mayGoOut(children: PackedItem['children'], pictures: number): boolean {
  return children !== 'unsure' || pictures === 0;
}
