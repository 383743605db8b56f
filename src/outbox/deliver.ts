/** Hands one claimed part to its channel and says how that went. Never throws. */
import { type MediaRef, type OutboundPart, SendError, type Sent, type StoredFile } from '../channels/contract.js';
import type { Claimed } from './claim.js';
import { filesIn } from './files.js';
import type { DraftButton } from './render.js';

export type Landing =
  /** `sent` is absent when a message was edited in place. */
  | { readonly kind: 'arrived'; readonly sent: Sent | undefined }
  | { readonly kind: 'refused'; readonly error: SendError }
  /** The adapter broke its promise, or ours: no answer of the platform. */
  | { readonly kind: 'fault'; readonly cause: unknown };

type OpenFile = (sha256: string) => AsyncIterable<Uint8Array>;

/** Sends, or edits the message the part replaces. */
export async function deliver(claimed: Claimed, openFile: OpenFile): Promise<Landing> {
  const { channel, chat, replaces } = claimed;
  try {
    const part = physical(claimed, openFile);
    if (replaces === undefined) return { kind: 'arrived', sent: await channel.send(chat, part) };
    await channel.edit(chat, replaces, part);
    return { kind: 'arrived', sent: undefined };
  } catch (error) {
    return error instanceof SendError ? { kind: 'refused', error } : { kind: 'fault', cause: error };
  }
}

/** The part as the contract wants it: tokens in the buttons, files that open. */
function physical({ row, wanted, part, copies, facts }: Claimed, openFile: OpenFile): OutboundPart {
  const { form } = filesIn(part);
  const file = ({ sha256, name }: { sha256: string; name: string }): StoredFile => {
    const known = copies.get(`${form}/${sha256}`);
    return {
      sha256,
      name,
      ...(facts.get(sha256) ?? { bytes: 0, type: '' }),
      open: () => openFile(sha256),
      ...(known === undefined ? {} : { known: known as MediaRef }),
    };
  };
  const buttons = (rows: readonly (readonly DraftButton[])[]) =>
    rows.map((line) =>
      line.map((button) =>
        'url' in button ? button : { label: button.label, token: `${row}.${wanted}.${button.choice}` },
      ),
    );
  switch (part.kind) {
    case 'text': {
      const askPhone = part.askPhone === undefined ? {} : { askPhone: part.askPhone };
      return { kind: 'text', text: part.text, buttons: buttons(part.buttons), ...askPhone };
    }
    case 'photo':
      return { ...part, photo: file(part.photo), buttons: buttons(part.buttons) };
    case 'album':
      return { ...part, photos: part.photos.map(file) };
    case 'file':
      return { ...part, file: file(part.file) };
  }
}
