/** The methods that send: https://core.telegram.org/bots/api#sendmessage and its sisters. */
import type { Form } from './form.js';
import { asObject, checkCaption, checkMarkup, checkText, type Markup, parse } from './limits.js';
import { badRequest, misfortune, Refusal } from './refusal.js';
import { type FakeChat, type FakeFile, type FakeMessage, messageJson, type World } from './world.js';

/** https://core.telegram.org/bots/api#sending-files */
const PHOTO_BYTES = 10 * 1024 * 1024;
const FILE_BYTES = 50 * 1024 * 1024;

export function sendMessage(world: World, { fields }: Form): object {
  const text = checkText(fields.text);
  const markup = checkMarkup(fields.reply_markup);
  return messageJson(world, place(world, reachableChat(world, fields.chat_id), { text }, markup));
}

export function sendPhoto(world: World, form: Form): object {
  return sendOne(world, form, 'photo');
}

export function sendDocument(world: World, form: Form): object {
  return sendOne(world, form, 'document');
}

/** https://core.telegram.org/bots/api#sendmediagroup */
export function sendMediaGroup(world: World, form: Form): object[] {
  const given = form.fields.media;
  const list = typeof given === 'string' ? parse(given, 'media') : given;
  if (!Array.isArray(list)) throw badRequest('expected an Array of InputMedia');
  if (list.length < 2) throw badRequest('there are not enough messages to send as an album');
  if (list.length > 10) throw badRequest('too many messages to send as an album');
  const items = list.map((item: unknown) => inputMedia(world, item, form));
  if (new Set(items.map(({ file }) => file.field)).size > 1) {
    throw badRequest("can't use the media of the specified type in the album");
  }
  const chat = reachableChat(world, form.fields.chat_id);
  const album = String(world.nextId());
  return items.map((item) => messageJson(world, place(world, chat, { ...item, album }, { kind: 'none' })));
}

/** One InputMedia, checked: https://core.telegram.org/bots/api#inputmedia */
export function inputMedia(world: World, given: unknown, form: Form): { file: FakeFile; caption: string } {
  const item = asObject(given, 'InputMedia');
  const type = item?.type;
  if (item === undefined || (type !== 'photo' && type !== 'document'))
    throw badRequest(`type "${type}" is unsupported`);
  return { file: fileFrom(world, item.media, type, form), caption: checkCaption(item.caption) };
}

/** The chat, if the bot may write to it now. */
export function reachableChat(world: World, given: unknown): FakeChat {
  if (given === undefined || given === '') throw badRequest('chat_id is empty');
  const chat = world.chats.get(Number(given));
  if (chat === undefined) throw misfortune(400, 'Bad Request: chat not found');
  if (chat.movedTo !== undefined) {
    throw misfortune(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.movedTo,
    });
  }
  if (chat.blocked) {
    const why = chat.type === 'private' ? 'bot was blocked by the user' : `bot was kicked from the ${chat.type} chat`;
    throw misfortune(403, `Forbidden: ${why}`);
  }
  if (!chat.started) throw misfortune(403, "Forbidden: bot can't initiate conversation with a user");
  return chat;
}

function sendOne(world: World, form: Form, field: 'photo' | 'document'): object {
  const file = fileFrom(world, form.fields[field] ?? `attach://${field}`, field, form);
  const caption = checkCaption(form.fields.caption);
  const markup = checkMarkup(form.fields.reply_markup);
  return messageJson(world, place(world, reachableChat(world, form.fields.chat_id), { file, caption }, markup));
}

/** A reference is a file id of the same kind, or `attach://` and the name of an uploaded part. */
function fileFrom(world: World, reference: unknown, field: 'photo' | 'document', { files }: Form): FakeFile {
  if (typeof reference !== 'string' || reference === '') throw badRequest(`there is no ${field} in the request`);
  const attached = /^attach:\/\/(.+)$/.exec(reference)?.[1];
  if (attached === undefined) {
    const known = world.files.get(reference);
    // Whether a stored reference still holds is not in the caller's hands.
    if (known === undefined) {
      throw misfortune(400, 'Bad Request: wrong remote file identifier specified: Wrong string length');
    }
    if (known.field !== field) throw badRequest(`can't use file of type ${known.field} as ${field}`);
    return known;
  }
  const upload = files.get(attached);
  if (upload === undefined) throw badRequest(`there is no ${field} in the request`);
  if (upload.bytes.byteLength === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.byteLength > (field === 'photo' ? PHOTO_BYTES : FILE_BYTES)) {
    throw new Refusal(413, 'Request Entity Too Large', 'caller');
  }
  return world.addFile({ field, bytes: upload.bytes, ...(field === 'document' && { name: upload.name }) });
}

function place(
  world: World,
  chat: FakeChat,
  content: { text?: string; caption?: string; file?: FakeFile; album?: string },
  markup: Markup,
): FakeMessage {
  const message: FakeMessage = {
    id: world.nextId(),
    chat,
    from: 'bot',
    at: world.now(),
    ...content,
    buttons: markup.kind === 'inline' ? markup.buttons : [],
    withReplyMarkup: markup.kind === 'keyboard' || markup.kind === 'remove',
  };
  if (markup.kind === 'keyboard') chat.keyboard = markup.keyboard;
  if (markup.kind === 'remove') delete chat.keyboard;
  chat.messages.push(message);
  return message;
}
