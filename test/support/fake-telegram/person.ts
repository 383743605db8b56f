/** People: what they do in their app becomes updates, what the bot does appears on their screen. */
import { deliver, deliverMessage, laneOf, type Platform, type Press } from './platform.js';
import { type ScreenMessage, screenOf } from './screen.js';
import {
  chatJson,
  type FakeChat,
  type FakeFile,
  type FakeMessage,
  type FakeUser,
  type Keyboard,
  messageJson,
  seconds,
  userJson,
} from './world.js';

interface Attached {
  readonly caption?: string;
  /** Items with the same value belong together. */
  readonly album?: string;
}

export interface FakePerson {
  readonly id: number;
  readonly name: string;
  /** Every driver returns the id of the message it made. */
  says(text: string, options?: { readonly replyTo?: number }): number;
  /** Follows a deep link, or presses Start. */
  starts(code?: string): number;
  sendsPhoto(bytes: Uint8Array, options?: Attached & { readonly asFile?: boolean; readonly name?: string }): number;
  /** A number stands for a file of that size whose bytes nobody reads. */
  sendsDocument(
    bytes: Uint8Array | number,
    options?: Attached & { readonly name?: string; readonly type?: string },
  ): number;
  sendsVideo(bytes: Uint8Array | number, options?: Attached): number;
  sharesContact(options?: { readonly own?: boolean; readonly number?: string; readonly forwarded?: boolean }): number;
  /** `from`: the name of a channel, or of a person who hides behind a name. */
  forwards(text: string, from: { readonly channel: string } | { readonly hidden: string }): number;
  /** Anything else, as fields of a Bot API message: a sticker, a place, a poll. */
  sends(fields: Readonly<Record<string, unknown>>): number;
  edits(message: number, change: { readonly text?: string; readonly caption?: string }): void;
  /** Presses a button of a message on the screen; throws when there is none with this label. */
  taps(message: number, label: string): void;
  /** Presses what no button offers, as a forged client can. */
  forges(message: number, data: string): void;
  blocks(): void;
  unblocks(): void;
  screen(): readonly ScreenMessage[];
  /** The bot's last message on the screen; throws when there is none. */
  lastFromBot(): ScreenMessage;
  keyboard(): Keyboard | undefined;
  menu(): FakeChat['commands'];
  /** Presses whose spinner still turns. */
  spinning(): number;
}

export function createPerson(platform: Platform, user: FakeUser, chat: FakeChat): FakePerson {
  const { world } = platform;

  const write = (content: Partial<FakeMessage>): number => {
    const message: FakeMessage = { buttons: [], ...content, id: world.nextId(), chat, from: user, at: world.now() };
    chat.messages.push(message);
    chat.started = true;
    deliverMessage(platform, message, 'message');
    return message.id;
  };
  const attach = (
    file: Pick<FakeFile, 'field' | 'bytes'> & { name?: string; type?: string },
    { caption, album }: Attached,
  ) =>
    write({
      file: world.addFile(file),
      ...(caption !== undefined && { caption }),
      ...(album !== undefined && { album }),
    });
  const find = (id: number): FakeMessage => {
    const message = chat.messages.find((one) => one.id === id);
    if (message === undefined) throw new Error(`${user.name} sees no message ${id}`);
    return message;
  };
  const press = (message: FakeMessage, data: string): void => {
    const made: Press = { id: `4382${world.nextId()}`, by: user.id, at: world.now(), answered: false };
    platform.presses.set(made.id, made);
    const query = {
      id: made.id,
      from: userJson(user),
      message: messageJson(world, message),
      chat_instance: '1',
      data,
    };
    deliver(platform, 'callback_query', query, `press:${user.id}`);
  };
  const membership = (from: string, to: string): void => {
    const bot = { id: world.bot.id, is_bot: true, first_name: world.bot.name, username: world.bot.username };
    const update = {
      chat: chatJson(chat),
      from: userJson(user),
      date: seconds(world.now()),
      old_chat_member: { user: bot, status: from, ...(from === 'kicked' && { until_date: 0 }) },
      new_chat_member: { user: bot, status: to, ...(to === 'kicked' && { until_date: 0 }) },
    };
    deliver(platform, 'my_chat_member', update, laneOf(chat));
  };

  return {
    id: user.id,
    name: user.name,

    says(text, { replyTo } = {}) {
      const reply = replyTo === undefined ? {} : { more: { reply_to_message: messageJson(world, find(replyTo)) } };
      return write({ text, ...reply });
    },
    starts: (code) => write({ text: code === undefined ? '/start' : `/start ${code}` }),

    sendsPhoto(bytes, { asFile = false, name = 'anh.jpg', ...rest } = {}) {
      if (asFile) return attach({ field: 'document', bytes, name, type: 'image/jpeg' }, rest);
      return attach({ field: 'photo', bytes }, rest);
    },
    sendsDocument(bytes, { name = 'bai-viet.docx', type = 'application/octet-stream', ...rest } = {}) {
      return attach({ field: 'document', bytes, name, type }, rest);
    },
    sendsVideo: (bytes, rest = {}) => attach({ field: 'video', bytes, type: 'video/mp4' }, rest),

    sharesContact({ own = true, number = '+84900000000', forwarded = false } = {}) {
      const contact = { phone_number: number, first_name: user.name, user_id: own ? user.id : user.id + 1 };
      const origin = { type: 'user', sender_user: userJson(user), date: seconds(world.now()) };
      return write({ more: { contact, ...(forwarded && { forward_origin: origin }) } });
    },
    forwards(text, from) {
      const date = seconds(world.now());
      const origin =
        'channel' in from
          ? { type: 'channel', chat: { id: -1_001, type: 'channel', title: from.channel }, message_id: 5, date }
          : { type: 'hidden_user', sender_user_name: from.hidden, date };
      return write({ text, more: { forward_origin: origin } });
    },
    sends: (more) => write({ more }),

    edits(id, change) {
      const message = Object.assign(find(id), change, { editedAt: world.now() });
      deliverMessage(platform, message, 'edited_message');
    },

    taps(id, label) {
      const button = find(id)
        .buttons.flat()
        .find(({ text }) => text === label);
      if (button?.callback_data === undefined) throw new Error(`message ${id} has no button “${label}” to press`);
      press(find(id), button.callback_data);
    },
    forges: (id, data) => press(find(id), data),

    blocks() {
      chat.blocked = true;
      membership('member', 'kicked');
    },
    unblocks() {
      chat.blocked = false;
      membership('kicked', 'member');
    },

    screen: () => screenOf(chat),
    lastFromBot() {
      const last = screenOf(chat).findLast(({ from }) => from === 'bot');
      if (last === undefined) throw new Error(`the bot has not written to ${user.name}`);
      return last;
    },
    keyboard: () => chat.keyboard,
    menu: () => chat.commands,
    spinning: () => [...platform.presses.values()].filter(({ by, answered }) => by === user.id && !answered).length,
  };
}
