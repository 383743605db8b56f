/** Events that are not for us, and those nobody should send: passed over, never thrown over. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/channels/contract.js';
import { readEvent } from '../../src/channels/zalo/inbound.js';

const OA = '388613280878808645';
const PERSON = '246845883529197922';
const APP = '360846524940903967';

const common = { app_id: APP, sender: { id: PERSON }, user_id_by_app: '552177279717587730', recipient: { id: OA } };
const event = (kind: string, message: object, timestamp = '1763600000000') => ({
  ...common,
  event_name: `user_send_${kind}`,
  message,
  timestamp,
});

const text = (words: string) => event('text', { text: words, msg_id: '96d3cdf3af150460909' });

function contentOf(raw: unknown): Content | undefined {
  const read = readEvent(raw, OA);
  return 'happening' in read ? read.happening.content : undefined;
}

describe('what is not for us', () => {
  const receipt = {
    app_id: APP,
    sender: { id: OA },
    user_id_by_app: '552177279717587730',
    recipient: { id: PERSON },
    timestamp: '1763600007000',
  };
  it.each<[string, object]>([
    [
      'seen, told by the OA',
      {
        ...receipt,
        event_name: 'user_seen_message',
        message: { msg_ids: ['96d3cdf3af150460914', '96d3cdf3af150460915'] },
      },
    ],
    [
      'seen, told by the person',
      { ...common, event_name: 'user_seen_message', message: { msg_id: '1' }, timestamp: '1' },
    ],
    ['received', { ...receipt, event_name: 'user_received_message', message: { msg_id: '96d3cdf3af150460914' } }],
    ['what we said', { ...receipt, event_name: 'oa_send_text', message: { text: 'Chào', msg_id: '1' } }],
    [
      'what a colleague said in the console',
      { ...receipt, sender: { id: OA, admin_id: '5' }, event_name: 'oa_send_image', message: { msg_id: '1' } },
    ],
    ['a message in our own name', { ...receipt, event_name: 'user_send_text', message: { text: 'Chào', msg_id: '1' } }],
    [
      'an anonymous visitor',
      { ...common, event_name: 'anonymous_send_text', message: { text: 'x', msg_id: '1' }, timestamp: '1' },
    ],
    ['a group', { ...common, event_name: 'user_send_group_text', message: { text: 'x', msg_id: '1' }, timestamp: '1' }],
    ['a tag', { event_name: 'add_user_to_tag', tag: { user_ids: [PERSON], name: 'x' }, timestamp: '1' }],
    ['another OA', { ...text('x'), recipient: { id: '999' } }],
    ['a follower of another OA', { event_name: 'follow', oa_id: '999', follower: { id: PERSON }, timestamp: '1' }],
    ['a kind of tomorrow', { event_name: 'shop_has_order', timestamp: '1' }],
  ])('%s is ignored', (_name, raw) => {
    expect(readEvent(raw, OA)).toEqual({ ignored: expect.any(String) });
  });
});

describe('broken events', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['an event without a time', { ...text('x'), timestamp: undefined }],
    ['a time beyond time', { ...text('x'), timestamp: '9999999999999999' }],
    ['a message without an id', event('text', { text: 'x' })],
    ['a text without a text', event('text', { msg_id: '1' })],
    ['an image without an address', event('image', { msg_id: '1', attachments: [{ type: 'image', payload: {} }] })],
    ['a message of nobody', { ...text('x'), sender: undefined }],
    ['a follower without an id', { event_name: 'follow', follower: {}, timestamp: '1' }],
    ['a follow of nobody', { event_name: 'follow', timestamp: '1' }],
  ])('%s is named unreadable', (_name, raw) => {
    expect(readEvent(raw, OA)).toEqual({ unreadable: expect.stringMatching(/./) });
  });

  it('loses a side detail rather than the message', () => {
    const attachments = [null, { type: 7, payload: { url: 'https://m.example/1', size: -1, name: 5 } }];
    expect(contentOf(event('file', { msg_id: '1', text: 8, quote_msg_id: {}, attachments }))).toEqual({
      kind: 'media',
      caption: '',
      files: [{ ref: 'link:https://m.example/1', kind: 'document' }],
    });
  });

  it('never throws, whatever comes', () => {
    const leaf = fc.oneof(
      fc.constantFrom<unknown>(
        'user_send_text',
        'follow',
        '#loa.%',
        OA,
        PERSON,
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
      ...['event_name', 'timestamp', 'sender', 'recipient', 'follower', 'message', 'info', 'id', 'oa_id', 'msg_id'],
      ...['text', 'attachments', 'payload', 'url', 'name', 'size', 'phone', 'quote_msg_id', 'type', '__proto__'],
    ];
    const { thing } = fc.letrec<{ thing: unknown }>((tie) => ({
      thing: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.dictionary(fc.constantFrom(...keys), tie('thing'), { maxKeys: 6 }),
        fc.array(tie('thing'), { maxLength: 3 }),
      ),
    }));
    const kinds = ['text', 'image', 'file', 'link', 'sticker', 'gif', ''];
    const sound = fc
      .constantFrom(...kinds)
      .map((kind) => event(kind, { msg_id: '1', text: 'x', attachments: [{ payload: { url: 'https://m.example' } }] }));
    const bent = fc
      .tuple(sound, fc.dictionary(fc.constantFrom(...keys), thing, { maxKeys: 3 }), fc.boolean())
      .map(([whole, changes, inside]) =>
        inside ? { ...whole, message: { ...whole.message, ...changes } } : { ...whole, ...changes },
      );
    let understood = 0;
    fc.assert(
      fc.property(fc.oneof(thing, bent), (raw) => {
        const read = readEvent(raw, OA);
        if (!('happening' in read)) return;
        understood += 1;
        expect(read.happening.id).not.toBe('');
        expect(Number.isNaN(read.happening.at.getTime())).toBe(false);
      }),
      { seed: 20_261_120, numRuns: 3_000 },
    );
    expect(understood).toBeGreaterThan(100);
  });
});
