/** Group chats: what members write there, the bot added and removed, the upgrade to a supergroup. */
import type { FakePerson } from './person.js';
import { deliver, deliverMessage, laneOf, type Platform } from './platform.js';
import { type ScreenMessage, screenOf } from './screen.js';
import { chatJson, type FakeChat, type FakeMessage, type FakeUser, seconds, userJson } from './world.js';

export interface FakeGroup {
  readonly id: number;
  /** Returns the id of the message. */
  says(person: FakePerson, text: string): number;
  addsBot(by: FakePerson): void;
  removesBot(by: FakePerson): void;
  /** Becomes a supergroup with this id; the bot is told in the old one. */
  upgrades(by: FakePerson, to: number): void;
  screen(): readonly ScreenMessage[];
}

export function createGroup(platform: Platform, chat: FakeChat): FakeGroup {
  const { world } = platform;
  const write = ({ id, name }: FakeUser, content: Partial<FakeMessage>): number => {
    const from = { id, name };
    const message: FakeMessage = { buttons: [], ...content, id: world.nextId(), chat, from, at: world.now() };
    chat.messages.push(message);
    deliverMessage(platform, message, 'message');
    return message.id;
  };
  const membership = (by: FakeUser, status: string): void => {
    const bot = { id: world.bot.id, is_bot: true, first_name: world.bot.name, username: world.bot.username };
    const update = {
      chat: chatJson(chat),
      from: userJson(by),
      date: seconds(world.now()),
      old_chat_member: { user: bot, status: status === 'member' ? 'left' : 'member' },
      new_chat_member: { user: bot, status },
    };
    deliver(platform, 'my_chat_member', update, laneOf(chat));
  };

  return {
    id: chat.id,
    says: (person, text) => write(person, { text }),
    addsBot(by) {
      chat.started = true;
      chat.blocked = false;
      membership(by, 'member');
    },
    removesBot(by) {
      chat.blocked = true;
      membership(by, 'kicked');
    },
    upgrades(by, to) {
      world.chats.set(to, { ...chat, id: to, type: 'supergroup', messages: [] });
      chat.movedTo = to;
      write(by, { more: { migrate_to_chat_id: to } });
    },
    screen: () => screenOf(chat),
  };
}
