/** The calls of the OA API that the fake answers, by path. */
import type { Form, UploadedFile } from '../fake-telegram/form.js';
import { readMessageBody } from './message-body.js';
import { Refusal } from './refusal.js';
import type { Asset, Member, World } from './world.js';

export interface OaCall {
  /** JSON of the body, or of the query's one parameter `data`. */
  readonly body: unknown;
  readonly form: Form | undefined;
}

/** Returns the answer's `data`, or throws a Refusal. */
export type OaMethod = (call: OaCall) => unknown;

const DAY_MS = 24 * 3_600_000;
const WINDOW_MS = 7 * DAY_MS;
const FREE_MS = 2 * DAY_MS;
const FREE_ANSWERS = 8;

const UPLOADS: Readonly<Record<Asset['kind'], { readonly name: RegExp; readonly maxBytes: number }>> = {
  image: { name: /\.(jpe?g|png)$/i, maxBytes: 1_048_576 },
  gif: { name: /\.gif$/i, maxBytes: 5 * 1_048_576 },
  file: { name: /\.(pdf|docx?|csv)$/i, maxBytes: 5 * 1_048_576 },
};

/** `onSent`: the OA said something to somebody. */
export function createOaMethods(
  world: World,
  onSent: (member: Member, messageId: string, kind: string, text: string) => void,
): ReadonlyMap<string, OaMethod> {
  return new Map<string, OaMethod>([
    ['POST /v3.0/oa/message/cs', ({ body }) => sendMessage(world, body, onSent)],
    ['POST /v2.0/oa/message', ({ body }) => react(body)],
    ['POST /v2.0/oa/upload/image', ({ form }) => ({ attachment_id: upload(world, 'image', form).id })],
    ['POST /v2.0/oa/upload/gif', ({ form }) => ({ attachment_id: upload(world, 'gif', form).id })],
    ['POST /v2.0/oa/upload/file', ({ form }) => ({ token: upload(world, 'file', form).id })],
    ['GET /v3.0/oa/user/detail', ({ body }) => detailOf(world, memberIn(world, body))],
    ['POST /v3.0/oa/quota/message', ({ body }) => quotaOf(world, memberIn(world, body))],
    ['GET /v2.0/oa/getoa', () => oaOf(world)],
  ]);
}

function sendMessage(world: World, raw: unknown, onSent: Parameters<typeof createOaMethods>[1]): unknown {
  const { user, text, buttons, asset, form } = readMessageBody(raw);
  const member = world.members.get(user);
  if (member === undefined || (!member.follows && member.lastInteraction === undefined))
    throw new Refusal(-213, 'world');
  if (member.restricts) throw new Refusal(-244, 'world');
  if (sinceInteraction(world, member) > WINDOW_MS) {
    throw new Refusal(-230, 'world', 'User has not interacted with the OA in the past 7 days');
  }
  const sent = asset === undefined ? undefined : world.asset(asset.id);
  if (sent === 'expired') throw new Refusal(-100, 'world');
  if (asset !== undefined && sent?.kind !== asset.kind) throw new Refusal(-201, 'world', 'attachment is invalid');

  const id = world.nextId();
  const quota = quotaTaken(world, member);
  member.screen.push({
    id,
    from: 'oa',
    text,
    buttons,
    files: sent === undefined ? [] : [{ name: sent.name, bytes: sent.bytes }],
    ...(form !== undefined && { form: { title: form.title, subtitle: form.subtitle, picture: form.image_url } }),
  });
  onSent(member, id, asset?.kind ?? 'text', text);
  return { message_id: id, user_id: user, sent_time: String(world.now().getTime()), quota };
}

/** Strings here, numbers in the answer to the question. */
function quotaTaken(world: World, member: Member): object {
  member.answers += 1;
  if (sinceInteraction(world, member) <= FREE_MS && member.answers <= FREE_ANSWERS) {
    return { quota_type: 'reply', remain: String(FREE_ANSWERS - member.answers), total: String(FREE_ANSWERS) };
  }
  return { quota_type: 'purchase_quota', remain: '470', total: '500' };
}

function quotaOf(world: World, member: Member): object {
  const left = sinceInteraction(world, member) <= FREE_MS ? Math.max(0, FREE_ANSWERS - member.answers) : 0;
  return {
    last_interaction: String(member.lastInteraction?.getTime() ?? 0),
    cs_reply: { remain: left, total: FREE_ANSWERS },
    promotion: { remain: 1, total: 1 },
  };
}

function react(body: unknown): object {
  // The old way of sending is shut down; reactions still go this way.
  if (typeof body === 'object' && body !== null && 'sender_action' in body) return {};
  throw new Refusal(-240, 'caller', 'MessageV2 has been shut down');
}

function upload(world: World, kind: Asset['kind'], form: Form | undefined): Asset {
  const file: UploadedFile | undefined = form?.files.get('file');
  if (file === undefined || !UPLOADS[kind].name.test(file.name)) throw new Refusal(-201, 'caller', 'file is invalid');
  if (file.bytes.byteLength > UPLOADS[kind].maxBytes) throw new Refusal(-210, 'caller', 'file is over its limit');
  return world.addAsset({ kind, name: file.name, bytes: file.bytes });
}

function detailOf(world: World, member: Member): object {
  return {
    user_id: member.id,
    user_id_by_app: `55${member.id.slice(2)}`,
    user_external_id: '',
    display_name: member.name,
    user_alias: '',
    is_sensitive: false,
    user_last_interaction_date: vietnameseDay(member.lastInteraction ?? world.now()),
    user_is_follower: member.follows,
    avatar: 'https://s120.example/a.jpg',
    avatars: { '120': 'https://s120.example/a.jpg', '240': 'https://s240.example/a.jpg' },
    tags_and_notes_info: { notes: [], tag_names: [] },
    shared_info: { address: '', city: '', district: '', phone: '', name: '' },
  };
}

function oaOf({ oa, members }: World): object {
  return {
    oa_id: oa.id,
    name: oa.name,
    is_verified: true,
    num_follower: [...members.values()].filter(({ follows }) => follows).length,
    package_name: 'Advanced',
    package_valid_through_date: '31/12/2026',
  };
}

function memberIn(world: World, body: unknown): Member {
  const id: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'user_id') : undefined;
  const member = typeof id === 'string' ? world.members.get(id) : undefined;
  if (member === undefined) throw new Refusal(-201, 'world', 'user_id is invalid');
  return member;
}

function sinceInteraction(world: World, { lastInteraction }: Member): number {
  return lastInteraction === undefined ? Number.POSITIVE_INFINITY : world.now().getTime() - lastInteraction.getTime();
}

function vietnameseDay(at: Date): string {
  return at.toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });
}
