/** The methods that edit: https://core.telegram.org/bots/api#updating-messages */
import type { Form } from './form.js';
import { checkCaption, checkMarkup, checkText } from './limits.js';
import { badRequest, misfortune } from './refusal.js';
import { inputMedia, reachableChat } from './sending.js';
import { type FakeMessage, type InlineButton, messageJson, type World } from './world.js';

const NOT_MODIFIED =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

type Change = Partial<Pick<FakeMessage, 'text' | 'caption' | 'file' | 'buttons'>>;

export function editMessageText(world: World, form: Form): object {
  const text = checkText(form.fields.text);
  const message = editable(world, form);
  if (message.text === undefined) throw badRequest('there is no text in the message to edit');
  return apply(world, message, { text, buttons: buttonsOf(form) });
}

export function editMessageCaption(world: World, form: Form): object {
  const caption = checkCaption(form.fields.caption);
  const message = editable(world, form);
  if (message.file === undefined) throw badRequest('there is no caption in the message to edit');
  return apply(world, message, { caption, buttons: buttonsOf(form) });
}

export function editMessageMedia(world: World, form: Form): object {
  const { file, caption } = inputMedia(world, form.fields.media, form);
  const message = editable(world, form);
  if (message.file === undefined) throw badRequest('there is no media in the message to edit');
  if (message.album !== undefined && message.file.field !== file.field) {
    throw badRequest("message can't be edited");
  }
  return apply(world, message, { file, caption, buttons: buttonsOf(form) });
}

export function editMessageReplyMarkup(world: World, form: Form): object {
  return apply(world, editable(world, form), { buttons: buttonsOf(form) });
}

function editable(world: World, { fields }: Form): FakeMessage {
  const chat = reachableChat(world, fields.chat_id);
  const message = chat.messages.find(({ id }) => id === Number(fields.message_id));
  if (message === undefined) throw misfortune(400, 'Bad Request: message to edit not found');
  if (message.from !== 'bot' || message.withReplyMarkup === true) throw badRequest("message can't be edited");
  return message;
}

function buttonsOf({ fields }: Form): readonly (readonly InlineButton[])[] {
  const markup = checkMarkup(fields.reply_markup);
  if (markup.kind === 'inline') return markup.buttons;
  if (markup.kind === 'none') return [];
  throw badRequest('inline keyboard expected');
}

function apply(world: World, message: FakeMessage, change: Change): object {
  const before = lookOf(message);
  const after = lookOf({ ...message, ...change });
  if (before === after) throw misfortune(400, NOT_MODIFIED);
  Object.assign(message, change);
  message.editedAt = world.now();
  return messageJson(world, message);
}

function lookOf({ text, caption, file, buttons }: Change): string {
  return JSON.stringify([text ?? '', caption ?? '', file?.id ?? '', buttons ?? []]);
}
