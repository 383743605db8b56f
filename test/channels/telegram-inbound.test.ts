/** What each kind of update becomes. */
import { describe, expect, it } from 'vitest';
import type { Content, Inbound } from '../../src/channels/contract.js';
import { readUpdate } from '../../src/channels/telegram/inbound.js';
import { mediaRef, messageRef } from '../../src/channels/telegram/refs.js';

const NOW = new Date('2026-11-20T01:00:00Z');
const FROM = { id: 501, is_bot: false, first_name: 'Lan', last_name: 'Thử' };
const PRIVATE = { id: 501, type: 'private', first_name: 'Lan' };
const GROUP = { id: -77, type: 'group', title: 'Tổ Toán' };
const MESSAGE = { message_id: 9, date: 1_700_000_000, chat: PRIVATE, from: FROM };
const CHANNEL_POST = { type: 'channel', chat: { id: -100, type: 'channel', title: 'Báo Thử' }, message_id: 3, date: 1 };

function read(update: object): readonly Inbound[] {
  return readUpdate({ update_id: 1, ...update }, NOW, 'loa_thu_bot').events;
}

function contentOf(fields: object): Content | undefined {
  return read({ message: { ...MESSAGE, ...fields } })[0]?.content;
}

const file = (extra: object = {}) => ({ file_id: 'F1', file_unique_id: 'U1', ...extra });

describe('a private message', () => {
  it.each<[string, object, Content | undefined]>([
    ['text', { text: 'Chào' }, { kind: 'text', text: 'Chào' }],
    ['text in decomposed form', { text: 'Thứ'.normalize('NFD') }, { kind: 'text', text: 'Thứ' }],
    ['a deep link', { text: '/start Ab_c-1' }, { kind: 'start', code: 'Ab_c-1' }],
    ['a deep link with our name', { text: '/start@Loa_Thu_Bot  Ab ' }, { kind: 'start', code: 'Ab' }],
    ['a bare start', { text: '/start' }, { kind: 'text', text: '/start' }],
    ['a command with our name', { text: '/viec@loa_thu_bot nay' }, { kind: 'text', text: '/viec nay' }],
    ["another bot's command", { text: '/viec@other_bot' }, { kind: 'text', text: '/viec@other_bot' }],
    [
      'an address behind words',
      { text: 'Xem đây nhé', entities: [{ type: 'text_link', offset: 4, length: 3, url: 'https://example.vn/a' }] },
      { kind: 'text', text: 'Xem đây (https://example.vn/a) nhé' },
    ],
    [
      'a forwarded post',
      { text: 'Tin', forward_origin: CHANNEL_POST },
      { kind: 'text', text: 'Tin', forwardedFrom: 'Báo Thử' },
    ],
    [
      'a forwarded message of a person',
      { text: 'Tin', forward_origin: { type: 'user', sender_user: FROM, date: 1 } },
      { kind: 'text', text: 'Tin', forwardedFrom: 'Lan Thử' },
    ],
    [
      'a forwarded message of a hidden person',
      { text: 'Tin', forward_origin: { type: 'hidden_user', sender_user_name: 'Ai đó', date: 1 } },
      { kind: 'text', text: 'Tin', forwardedFrom: 'Ai đó' },
    ],
    [
      'an answer to a message',
      { text: 'Vâng', reply_to_message: { message_id: 4, chat: PRIVATE, date: 1 } },
      { kind: 'text', text: 'Vâng', replyTo: messageRef(501, 4) },
    ],
    [
      'a photo: the largest size',
      {
        photo: [
          { ...file({ file_id: 'S' }), width: 90, height: 60, file_size: 10 },
          { ...file({ file_id: 'L' }), width: 1280, height: 960, file_size: 90_000 },
          { ...file({ file_id: 'M' }), width: 320, height: 240, file_size: 900 },
        ],
        caption: 'Sân trường',
        media_group_id: '12345',
      },
      {
        kind: 'media',
        files: [{ ref: mediaRef('photo', 'L'), kind: 'photo', bytes: 90_000, type: 'image/jpeg' }],
        caption: 'Sân trường',
        album: '12345',
      },
    ],
    [
      'a document',
      { document: file({ file_name: 'Bài viết.docx', mime_type: 'application/x', file_size: 5 }) },
      {
        kind: 'media',
        files: [
          { ref: mediaRef('document', 'F1'), kind: 'document', bytes: 5, name: 'Bài viết.docx', type: 'application/x' },
        ],
        caption: '',
      },
    ],
    [
      'an animation, which comes with a document too',
      { animation: file({ mime_type: 'video/mp4' }), document: file() },
      { kind: 'media', files: [{ ref: mediaRef('animation', 'F1'), kind: 'video', type: 'video/mp4' }], caption: '' },
    ],
    [
      'a video',
      { video: file() },
      { kind: 'media', files: [{ ref: mediaRef('video', 'F1'), kind: 'video' }], caption: '' },
    ],
    [
      'a round video',
      { video_note: file() },
      { kind: 'media', files: [{ ref: mediaRef('videoNote', 'F1'), kind: 'video' }], caption: '' },
    ],
    [
      'a voice',
      { voice: file() },
      { kind: 'media', files: [{ ref: mediaRef('voice', 'F1'), kind: 'audio' }], caption: '' },
    ],
    [
      'music',
      { audio: file() },
      { kind: 'media', files: [{ ref: mediaRef('audio', 'F1'), kind: 'audio' }], caption: '' },
    ],
    ['the own number', { contact: contact(501) }, { kind: 'phone', number: '+84900000000', own: true }],
    ["somebody else's number", { contact: contact(7) }, { kind: 'phone', number: '+84900000000', own: false }],
    ['a number without an account', { contact: contact() }, { kind: 'phone', number: '+84900000000', own: false }],
    [
      'a forwarded number',
      { contact: contact(501), forward_origin: { type: 'user', sender_user: FROM, date: 1 } },
      { kind: 'phone', number: '+84900000000', own: false },
    ],
    ['a sticker', { sticker: file() }, { kind: 'unsupported', what: 'sticker' }],
    ['a place', { location: { latitude: 1, longitude: 2 } }, { kind: 'unsupported', what: 'location' }],
    ['a venue, which comes with a place', { venue: {}, location: {} }, { kind: 'unsupported', what: 'venue' }],
    ['a poll', { poll: {} }, { kind: 'unsupported', what: 'poll' }],
    ['paid media', { paid_media: {} }, { kind: 'unsupported', what: 'paid media' }],
    ['a service message', { pinned_message: {} }, undefined],
    ['a message of a bot', { text: 'x', from: { ...FROM, is_bot: true } }, undefined],
    ['a message in somebody else’s chat', { text: 'x', from: { ...FROM, id: 502 } }, undefined],
  ])('%s', (_name, fields, expected) => {
    expect(contentOf(fields)).toEqual(expected);
  });

  it('carries who, where, when and which', () => {
    expect(read({ message: { ...MESSAGE, text: 'Chào' } })).toEqual([
      {
        id: '501/9',
        chat: '501',
        message: '501:9',
        sender: { ref: '501', name: 'Lan Thử' },
        at: new Date('2023-11-14T22:13:20Z'),
        content: { kind: 'text', text: 'Chào' },
      },
    ]);
  });
});

describe('an edited message', () => {
  const edit = (fields: object) => read({ edited_message: { ...MESSAGE, edit_date: 1_700_000_060, ...fields } })[0];

  it('is the edited text, at the time of the edit', () => {
    expect(edit({ text: 'Mới' })).toMatchObject({
      message: '501:9',
      at: new Date('2023-11-14T22:14:20Z'),
      content: { kind: 'text', text: 'Mới', edited: true },
    });
  });

  it('is the edited caption with its file', () => {
    expect(edit({ video: file(), caption: 'Mới' })?.content).toMatchObject({
      kind: 'media',
      caption: 'Mới',
      edited: true,
    });
  });

  it('has an id of its own, the same for a repetition, another for another edit in the same second', () => {
    expect(edit({ text: 'Mới' })?.id).toMatch(/^501\/9\/1700000060\//);
    expect(edit({ text: 'Mới' })?.id).toBe(edit({ text: 'Mới' })?.id);
    expect(edit({ text: 'Mới' })?.id).not.toBe(edit({ text: 'Mới nữa' })?.id);
  });

  it('is nothing when a place moves', () => {
    expect(edit({ location: { latitude: 1, longitude: 2 } })).toBeUndefined();
  });
});

describe('other updates', () => {
  const tap = { id: '4382', from: FROM, chat_instance: '1', data: '7.1', message: { ...MESSAGE, from: { id: 1 } } };

  it('a press is a tap on its message, dated by us', () => {
    expect(readUpdate({ update_id: 1, callback_query: tap }, NOW)).toEqual({
      tap: '4382',
      events: [
        {
          id: '4382',
          chat: '501',
          message: '501:9',
          sender: { ref: '501', name: 'Lan Thử' },
          at: NOW,
          content: { kind: 'tap', token: '7.1' },
        },
      ],
    });
  });

  it('a press under a message Telegram has forgotten still is one', () => {
    const message = { chat: PRIVATE, message_id: 9, date: 0 };
    expect(read({ callback_query: { ...tap, message } })).toHaveLength(1);
  });

  it.each([
    ['without data', { data: undefined }],
    ['without a message', { message: undefined }],
  ])('a press %s is acknowledged and otherwise nothing', (_name, change) => {
    expect(readUpdate({ update_id: 1, callback_query: { ...tap, ...change } }, NOW)).toEqual({
      tap: '4382',
      events: [],
    });
  });

  it.each([
    ['kicked', {}, false],
    ['member', {}, true],
    ['left', {}, false],
    ['restricted', { is_member: true }, true],
    ['restricted', { is_member: false }, false],
  ])('membership “%s” %o tells whether we reach the chat: %s', (status, extra, reachable) => {
    const update = { chat: PRIVATE, from: FROM, date: 1_700_000_000, new_chat_member: { status, user: {}, ...extra } };
    expect(read({ my_chat_member: update })).toMatchObject([
      { id: `501/reach/1700000000/${status}`, chat: '501', content: { kind: 'reach', reachable } },
    ]);
  });

  it('words in a group are group words, with our name taken off', () => {
    expect(read({ message: { ...MESSAGE, chat: GROUP, text: '/viec@loa_thu_bot' } })).toMatchObject([
      { chat: '-77', sender: { ref: '501' }, content: { kind: 'group', text: '/viec' } },
    ]);
  });

  it('a group that became a supergroup has moved, even for an anonymous administrator', () => {
    const from = { id: 1_087_968_824, is_bot: true, first_name: 'Group' };
    expect(read({ message: { ...MESSAGE, from, chat: GROUP, migrate_to_chat_id: -100_77 } })).toMatchObject([
      { chat: '-77', content: { kind: 'moved', to: '-10077' } },
    ]);
  });

  it.each([
    ['a channel post', { channel_post: { ...MESSAGE, text: 'x' } }],
    ['a message in a channel', { message: { ...MESSAGE, chat: { id: -5, type: 'channel' }, text: 'x' } }],
    ['an edit in a group', { edited_message: { ...MESSAGE, chat: GROUP, text: 'x' } }],
    ['a sticker in a group', { message: { ...MESSAGE, chat: GROUP, sticker: file() } }],
    ['a poll update', { poll: { id: '1' } }],
  ])('%s is nothing', (_name, update) => {
    expect(readUpdate({ update_id: 1, ...update }, NOW)).toEqual({ events: [] });
  });
});

function contact(userId?: number) {
  return { phone_number: '+84900000000', first_name: 'Lan', ...(userId !== undefined && { user_id: userId }) };
}
