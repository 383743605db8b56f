/** Updates no Telegram should send: skipped, never thrown over; and those it seldom sends, which are no such ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../src/channels/telegram/inbound.js';
import { sampleOf } from '../support/bot-api-shapes.js';

const NOW = new Date('2026-11-20T01:00:00Z');
const FROM = { id: 501, is_bot: false, first_name: 'Lan' };
const MESSAGE = { message_id: 9, date: 1_700_000_000, chat: { id: 501, type: 'private' }, from: FROM };
const CONTACT = { phone_number: '+84900000000', first_name: 'Lan', user_id: 501 };

it('reads whatever the Bot API declares, with whatever of its fields', () => {
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const update = sampleOf('Update', {
        random: () => gen(fc.nat, { max: 2 ** 30 }) / (2 ** 30 + 1),
        text: () => gen(fc.string, { minLength: 1 }),
        number: () => gen(fc.integer, { min: 1, max: 2 ** 31 }),
      });
      expect(readUpdate(update, NOW).unreadable, JSON.stringify(update)).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
});

describe('broken updates', () => {
  it.each([
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['a message without a chat', { update_id: 1, message: { message_id: 1, date: 1 } }],
    ['a text that is none', { update_id: 1, message: { ...MESSAGE, text: 7 } }],
    ['a date beyond time', { update_id: 1, message: { ...MESSAGE, text: 'x', date: 1e15 } }],
  ])('%s is named unreadable', (_name, update) => {
    const { events, unreadable } = readUpdate(update, NOW);
    expect(events).toEqual([]);
    expect(unreadable).toBeTypeOf('string');
  });

  it('loses a side detail rather than the message', () => {
    const message = { ...MESSAGE, text: 'Chào', entities: 'none', reply_to_message: 5 };
    expect(readUpdate({ update_id: 1, message }, NOW).events).toMatchObject([
      { content: { kind: 'text', text: 'Chào' } },
    ]);
  });

  it('never throws, whatever comes', () => {
    const leaf = fc.oneof(
      fc.constantFrom<unknown>(
        'private',
        'group',
        '/start x',
        '=1+1',
        '../../x',
        '\u202e',
        null,
        true,
        'ế'.normalize('NFD'),
      ),
      fc.integer(),
      fc.double(),
      fc.string(),
    );
    const keys = [
      ...[
        'message_id',
        'date',
        'edit_date',
        'chat',
        'from',
        'text',
        'caption',
        'entities',
        'photo',
        'document',
        'video',
      ],
      ...[
        'contact',
        'forward_origin',
        'reply_to_message',
        'media_group_id',
        'migrate_to_chat_id',
        'id',
        'type',
        'data',
      ],
      ...[
        'file_id',
        'file_size',
        'width',
        'height',
        'offset',
        'length',
        'url',
        'user_id',
        'phone_number',
        'first_name',
      ],
      ...['new_chat_member', 'status', 'message', 'sender_user', 'title', 'is_bot'],
    ];
    const { thing } = fc.letrec<{ thing: unknown }>((tie) => ({
      thing: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.dictionary(fc.constantFrom(...keys), tie('thing'), { maxKeys: 6 }),
        fc.array(tie('thing'), { maxLength: 3 }),
      ),
    }));
    // A sound update with random parts replaced gets further than noise alone.
    const sound = { ...MESSAGE, text: 'x', photo: [{ file_id: 'F1', width: 1, height: 1 }], contact: CONTACT };
    const bent = fc
      .dictionary(fc.constantFrom(...keys), thing, { maxKeys: 4 })
      .map((changes) => ({ ...sound, ...changes }));
    const kind = fc.constantFrom('message', 'edited_message', 'callback_query', 'my_chat_member');
    const update = fc.tuple(kind, fc.oneof(thing, bent)).map(([key, value]) => ({ update_id: 1, [key]: value }));
    fc.assert(
      fc.property(fc.oneof(thing, update), (raw) => {
        for (const event of readUpdate(raw, NOW, 'loa_thu_bot').events) {
          expect(event.id).not.toBe('');
          expect(Number.isNaN(event.at.getTime())).toBe(false);
        }
      }),
      { seed: 20_261_120, numRuns: 3_000 },
    );
  });
});
