/** What exists on the platform: chats, messages and files, as the server keeps them and as the Bot API shows them. */
import { createHash } from 'node:crypto';

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export type Keyboard = readonly (readonly { readonly text: string; readonly request_contact?: boolean }[])[];

export interface FakeFile {
  readonly id: string;
  readonly uniqueId: string;
  readonly field: 'photo' | 'document' | 'video' | 'voice' | 'audio';
  /** Only a size where nobody will read it. */
  readonly bytes: Uint8Array | number;
  readonly name?: string;
  readonly type?: string;
  readonly path: string;
}

export interface FakeMessage {
  readonly id: number;
  readonly chat: FakeChat;
  readonly from: 'bot' | FakeUser;
  readonly at: Date;
  editedAt?: Date;
  text?: string;
  caption?: string;
  file?: FakeFile;
  readonly album?: string;
  buttons: readonly (readonly InlineButton[])[];
  /** Sent with a keyboard that is not inline: never editable again. */
  readonly withReplyMarkup?: boolean;
  /** Anything else a person's message holds, in Bot API form. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface FakeUser {
  readonly id: number;
  readonly name: string;
}

export interface FakeChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title: string;
  /** Whether the person ever wrote to the bot, or the bot was added to the group. */
  started: boolean;
  /** Blocked by the person, or kicked from the group. */
  blocked: boolean;
  movedTo?: number;
  keyboard?: Keyboard;
  commands: readonly { readonly command: string; readonly description: string }[];
  readonly messages: FakeMessage[];
}

export interface World {
  readonly bot: { readonly id: number; readonly name: string; readonly username: string };
  readonly now: () => Date;
  readonly chats: Map<number, FakeChat>;
  readonly files: Map<string, FakeFile>;
  nextId(): number;
  addFile(file: Pick<FakeFile, 'field' | 'bytes'> & { readonly name?: string; readonly type?: string }): FakeFile;
}

export function createWorld(bot: World['bot'], now: () => Date): World {
  let last = 100;
  const files = new Map<string, FakeFile>();
  const nextId = () => {
    last += 1;
    return last;
  };
  return {
    bot,
    now,
    chats: new Map(),
    files,
    nextId,
    addFile(given) {
      const serial = nextId();
      const hash = createHash('sha256');
      const digest = typeof given.bytes === 'number' ? hash.update(String(serial)) : hash.update(given.bytes);
      const file: FakeFile = {
        ...given,
        id: `${given.field.slice(0, 2).toUpperCase()}ACAgUAAxkBAA${serial.toString(36)}-${bot.id.toString(36)}_`,
        uniqueId: digest.digest('base64url').slice(0, 16),
        path: `${given.field}s/file_${serial}${extension(given.name, given.field)}`,
      };
      files.set(file.id, file);
      return file;
    },
  };
}

export function sizeOf(file: FakeFile): number {
  return typeof file.bytes === 'number' ? file.bytes : file.bytes.byteLength;
}

/** https://core.telegram.org/bots/api#chat */
export function chatJson({ id, type, title }: FakeChat): object {
  return type === 'private' ? { id, type, first_name: title } : { id, type, title };
}

/** https://core.telegram.org/bots/api#user */
export function userJson({ id, name }: FakeUser): object {
  return { id, is_bot: false, first_name: name, language_code: 'vi' };
}

/** https://core.telegram.org/bots/api#message */
export function messageJson(world: World, message: FakeMessage): Record<string, unknown> {
  const { id, chat, from, at, editedAt, text, caption, file, album, buttons, more } = message;
  const { bot } = world;
  return {
    message_id: id,
    from: from === 'bot' ? { id: bot.id, is_bot: true, first_name: bot.name, username: bot.username } : userJson(from),
    chat: chatJson(chat),
    date: seconds(at),
    ...(editedAt !== undefined && { edit_date: seconds(editedAt) }),
    ...(album !== undefined && { media_group_id: album }),
    ...(text !== undefined && { text }),
    ...(caption !== undefined && caption !== '' && { caption }),
    ...(file !== undefined && fileJson(file)),
    ...(buttons.length > 0 && { reply_markup: { inline_keyboard: buttons } }),
    ...more,
  };
}

export function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}

function fileJson(file: FakeFile): object {
  const common = { file_id: file.id, file_unique_id: file.uniqueId, file_size: sizeOf(file) };
  if (file.field === 'photo') {
    const thumbnail = { file_id: `${file.id}s`, file_unique_id: `${file.uniqueId}s`, file_size: 900 };
    return {
      photo: [
        { ...thumbnail, width: 90, height: 67 },
        { ...common, width: 1280, height: 960 },
      ],
    };
  }
  const named = { ...(file.name !== undefined && { file_name: file.name }) };
  return { [file.field]: { ...common, ...named, ...(file.type !== undefined && { mime_type: file.type }) } };
}

function extension(name: string | undefined, field: FakeFile['field']): string {
  if (field === 'photo') return '.jpg';
  return /\.\w{1,8}$/.exec(name ?? '')?.[0] ?? '';
}
