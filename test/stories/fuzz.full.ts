/**
 * Random updates of every type the Bot API declares, and of those a private chat mostly brings, through the real reader
 * into the whole house: nothing is thrown, every event is settled, every answer fits a message, nobody reads another's
 * words.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readUpdate } from '../../src/channels/telegram/inbound.js';
import { sampleOf } from '../support/bot-api-shapes.js';
import { openHouse } from '../support/house.js';

const SPELL_MS = 30_000;
const LONGEST_MESSAGE = 4_096;
const PEOPLE = [501, 502, 503, 504] as const;
const COMMANDS = [
  'viec',
  'bai',
  'nop',
  'huy',
  'start',
  'trogiup',
  'duyet',
  'status',
  'moi',
  'sukien',
  'dulieucuatoi',
  'nhatky',
];

/** What a private chat mostly brings; each field now there, now not. */
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const id = fc.integer({ min: 1, max: 2 ** 31 });
const words = fc.oneof(
  fc.constantFrom(...COMMANDS).map((name) => `/${name}`),
  fc.constantFrom(
    '1',
    '2',
    '3',
    '20/11',
    'thứ 6 tuần sau',
    'Gửi',
    'cảm ơn',
    '=1+1',
    '../../x',
    '<b>',
    '\u202e',
    'ế'.normalize('NFD'),
  ),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constant('dài '.repeat(1_000)),
);
const file = fc.record({
  file_id: fc.string({ minLength: 1, maxLength: 20 }),
  file_unique_id: fc.uuid(),
  file_size: optional(id),
});
const photo = fc.record({
  file_id: fc.uuid(),
  file_unique_id: fc.uuid(),
  width: id,
  height: id,
  file_size: optional(id),
});
const body = fc.oneof(
  fc.record({
    text: words,
    forward_origin: optional(fc.constant({ type: 'hidden_user', date: 1, sender_user_name: 'Ai' })),
  }),
  fc.record({
    photo: fc.array(photo, { minLength: 1, maxLength: 4 }),
    caption: optional(words),
    media_group_id: optional(fc.constantFrom('a', 'b')),
  }),
  fc.record({ document: file, caption: optional(words) }),
  fc.record({ voice: file }),
  fc.record({ sticker: file }),
  fc.record({
    contact: fc.record({
      phone_number: fc.string(),
      first_name: fc.string(),
      user_id: optional(fc.constantFrom(...PEOPLE)),
    }),
  }),
  fc.record({ location: fc.record({ latitude: fc.double(), longitude: fc.double() }) }),
  fc.record({ poll: fc.object() }),
);
const update = fc.record({
  update_id: id,
  who: fc.constantFrom(...PEOPLE),
  kind: fc.constantFrom(
    'message',
    'message',
    'message',
    'edited_message',
    'callback_query',
    'my_chat_member',
    'unheard_of',
  ),
  message_id: fc.integer({ min: 1, max: 5_000 }),
  body,
  data: fc.oneof(
    fc.string({ maxLength: 64 }),
    fc.tuple(fc.nat(400), fc.nat(2), fc.nat(7)).map((parts) => parts.join('.')),
  ),
  status: fc.constantFrom('member', 'kicked'),
});

const TYPES = [
  'Update',
  'Update.MessageUpdate',
  'Update.MessageUpdate',
  'Update.EditedMessageUpdate',
  'Update.CallbackQueryUpdate',
  'Update.MyChatMemberUpdate',
];
const WORDY = ['text', 'caption', 'data', 'file_name', 'first_name'];

/** Of any type there is; mostly from somebody the house knows, else from whomever, in whatever chat. */
const declaredUpdate = fc.gen().map((gen) => {
  const sample = sampleOf(gen(fc.constantFrom, ...TYPES), {
    random: () => gen(fc.nat, { max: 2 ** 30 }) / (2 ** 30 + 1),
    text: (field) => (WORDY.includes(field) ? gen(() => words) : gen(fc.string, { minLength: 1, maxLength: 20 })),
    number: () => gen(fc.integer, { min: 1, max: 2 ** 31 }),
  });
  return gen(fc.nat, { max: 3 }) === 0 ? sample : addressed(sample, gen(fc.constantFrom, ...PEOPLE));
});

/** As it is, but sent by this person in the chat with us. */
function addressed(value: unknown, who: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => addressed(each, who));
  const chat = { id: who, type: 'private', first_name: 'Người' };
  const from = { id: who, is_bot: false, first_name: 'Người' };
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => {
      if (key === 'chat') return [key, chat];
      return [key, key === 'from' ? from : addressed(held, who)];
    }),
  );
}

it('takes random updates for half a minute, settles each and mixes nobody up', async () => {
  const house = await openHouse();
  const { db } = house.app.house;
  const roles = ['member', 'lead', 'editor', 'office'] as const;
  for (const [index, who] of PEOPLE.entries()) {
    const unit = roles[index] === 'office' ? 'van-phong' : 'to-nha-tre';
    const someone = await house.someone({ unit, role: roles[index] ?? 'member', name: `Người Thử ${index}` });
    await db.transaction((tx) =>
      tx.account.updateMany({ where: { personId: someone.person }, data: { chat: `${who}`, sender: `${who}` } }),
    );
  }
  const until = performance.now() + SPELL_MS;
  let taken = 0;
  let seed = 1;
  while (performance.now() < until) {
    seed += 1;
    const mostly = fc.sample(update, { seed, numRuns: 25 }).map(updateOf);
    const rarely = fc.sample(declaredUpdate, { seed, numRuns: 25 });
    for (const one of [...mostly, ...rarely]) {
      const { events } = readUpdate(one, house.clock.now());
      taken += events.length;
      await house.app.accept('telegram', events);
    }
    await house.settle();
    house.clock.advance(3_000);
    await house.app.settle();
  }
  expect(taken).toBeGreaterThan(100);
  expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
  expect(await db.read.inbox.count({ where: { state: { not: 'done' } } })).toBe(0);
  for (const who of PEOPLE) {
    for (const { text } of house.channel.screen(`${who}`)) expect(text.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
  }
  // Drafts are their author's alone: no piece of one is anybody else's.
  const pieces = await db.read.piece.findMany({ select: { chat: true, collection: { select: { personId: true } } } });
  const owners = new Map((await db.read.account.findMany()).map(({ chat, personId }) => [chat, personId]));
  for (const { chat, collection } of pieces) expect(collection.personId).toBe(owners.get(chat));
});

function updateOf({ update_id, who, kind, message_id, body: content, data, status }: Update) {
  const from = { id: who, is_bot: false, first_name: 'Người' };
  const chat = { id: who, type: 'private' };
  const message = { message_id, date: 1_604_278_800, chat, from, ...content };
  switch (kind) {
    case 'callback_query':
      return { update_id, callback_query: { id: `${update_id}`, from, chat_instance: 'x', message, data } };
    case 'edited_message':
      return { update_id, edited_message: { ...message, edit_date: message.date + 5 } };
    case 'my_chat_member':
      return { update_id, my_chat_member: { chat, from, date: message.date, new_chat_member: { user: from, status } } };
    default:
      return { update_id, [kind]: message };
  }
}

type Update = typeof update extends fc.Arbitrary<infer T> ? T : never;
