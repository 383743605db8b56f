/** Parts → consultation messages: one where Zalo can show the part as one, two where it cannot. */
import { z } from 'zod';
import type { Clock } from '../../lib/clock.js';
import { type Channel, type ChatRef, type OutboundPart, SendError, type Sent } from '../contract.js';
import type { Api } from './api.js';
import { zaloButtons } from './buttons.js';
import { FORM_SUBTITLE_LIMIT, FORM_TITLE_LIMIT } from './capabilities.js';
import type { ChannelLog } from './channel-log.js';
import { isPassing, toSendError } from './errors.js';
import { createHalfSent, type Step } from './half-sent.js';
import { costIn } from './quota.js';
import { messageRef } from './refs.js';
import type { ShownButtons } from './shown-buttons.js';
import { texts } from './texts.js';
import { withAsset } from './upload.js';

type Text = Extract<OutboundPart, { kind: 'text' }>;
type Photo = Extract<OutboundPart, { kind: 'photo' }>;
type Album = Extract<OutboundPart, { kind: 'album' }>;
type File = Extract<OutboundPart, { kind: 'file' }>;

export interface OutboundParts {
  readonly api: Api;
  readonly clock: Clock;
  readonly log: ChannelLog;
  readonly shownButtons: ShownButtons;
  /** The picture of a form that asks for contact details: an https address that ends in .png or .jpg. */
  readonly formPictureUrl: string | undefined;
}

/** A success that names no message is a success all the same: sent again, it would be there twice. */
const SentMessage = z.object({ message_id: z.string().min(1).catch('unnamed') }).catch({ message_id: 'unnamed' });

/** "Sending failed" so often in a row in one chat is no longer passing: the message would hold up the chat for ever. */
const PASSING_LIMIT = 6;

/** Sending within what Zalo shows: one picture a message, five buttons, and no changing of what was sent. */
export function createOutbound(parts: OutboundParts): Pick<Channel, 'send' | 'edit' | 'menu'> {
  const { api, clock, log, shownButtons, formPictureUrl } = parts;
  const halfSent = createHalfSent(clock);
  const failures = new Map<ChatRef, number>();

  return {
    async send(chat, part) {
      try {
        const sent = await halfSent.send(chat, part, stepsOf(chat, part));
        failures.delete(chat);
        return sent;
      } catch (error) {
        throw hopeless(chat, error) ?? toSendError(error);
      }
    },

    async edit() {
      throw new SendError('rejected', 'Zalo cannot change what was sent');
    },

    async menu() {
      // The menu of an OA is made by people in its console, one for everybody.
    },
  };

  function stepsOf(chat: ChatRef, part: OutboundPart): readonly Step[] {
    switch (part.kind) {
      case 'text':
        return textSteps(chat, part);
      case 'photo':
        return photoSteps(chat, part);
      case 'album':
        return albumSteps(chat, part);
      case 'file':
        return fileSteps(chat, part);
    }
  }

  function textSteps(chat: ChatRef, { text, buttons, askPhone }: Text): readonly Step[] {
    if (askPhone === undefined) return [() => sendText(chat, text, buttons)];
    const fitsForm = buttons.flat().length === 0 && text.length <= FORM_SUBTITLE_LIMIT;
    if (fitsForm) return [() => sendForm(chat, askPhone, text, () => sendText(chat, text, []))];
    return [
      () => sendText(chat, text, buttons),
      // Without the form the question above it still stands, and is answered in words.
      (question) =>
        sendForm(chat, askPhone, texts.formSubtitle, async () =>
          question === undefined ? sendText(chat, text, buttons) : { ...question, costs: [] },
        ),
    ];
  }

  function photoSteps(chat: ChatRef, { photo, caption, buttons }: Photo): readonly Step[] {
    const alone = buttons.flat().length === 0;
    const picture = () => sendImage(chat, photo, alone ? caption : '');
    if (alone) return [picture];
    return [picture, () => sendText(chat, caption === '' ? texts.chooseBelow : caption, buttons)];
  }

  function albumSteps(chat: ChatRef, { photos, caption }: Album): readonly Step[] {
    const [only, ...others] = photos;
    if (only === undefined || others.length > 0) {
      throw new SendError('rejected', `an album of ${photos.length} photos: Zalo takes one a message`);
    }
    return photoSteps(chat, { kind: 'photo', photo: only, caption, buttons: [] });
  }

  /** No source shows words beside a file: they go before it. */
  function fileSteps(chat: ChatRef, { file, caption }: File): readonly Step[] {
    const attached = async () => {
      const { result, media } = await withAsset({ api, clock }, file, 'file', (token) =>
        send(chat, { attachment: { type: 'file', payload: { token } } }),
      );
      return { ...result, media: [media] };
    };
    return caption === '' ? [attached] : [() => sendText(chat, caption, []), attached];
  }

  async function sendText(chat: ChatRef, text: string, rows: Text['buttons']): Promise<Sent> {
    const buttons = zaloButtons(rows);
    const attachment = { type: 'template', payload: { buttons } };
    const sent = await send(chat, { text, ...(buttons.length > 0 && { attachment }) });
    shownButtons.shown(
      chat,
      rows.flat().flatMap(({ token }) => token ?? []),
      sent.message,
    );
    return sent;
  }

  async function sendImage(chat: ChatRef, photo: Photo['photo'], text: string): Promise<Sent> {
    const { result, media } = await withAsset({ api, clock }, photo, 'image', (id) => {
      const elements = [{ media_type: 'image', attachment_id: id }];
      const attachment = { type: 'template', payload: { template_type: 'media', elements } };
      return send(chat, { ...(text !== '' && { text }), attachment });
    });
    return { ...result, media: [media] };
  }

  /** `instead`: what to do where Zalo refuses the form itself. */
  async function sendForm(chat: ChatRef, title: string, subtitle: string, instead: () => Promise<Sent>): Promise<Sent> {
    const element = {
      title: clipped(title, FORM_TITLE_LIMIT),
      subtitle: clipped(subtitle, FORM_SUBTITLE_LIMIT),
      ...(formPictureUrl !== undefined && { image_url: formPictureUrl }),
    };
    const payload = { template_type: 'request_user_info', elements: [element] };
    try {
      return await send(chat, { attachment: { type: 'template', payload } });
    } catch (error) {
      const { reason, message } = toSendError(error);
      if (reason !== 'rejected') throw error;
      log.warn({ detail: message }, 'Zalo: the form for contact details is refused; asked in words instead');
      return instead();
    }
  }

  async function send(chat: ChatRef, content: object): Promise<Sent> {
    const data = await api.post('/v3.0/oa/message/cs', { recipient: { user_id: chat }, message: content });
    const cost = costIn(data);
    const message = messageRef(SentMessage.parse(data).message_id);
    return { message, media: [], ...(cost !== undefined && { costs: [cost] }) };
  }

  function hopeless(chat: ChatRef, error: unknown): SendError | undefined {
    if (!isPassing(error)) return undefined;
    const count = (failures.get(chat) ?? 0) + 1;
    failures.set(chat, count);
    if (count < PASSING_LIMIT) return undefined;
    failures.delete(chat);
    return new SendError('rejected', `${toSendError(error).message}, ${count} times in a row`);
  }
}

function clipped(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
