/** The files of a part, and what is known of them. */
import type { ChannelName } from '../channels/contract.js';
import type { Tx } from '../db/client.js';
import type { FileRef, Message } from './message.js';
import type { DraftPart, FileFacts } from './render.js';

/** The files of a part, and under which form channels keep their copies of them. */
export function filesIn(part: DraftPart): { readonly form: 'photo' | 'file'; readonly hashes: readonly string[] } {
  if (part.kind === 'photo') return { form: 'photo', hashes: [part.photo.sha256] };
  if (part.kind === 'album') return { form: 'photo', hashes: part.photos.map((photo) => photo.sha256) };
  if (part.kind === 'file') return { form: 'file', hashes: [part.file.sha256] };
  return { form: 'file', hashes: [] };
}

/**
 * The message with every picture exchanged for the form in which people see it: in a chat its preview, where it has one;
 * as a file the whole of it, without the place it tells of.
 */
export async function inShownForms(tx: Tx, message: Message): Promise<Message> {
  const { photos = [], files = [] } = message;
  const hashes = [...photos, ...files].map((file) => file.sha256);
  if (hashes.length === 0) return message;
  const rows = await tx.media.findMany({
    where: { sha256: { in: hashes }, OR: [{ shown: { not: null } }, { preview: { not: null } }] },
    select: { sha256: true, shown: true, preview: true },
  });
  if (rows.length === 0) return message;
  const forms = new Map(rows.map((row) => [row.sha256, row]));
  const asPhoto = (file: FileRef) => {
    const form = forms.get(file.sha256);
    return { ...file, sha256: form?.preview ?? form?.shown ?? file.sha256 };
  };
  const asFile = (file: FileRef) => ({ ...file, sha256: forms.get(file.sha256)?.shown ?? file.sha256 });
  return {
    ...message,
    ...(message.photos !== undefined && { photos: photos.map(asPhoto) }),
    ...(message.files !== undefined && { files: files.map(asFile) }),
  };
}

export interface KnownFiles {
  /** By hash. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  /** The channel's own copies, by form and hash: "photo/ab12…". */
  readonly copies: ReadonlyMap<string, string>;
}

/** What is known of the files a message names, and which of them the channel holds already. */
export async function filesOf(tx: Tx, message: Message, channel: ChannelName): Promise<KnownFiles> {
  const hashes = [...(message.photos ?? []), ...(message.files ?? [])].map((file) => file.sha256);
  if (hashes.length === 0) return { facts: new Map(), copies: new Map() };
  const media = await tx.media.findMany({
    where: { sha256: { in: hashes } },
    select: { sha256: true, bytes: true, type: true },
  });
  const known = await tx.mediaCopy.findMany({ where: { channel, sha256: { in: hashes } } });
  return {
    facts: new Map(media.map(({ sha256, bytes, type }) => [sha256, { bytes, type }])),
    copies: new Map(known.map((copy) => [`${copy.form}/${copy.sha256}`, copy.ref])),
  };
}

/** Whether sending the part means uploading: the channel does not hold all of its files yet. */
export function isUpload(part: DraftPart, { copies }: KnownFiles): boolean {
  const { form, hashes } = filesIn(part);
  return hashes.some((sha256) => !copies.has(`${form}/${sha256}`));
}
