/** People: what they do in their app becomes events, what the OA says appears on their screen. */
import type { Member, ScreenMessage, World } from './world.js';

export interface FakePerson {
  readonly id: string;
  readonly name: string;
  /** The drivers of messages return the id of the message they made. */
  says(text: string, options?: { readonly quotes?: string }): string;
  sendsImage(bytes: Uint8Array, options?: { readonly caption?: string }): string;
  sendsFile(bytes: Uint8Array, options?: { readonly name?: string }): string;
  /** A voice message, a film, a moving picture. */
  sendsOther(kind: 'audio' | 'video' | 'gif', bytes: Uint8Array): string;
  sendsLink(url: string, description: string): string;
  sendsSticker(): string;
  sendsPlace(): string;
  /** Presses a button of the OA's last message that has it; throws when there is none with this label. */
  presses(label: string): void;
  /** Fills in the form that asks for contact details. `shape`: how Zalo hands it on. */
  submits(info: { readonly name: string; readonly phone: string }, shape?: 'newer' | 'older'): void;
  follows(): void;
  unfollows(): void;
  /** Forbids the OA to write, which the OA is not told. */
  restricts(): void;
  /** Reads the OA's messages; Zalo tells it in an event. */
  looks(): void;
  /** Moves the last interaction to that time, silently. */
  lastInteracted(at: Date): void;
  screen(): readonly ScreenMessage[];
}

export interface PersonParts {
  readonly world: World;
  readonly deliver: (lane: string, event: object) => void;
  /** The address of a file people sent. */
  readonly addressOf: (key: string) => string;
}

export function createPerson({ world, deliver, addressOf }: PersonParts, member: Member): FakePerson {
  const { oa, appId } = world;
  const byApp = `55${member.id.slice(2)}`;
  const timestamp = () => String(world.now().getTime());

  const interact = () => {
    member.lastInteraction = world.now();
    member.answers = 0;
  };
  const happen = (kind: string, message: object): string => {
    interact();
    const id = world.nextId();
    deliver(member.id, {
      app_id: appId,
      sender: { id: member.id },
      user_id_by_app: byApp,
      recipient: { id: oa.id },
      event_name: `user_send_${kind}`,
      message: { ...message, msg_id: id },
      timestamp: timestamp(),
    });
    return id;
  };
  const show = (id: string, text: string, files: ScreenMessage['files'] = []): string => {
    member.screen.push({ id, from: 'person', text, buttons: [], files });
    return id;
  };
  const attach = (kind: string, bytes: Uint8Array, more: object, message: object = {}): string => {
    const url = addressOf(world.addMedia(bytes));
    const id = happen(kind, { ...message, attachments: [{ type: kind, payload: { url, ...more } }] });
    return show(id, '', [{ name: kind, bytes }]);
  };
  const relation = (name: 'follow' | 'unfollow') =>
    deliver(member.id, {
      oa_id: oa.id,
      follower: { id: member.id },
      user_id_by_app: byApp,
      event_name: name,
      source: 'oa_profile',
      app_id: appId,
      timestamp: timestamp(),
    });

  return {
    id: member.id,
    name: member.name,

    says: (text, { quotes } = {}) =>
      show(happen('text', { text, ...(quotes !== undefined && { quote_msg_id: quotes }) }), text),
    sendsImage: (bytes, { caption } = {}) =>
      attach(
        'image',
        bytes,
        { thumbnail: 'https://photo.example/t.jpg' },
        caption === undefined ? {} : { text: caption },
      ),
    sendsFile: (bytes, { name = 'bai-viet.docx' } = {}) =>
      attach('file', bytes, {
        size: String(bytes.byteLength),
        name,
        checksum: '6d48a5a5b1f7a3e1c2',
        type: name.split('.').at(-1) ?? '',
      }),
    sendsOther: (kind, bytes) => attach(kind, bytes, { thumbnail: 'https://photo.example/t.jpg' }),
    sendsLink: (url, description) =>
      show(
        happen('link', {
          text: url,
          attachments: [{ type: 'link', payload: { url, description, thumbnail: 'https://photo.example/t.jpg' } }],
        }),
        url,
      ),
    sendsSticker: () =>
      happen('sticker', { attachments: [{ type: 'sticker', payload: { url: 'https://s.example/1' } }] }),
    sendsPlace: () =>
      happen('location', {
        attachments: [{ type: 'location', payload: { coordinates: { latitude: '20.5835', longitude: '105.9230' } } }],
      }),

    presses(label) {
      const message = member.screen.findLast(({ buttons }) => buttons.some(({ title }) => title === label));
      const button = message?.buttons.find(({ title }) => title === label);
      if (button === undefined) throw new Error(`${member.name} sees no button “${label}”`);
      if (button.type === 'oa.open.url') return;
      const id = happen('text', { text: button.payload });
      // What a hidden query says does not appear in the chat.
      if (button.type === 'oa.query.show') show(id, button.payload);
    },

    submits({ name, phone }, shape = 'newer') {
      const info =
        shape === 'newer'
          ? {
              name,
              phone,
              user_dob: '',
              gender: '',
              full_address: { user_city: 'Ninh Bình', user_ward: 'Phủ Lý', user_address: '' },
            }
          : { address: '', phone, city: 'Ninh Bình', district: '', name, ward: 'Phủ Lý' };
      interact();
      deliver(member.id, {
        sender: { id: member.id },
        recipient: { id: oa.id },
        event_name: 'user_submit_info',
        app_id: appId,
        timestamp: timestamp(),
        info,
      });
    },

    follows() {
      member.follows = true;
      interact();
      relation('follow');
    },
    unfollows() {
      member.follows = false;
      member.lastInteraction = undefined;
      relation('unfollow');
    },
    restricts() {
      member.restricts = true;
    },
    looks() {
      const ids = member.screen.filter(({ from }) => from === 'oa').map(({ id }) => id);
      // The OA is the sender here: only the ids tell who is who.
      deliver(member.id, {
        app_id: appId,
        sender: { id: oa.id },
        user_id_by_app: byApp,
        recipient: { id: member.id },
        event_name: 'user_seen_message',
        message: { msg_ids: ids },
        timestamp: timestamp(),
      });
    },
    lastInteracted(at) {
      member.lastInteraction = at;
    },
    screen: () => member.screen,
  };
}
