/** Parts → messages in the mailbox: the files are copied first, then the message stands there at once or not at all. */
import { randomUUID } from 'node:crypto';
import type { Database, Read } from '../../db/client.js';
import type { Clock } from '../../lib/clock.js';
import {
  type Channel,
  type ChatRef,
  type MessageRef,
  type OutboundPart,
  SendError,
  type Sent,
  type StoredFile,
} from '../contract.js';
import type { Bells } from './bells.js';
import { FILE_LIMIT_BYTES, TEXT_LIMIT } from './capabilities.js';
import type { Disk } from './disk.js';
import { kindOf, toSendError } from './errors.js';
import { plainName } from './file-name.js';
import { chatExists, type FileEntry, post, rewrite, setMenu, type Wording } from './mailbox.js';
import { mediaRef, messageRef, readMessageRef } from './refs.js';

export interface OutboundParts {
  readonly db: Database;
  readonly disk: Disk;
  readonly bells: Bells;
  readonly clock: Clock;
}

export function createOutbound({ db, disk, bells, clock }: OutboundParts): Pick<Channel, 'send' | 'edit' | 'menu'> {
  return {
    async send(chat, part) {
      try {
        const { files, wording } = await prepare(chat, part);
        const id = await db.transaction(async (tx) => {
          await requireChat(tx, chat);
          return post(tx, chat, wording, files, clock.now());
        });
        bells.ring(chat);
        return sent(id, files);
      } catch (error) {
        throw toSendError(error);
      }
    },

    async edit(chat, message, part) {
      try {
        await replace(chat, message, part);
      } catch (error) {
        throw toSendError(error);
      }
    },

    async menu(chat, entries) {
      try {
        const changed = await db.transaction(async (tx) => {
          await requireChat(tx, chat);
          return setMenu(tx, chat, entries);
        });
        if (changed) bells.ring(chat);
      } catch (error) {
        throw toSendError(error);
      }
    },
  };

  async function prepare(chat: ChatRef, part: OutboundPart) {
    // Before anything is copied; in the transaction it is looked at again.
    await requireChat(db.read, chat);
    const wording = wordingOf(part);
    if (wording.text.length > TEXT_LIMIT) throw new SendError('rejected', `a text of ${wording.text.length}`);
    const files: FileEntry[] = [];
    for (const file of filesOf(part)) files.push(await copied(file, part.kind));
    return { wording, files };
  }

  async function copied(file: StoredFile, form: OutboundPart['kind']): Promise<FileEntry> {
    const { sha256, type, bytes } = file;
    if (bytes > FILE_LIMIT_BYTES) throw new SendError('rejected', `a file of ${bytes} bytes`);
    let broken: unknown;
    try {
      await disk.putCopy(sha256, bytes, () => watched(file, (error) => (broken = error)));
    } catch (error) {
      // Our disk may have room again later; a stored file that cannot be read stays so.
      if (broken === undefined) throw error;
      throw new SendError('rejected', `the stored file ${sha256.slice(0, 12)} cannot be read: ${kindOf(broken)}`);
    }
    return { id: randomUUID(), sha256, kind: kindAs(form, type), name: plainName(file.name), type, bytes };
  }

  async function replace(chat: ChatRef, message: MessageRef, part: OutboundPart): Promise<void> {
    const id = readMessageRef(message);
    if (id === undefined) throw new SendError('rejected', 'not a message of this channel');
    const { files, wording } = await prepare(chat, part);
    const changed = await db.transaction(async (tx) => {
      const row = await tx.webMessage.findUnique({
        where: { id },
        include: { files: { orderBy: { position: 'asc' } } },
      });
      if (row === null || row.chatId !== chat || row.own) throw new SendError('rejected', 'message to edit not found');
      const sameFiles = faceOf(row.files) === faceOf(files);
      const sameWords =
        row.text === wording.text &&
        row.askPhone === (wording.askPhone ?? null) &&
        (row.buttons ?? '[]') === JSON.stringify(wording.buttons);
      if (sameFiles && sameWords) return false;
      await rewrite(tx, chat, id, wording, sameFiles ? undefined : files, clock.now());
      return true;
    });
    if (changed) bells.ring(chat);
  }
}

async function requireChat(read: Read, chat: ChatRef): Promise<void> {
  if (!(await chatExists(read, chat))) throw new SendError('gone', 'this chat was closed');
}

function wordingOf(part: OutboundPart): Wording {
  if (part.kind === 'text') {
    const { text, buttons, askPhone } = part;
    return { text, buttons, ...(askPhone !== undefined && { askPhone }) };
  }
  return { text: part.caption, buttons: part.kind === 'photo' ? part.buttons : [] };
}

function filesOf(part: OutboundPart): readonly StoredFile[] {
  if (part.kind === 'photo') return [part.photo];
  if (part.kind === 'album') return part.photos;
  return part.kind === 'file' ? [part.file] : [];
}

/** What is sent as a file is shown as one, unless it can be played on the spot. */
function kindAs(form: OutboundPart['kind'], type: string): FileEntry['kind'] {
  if (form !== 'file') return 'photo';
  if (type.startsWith('video/')) return 'video';
  return type.startsWith('audio/') ? 'audio' : 'document';
}

async function* watched(file: StoredFile, note: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* file.open();
  } catch (error) {
    note(error);
    throw error;
  }
}

function faceOf(
  files: readonly { readonly sha256: string | null; readonly kind: string; readonly name: string }[],
): string {
  return JSON.stringify(files.map(({ sha256, kind, name }) => [sha256, kind, name]));
}

function sent(id: number, files: readonly FileEntry[]): Sent {
  return { message: messageRef(id), media: files.map(({ sha256 }) => mediaRef({ kind: 'copy', sha256 })) };
}
