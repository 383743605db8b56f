/** What Zalo sends → what Loa hears: the payloads as they were seen. */
import { describe, expect, it } from 'vitest';
import type { Content, MediaRef, MessageRef } from '../../src/channels/contract.js';
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

describe('messages', () => {
  it('a text brings its id, its person and its time', () => {
    expect(readEvent(text('Báo cáo tháng 11'), OA)).toEqual({
      happening: {
        id: '96d3cdf3af150460909',
        chat: PERSON,
        message: '96d3cdf3af150460909',
        sender: PERSON,
        at: new Date(1_763_600_000_000),
        content: { kind: 'text', text: 'Báo cáo tháng 11' },
      },
    });
  });

  it.each<[string, object, Content]>([
    [
      'a text with its marks apart',
      text('Thứ bảy'.normalize('NFD')),
      { kind: 'text', text: 'Thứ bảy'.normalize('NFC') },
    ],
    [
      'a text that quotes',
      event('text', { text: 'Đồng ý', msg_id: '1', quote_msg_id: '96d3cdf3af150460914' }),
      { kind: 'text', text: 'Đồng ý', replyTo: '96d3cdf3af150460914' as MessageRef },
    ],
    [
      'an image with a caption',
      event('image', {
        text: 'Ảnh lễ 20/11',
        msg_id: '96d3cdf3af150460910',
        attachments: [
          { type: 'image', payload: { thumbnail: 'https://photo.example/t.jpg', url: 'https://photo.example/o.jpg' } },
        ],
      }),
      {
        kind: 'media',
        caption: 'Ảnh lễ 20/11',
        files: [{ ref: 'link:https://photo.example/o.jpg' as MediaRef, kind: 'photo' }],
      },
    ],
    [
      'several images in one message',
      event('image', {
        msg_id: '1',
        attachments: [
          { type: 'image', payload: { url: 'https://photo.example/1.jpg' } },
          { type: 'image', payload: { url: 'https://photo.example/2.jpg' } },
        ],
      }),
      {
        kind: 'media',
        caption: '',
        files: [
          { ref: 'link:https://photo.example/1.jpg' as MediaRef, kind: 'photo' },
          { ref: 'link:https://photo.example/2.jpg' as MediaRef, kind: 'photo' },
        ],
      },
    ],
    [
      'a file, its size a string',
      event('file', {
        msg_id: '96d3cdf3af150460911',
        attachments: [
          {
            type: 'file',
            payload: {
              url: 'https://file.example/developer.docx',
              size: '233947',
              name: 'developer.docx',
              checksum: '6d48a5a5b1f7a3e1c2',
              type: 'docx',
            },
          },
        ],
      }),
      {
        kind: 'media',
        caption: '',
        files: [
          {
            ref: 'link:https://file.example/developer.docx' as MediaRef,
            kind: 'document',
            bytes: 233_947,
            name: 'developer.docx',
          },
        ],
      },
    ],
    ...(['audio', 'video'] as const).map((kind): [string, object, Content] => [
      `${kind === 'audio' ? 'an audio' : 'a video'}`,
      event(kind, { msg_id: '1', attachments: [{ type: kind, payload: { url: 'https://m.example/1' } }] }),
      { kind: 'media', caption: '', files: [{ ref: 'link:https://m.example/1' as MediaRef, kind }] },
    ]),
    [
      'a moving picture',
      event('gif', { msg_id: '1', attachments: [{ type: 'gif', payload: { url: 'https://m.example/1.gif' } }] }),
      { kind: 'media', caption: '', files: [{ ref: 'link:https://m.example/1.gif' as MediaRef, kind: 'photo' }] },
    ],
    [
      'a link',
      event('link', {
        text: 'https://example.edu.vn/tin/17',
        msg_id: '96d3cdf3af150460912',
        attachments: [
          {
            type: 'link',
            payload: {
              url: 'https://example.edu.vn/tin/17',
              description: 'Lễ kỷ niệm 20/11',
              thumbnail: 'https://photo.example/t.jpg',
            },
          },
        ],
      }),
      { kind: 'text', text: 'https://example.edu.vn/tin/17' },
    ],
    [
      'a link that its text does not name',
      event('link', {
        text: 'Bài của tổ Toán',
        msg_id: '1',
        attachments: [{ type: 'link', payload: { url: 'https://example.edu.vn/tin/18' } }],
      }),
      { kind: 'text', text: 'Bài của tổ Toán\nhttps://example.edu.vn/tin/18' },
    ],
    [
      'a place',
      event('location', {
        msg_id: '96d3cdf3af150460913',
        attachments: [{ type: 'location', payload: { coordinates: { latitude: '20.5835', longitude: '105.9230' } } }],
      }),
      { kind: 'unsupported', what: 'location' },
    ],
    ['a sticker', event('sticker', { msg_id: '1' }), { kind: 'unsupported', what: 'sticker' }],
    ['a kind of tomorrow', event('business_card', { msg_id: '1' }), { kind: 'unsupported', what: 'business card' }],
  ])('%s', (_name, raw, content) => {
    expect(contentOf(raw)).toEqual(content);
  });

  it('keeps ids beyond 2^53 as they are', () => {
    const read = readEvent(text('x'), OA);
    expect('happening' in read && read.happening.sender).toBe('246845883529197922');
  });

  it('takes an id that came as a small number, and none that a number has damaged', () => {
    expect(readEvent({ ...text('x'), sender: { id: 42 } }, OA)).toMatchObject({ happening: { chat: '42' } });
    expect(readEvent({ ...text('x'), sender: { id: 246_845_883_529_197_900 } }, OA)).toEqual({
      unreadable: 'sender.id',
    });
  });
});

describe('presses', () => {
  it.each([
    ['#loa.7.0', '7.0'],
    ['  #loa.7.0 ', '7.0'],
    ['#loa.a%20b%2Fc', 'a b/c'],
  ])('%s is the press of a button', (words, token) => {
    expect(contentOf(text(words))).toEqual({ kind: 'tap', token });
  });

  it.each(['#loa', '#loa.', '#loa.7.0 xin gửi', 'xem #loa.7.0', '#ngaynhagiao', '#loa.%E0%A4', '7.0'])(
    '%s is a text',
    (words) => {
      expect(contentOf(text(words))).toEqual({ kind: 'text', text: words });
    },
  );
});

describe('what has no message', () => {
  const follow = {
    oa_id: OA,
    follower: { id: PERSON },
    user_id_by_app: '552177279717587730',
    event_name: 'follow',
    source: 'oa_profile',
    app_id: APP,
    timestamp: '1763600005000',
  };
  const info = {
    sender: { id: PERSON },
    recipient: { id: OA },
    event_name: 'user_submit_info',
    app_id: APP,
    timestamp: '1763600006000',
  };
  const newer = {
    ...info,
    info: {
      name: 'Nguyễn Thị Lan Anh',
      phone: '84912345678',
      user_dob: '',
      gender: '',
      full_address: { user_city: 'Ninh Bình', user_ward: 'Phủ Lý', user_address: '' },
    },
  };

  it('following begins a conversation, unfollowing tells that the person is gone', () => {
    expect(contentOf(follow)).toEqual({ kind: 'text', text: '/start' });
    expect(contentOf({ ...follow, event_name: 'unfollow' })).toEqual({ kind: 'reach', reachable: false });
  });

  it('gets an id that a repetition repeats and nothing else has', () => {
    const idOf = (raw: object) => {
      const read = readEvent(raw, OA);
      return 'happening' in read ? read.happening.id : undefined;
    };
    expect(idOf({ ...follow, source: 'qr' })).toBe(idOf(follow));
    const others = [
      { ...follow, event_name: 'unfollow' },
      { ...follow, timestamp: '1763600005001' },
      { ...follow, follower: { id: '1' } },
      { ...newer, timestamp: follow.timestamp },
    ];
    expect(new Set([follow, ...others].map(idOf)).size).toBe(5);
  });

  it.each([
    ['the newer shape', newer],
    [
      'the older shape',
      {
        ...info,
        info: { address: '', phone: '84912345678', city: '', district: '', name: 'Nguyễn Thị Lan Anh', ward: '' },
      },
    ],
    ['a number that is none of JSON’s strings', { ...info, info: { phone: 84_912_345_678 } }],
    ['a number with spaces', { ...info, info: { phone: '84 912 345 678' } }],
  ])('a number is told in %s', (_name, raw) => {
    expect(contentOf(raw)).toEqual({ kind: 'phone', number: '84912345678', own: false, typed: true });
  });

  it('contact details without a number are nothing we can take', () => {
    for (const phone of ['', 'không có', undefined]) {
      expect(contentOf({ ...info, info: { name: 'Lan', phone } })).toMatchObject({ kind: 'unsupported' });
    }
  });
});
