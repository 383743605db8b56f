/** What the tests of joining have in common: a house with the feature, invites made in it, the way through the questions. */
import type { Role } from '../../src/db/client.js';
import { plan } from '../../src/features/plan/index.js';
import { createInvite } from '../../src/features/registration/create-invite.js';
import { registrationFeature } from '../../src/features/registration/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { type HouseOptions, openHouse, type TestHouse } from '../support/house.js';
import type { Talker } from '../support/talker.js';

export const GROUP = 'to-mau-giao-lon';
export const OTHER_GROUP = 'to-nha-tre';
const LINK = 'https://loa.example/join?start=';

export function openRegistration(options: HouseOptions = {}): Promise<TestHouse> {
  const registration = registrationFeature({
    commands: () => registration.commands ?? [],
    linksTo: (code) => [{ channel: 'telegram', url: `${LINK}${code}` }],
  });
  return openHouse({ ...options, features: [plan, registration] });
}

/** An invite by the house; good for a week and one person unless told otherwise. */
export async function invite(
  house: TestHouse,
  order: { readonly unit?: string; readonly role?: Role; readonly uses?: number; readonly days?: number } = {},
) {
  const { unit = GROUP, role = 'member', uses = 1, days = 7 } = order;
  const { id } = await house.app.house.db.read.unit.findUniqueOrThrow({ where: { code: unit } });
  return house.app.house.act(THE_HOUSE, 'test/invite', (act) => createInvite(act, { role, unit: id, uses, days }));
}

/** Through the notice, the name and the confirmation. */
export async function joins(person: Talker, name: string): Promise<void> {
  await person.picks('Đồng ý');
  await person.says(name);
  await person.picks('Đúng, tham gia');
}

/** Asks without a code, naming the unit. */
export async function asks(person: Talker, name: string, unit: string): Promise<void> {
  await person.says('Xin chào, tôi muốn tham gia');
  await person.picks('Xin tham gia');
  await person.picks('Đồng ý');
  await person.says(name);
  await person.says(unit);
  await person.picks('Đúng, gửi đề nghị');
}

/** The posts somebody of this name holds now, as "role unit-code". */
export async function postsOf(house: TestHouse, name: string): Promise<readonly string[]> {
  const posts = await house.app.house.db.read.membership.findMany({
    where: { person: { name }, until: null },
    include: { unit: true },
    orderBy: { id: 'asc' },
  });
  return posts.map((post) => `${post.role} ${post.unit.code}`);
}

/** The link in a message made to be passed on. */
export function linkIn(text: string): string {
  return new RegExp(`${LINK.replace(/[.?]/g, '\\$&')}([\\w-]{22})`).exec(text)?.[1] ?? '';
}
