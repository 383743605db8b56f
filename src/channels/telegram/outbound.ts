/** Parts → calls of the Bot API: one call a part, refused calls named, files sent by reference where Telegram has them. */
import type { Opts } from 'telegraf/types';
import { z } from 'zod';
import { type Channel, type ChatRef, type MessageRef, type OutboundPart, SendError, type Sent } from '../contract.js';
import type { Api, Patience } from './api.js';
import { TELEGRAM_CAPABILITIES } from './capabilities.js';
import { isUnchanged, toSendError } from './errors.js';
import { inlineKeyboard, phoneKeyboard } from './keyboard.js';
import type { PhoneKeyboards } from './phone-keyboard.js';
import { mediaRef, messageRef, readMessageRef } from './refs.js';
import { withFiles } from './upload.js';

type Text = Extract<OutboundPart, { kind: 'text' }>;
type Photo = Extract<OutboundPart, { kind: 'photo' }>;
type Album = Extract<OutboundPart, { kind: 'album' }>;
type File = Extract<OutboundPart, { kind: 'file' }>;

/** What we read of a sent message; telegraf's types promise it, a proxy between may not keep it. */
const SentMessage = z.object({
  message_id: z.int(),
  chat: z.object({ id: z.int() }),
  photo: z.array(z.object({ file_id: z.string() })).optional(),
  document: z.object({ file_id: z.string() }).optional(),
});

const NO_PREVIEW = { is_disabled: true } as const;

/** Sending, editing and the menu; what Telegram refuses is thrown as a SendError. */
export function createOutbound(
  api: Api,
  patience: Patience,
  keyboards: PhoneKeyboards,
): Pick<Channel, 'send' | 'edit' | 'menu'> {
  const call = { timeoutMs: patience.callMs };

  return {
    async send(chat, part) {
      try {
        return await deliver(chat, part);
      } catch (error) {
        throw toSendError(error);
      }
    },

    async edit(_chat, message, part) {
      try {
        await replace(message, part);
      } catch (error) {
        if (!isUnchanged(error)) throw toSendError(error);
      }
    },

    async menu(chat, entries) {
      const scope = { type: 'chat', chat_id: chat } as const;
      const commands = entries.map(({ command, description }) => ({ command, description }));
      try {
        if (commands.length === 0) await api.call('deleteMyCommands', { scope }, call);
        if (commands.length > 0) await api.call('setMyCommands', { commands, scope }, call);
      } catch (error) {
        throw toSendError(error);
      }
    },
  };

  function deliver(chat: ChatRef, part: OutboundPart): Promise<Sent> {
    switch (part.kind) {
      case 'text':
        return sendText(chat, part);
      case 'photo':
        return sendPhoto(chat, part);
      case 'album':
        return sendAlbum(chat, part);
      case 'file':
        return sendFile(chat, part);
    }
  }

  async function sendText(chat: ChatRef, { text, buttons, askPhone }: Text): Promise<Sent> {
    const inline = inlineKeyboard(buttons);
    const farewell = askPhone === undefined && inline === undefined && keyboards.isAnswered(chat);
    const markup = askPhone === undefined ? inline : phoneKeyboard(askPhone, buttons);
    const sent = await api.call(
      'sendMessage',
      {
        chat_id: chat,
        text,
        link_preview_options: NO_PREVIEW,
        ...(markup !== undefined && { reply_markup: markup }),
        ...(farewell && { reply_markup: { remove_keyboard: true } }),
      },
      call,
    );
    if (askPhone !== undefined) keyboards.shown(chat);
    if (farewell) keyboards.removed(chat);
    return { message: refOf(sent), media: [] };
  }

  async function sendPhoto(chat: ChatRef, { photo, caption, buttons }: Photo): Promise<Sent> {
    const rest = { chat_id: chat, caption, ...withMarkup(inlineKeyboard(buttons)) };
    const sent = await withFiles([photo], 'photo', patience, ([media], limits) =>
      api.call('sendPhoto', { ...rest, photo: media }, limits),
    );
    return { message: refOf(sent), media: mediaOf(sent) };
  }

  async function sendAlbum(chat: ChatRef, { photos, caption }: Album): Promise<Sent> {
    const [only] = photos;
    if (photos.length === 1 && only !== undefined) {
      return sendPhoto(chat, { kind: 'photo', photo: only, caption, buttons: [] });
    }
    if (photos.length < 2 || photos.length > TELEGRAM_CAPABILITIES.album.max) {
      throw new SendError('rejected', `an album of ${photos.length} photos: Telegram takes 2 to 10`);
    }
    const sent = await withFiles(photos, 'photo', patience, (files, limits) => {
      const media = files.map((file, index) => ({
        type: 'photo' as const,
        media: file,
        ...(index === 0 && caption !== '' && { caption }),
      }));
      return api.call('sendMediaGroup', { chat_id: chat, media }, limits);
    });
    return { message: refOf(sent[0]), media: sent.flatMap(mediaOf) };
  }

  async function sendFile(chat: ChatRef, { file, caption }: File): Promise<Sent> {
    const sent = await withFiles([file], 'document', patience, ([document], limits) =>
      // Left to itself, Telegram would make a video of some files and change them.
      api.call('sendDocument', { chat_id: chat, document, caption, disable_content_type_detection: true }, limits),
    );
    return { message: refOf(sent), media: mediaOf(sent) };
  }

  async function replace(message: MessageRef, part: OutboundPart): Promise<void> {
    const ref = readMessageRef(message);
    if (ref === undefined) throw new SendError('rejected', 'not a message of this channel');
    const target = { chat_id: ref.chatId, message_id: ref.messageId };
    switch (part.kind) {
      case 'text':
        return replaceText(target, part);
      case 'photo': {
        const { photo, caption, buttons } = part;
        await withFiles([photo], 'photo', patience, ([media], limits) =>
          api.call(
            'editMessageMedia',
            { ...target, media: { type: 'photo', media, caption }, ...withMarkup(inlineKeyboard(buttons)) },
            limits,
          ),
        );
        return;
      }
      case 'file': {
        const { file, caption } = part;
        await withFiles([file], 'document', patience, ([media], limits) =>
          api.call('editMessageMedia', { ...target, media: { ...AS_FILE, media, caption } }, limits),
        );
        return;
      }
      case 'album':
        // The pictures of an album stay; its words hang on the first one.
        await api.call('editMessageCaption', { ...target, caption: part.caption }, call);
    }
  }

  async function replaceText(
    target: { readonly chat_id: string; readonly message_id: number },
    { text, buttons, askPhone }: Text,
  ): Promise<void> {
    // https://core.telegram.org/bots/api#updating-messages: only without a keyboard, or with an inline one
    if (askPhone !== undefined)
      throw new SendError('rejected', 'a message that asks for the phone number is not edited');
    const payload = { ...target, text, link_preview_options: NO_PREVIEW, ...withMarkup(inlineKeyboard(buttons)) };
    await api.call('editMessageText', payload, call);
  }
}

const AS_FILE = { type: 'document', disable_content_type_detection: true } as const;

function withMarkup(markup: ReturnType<typeof inlineKeyboard>): Pick<Opts<'editMessageText'>, 'reply_markup'> {
  return markup === undefined ? {} : { reply_markup: markup };
}

function refOf(sent: unknown): MessageRef {
  const { chat, message_id: messageId } = SentMessage.parse(sent);
  return messageRef(chat.id, messageId);
}

function mediaOf(sent: unknown): Sent['media'] {
  const { photo, document } = SentMessage.parse(sent);
  // Sizes come smallest first; the last one stands for the photo.
  const largest = photo?.at(-1);
  if (largest !== undefined) return [mediaRef('photo', largest.file_id)];
  return document === undefined ? [] : [mediaRef('document', document.file_id)];
}
