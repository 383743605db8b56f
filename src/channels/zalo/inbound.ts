/** One Zalo event → what happened, if it is for us. Never throws, whatever the event looks like. */
import { createHash } from 'node:crypto';
import type { Content, Inbound } from '../contract.js';
import { contentOf } from './event-content.js';
import { Event, type ZaloEvent } from './event-shape.js';
import { chatRef, messageRef } from './refs.js';

/** An Inbound whose sender has no name yet: events carry none. */
export interface Happening extends Omit<Inbound, 'sender'> {
  readonly sender: string;
  /** The name the person gave in a form. */
  readonly givenName?: string;
}

export type ReadEvent =
  | { readonly happening: Happening }
  /** Not meant for us: echoes of what the OA sent, receipts, other products. */
  | { readonly ignored: string }
  /** Field names only, for the log. */
  | { readonly unreadable: string };

/** `ownId`: the OA's id, once it is known. */
export function readEvent(raw: unknown, ownId: string | undefined): ReadEvent {
  const parsed = Event.safeParse(raw);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'event');
    return { unreadable: [...new Set(fields)].slice(0, 5).join(', ') };
  }
  const event = parsed.data;
  const name = event.event_name;
  if (isForeign(event, ownId)) return { ignored: 'another OA' };
  if (name === 'follow') return relation(event, { kind: 'text', text: START });
  if (name === 'unfollow') return relation(event, { kind: 'reach', reachable: false });
  if (name === 'user_submit_info') return submitted(event);
  const kind = /^user_send_(?!group_)(.+)$/.exec(name)?.[1];
  return kind === undefined || isOwn(event, ownId) ? { ignored: name } : sent(event, kind);
}

/** There is no button that begins a conversation here: whoever follows the OA has come in, and is greeted. */
const START = '/start';

/** An app may serve several OAs, and who is sender and who recipient differs between sources: only ids tell. */
function isForeign({ oa_id: oaId, sender, recipient }: ZaloEvent, ownId: string | undefined): boolean {
  if (ownId === undefined || sender?.id === ownId) return false;
  return (oaId !== undefined && oaId !== ownId) || (recipient !== undefined && recipient.id !== ownId);
}

function isOwn({ sender }: ZaloEvent, ownId: string | undefined): boolean {
  return ownId !== undefined && sender?.id === ownId;
}

function relation(event: ZaloEvent, content: Content): ReadEvent {
  const person = event.follower?.id ?? event.sender?.id;
  if (person === undefined) return { unreadable: 'follower' };
  return happened(event, person, content);
}

function submitted(event: ZaloEvent): ReadEvent {
  const person = event.sender?.id;
  if (person === undefined) return { unreadable: 'sender' };
  const { phone = '', name = '' } = event.info ?? {};
  const number = phone.replace(/[\s().-]/g, '');
  const content: Content = /^\+?\d{6,15}$/.test(number)
    ? // The form comes filled in, but whoever sends it may have changed it.
      { kind: 'phone', number, own: false, typed: true }
    : { kind: 'unsupported', what: 'contact details without a number' };
  return happened(event, person, content, name);
}

function sent(event: ZaloEvent, kind: string): ReadEvent {
  const { sender, message } = event;
  if (sender === undefined) return { unreadable: 'sender' };
  if (message === undefined) return { unreadable: 'message' };
  const content = contentOf(kind, message);
  if (content === undefined) return { unreadable: `message of ${event.event_name}`.slice(0, 60) };
  return {
    happening: {
      id: message.msg_id,
      chat: chatRef(sender.id),
      message: messageRef(message.msg_id),
      sender: sender.id,
      at: new Date(event.timestamp),
      content,
    },
  };
}

/** What has no message has no id either: its name, its person and its time tell it from others. */
function happened(event: ZaloEvent, person: string, content: Content, givenName = ''): ReadEvent {
  const key = JSON.stringify([event.event_name, person, event.timestamp]);
  return {
    happening: {
      id: `${event.event_name}/${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`,
      chat: chatRef(person),
      sender: person,
      at: new Date(event.timestamp),
      content,
      ...(givenName !== '' && { givenName }),
    },
  };
}
