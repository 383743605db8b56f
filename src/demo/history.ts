/** October 2020 at the kindergarten, played: who joined, what was written, what was decided. */
import type { ChatRef } from '../channels/contract.js';
import type { Tx } from '../db/client.js';
import { acceptInvite, createInvite, NOTICE_VERSION } from '../features/registration/index.js';
import { texts as joining } from '../features/registration/texts.js';
import { THE_HOUSE } from '../org/actor.js';
import type { DemoClock } from './clock.js';
import { createCompany } from './company.js';
import { BEFORE_OPENING, BEGINNING, OPENING } from './happenings.js';
import { createPhone, type Phone } from './phone.js';
import { bringPlan, type Stage } from './stage.js';
import { CAST, CHARACTERS, type Character } from './texts/story.js';

const INVITE_DAYS = 7;

/** The people as the history leaves them. */
export interface Played {
  /** The path of everybody's chat: their phones go on working on a copy of the stage's files. */
  readonly paths: Readonly<Record<Character, string>>;
  readonly chats: Readonly<Record<Character, ChatRef>>;
  readonly people: Readonly<Record<Character, number>>;
}

/** From an empty stage to the opening. */
export async function playHistory(stage: Stage, clock: DemoClock): Promise<Played> {
  const played = await gather(stage, clock);
  const company = createCompany(
    () => stage,
    clock,
    phonesOf(() => stage, played),
  );
  for (const { at, happens } of BEFORE_OPENING) {
    clock.hold(at);
    await stage.app.sweep();
    await happens(company);
  }
  await losesPhone(stage, played.chats.nurseryLead);
  clock.hold(OPENING);
  await stage.app.sweep();
  await stage.settle();
  return played;
}

/** The plan is in force and everybody has come in; nothing has happened yet. */
export async function gather(stage: Stage, clock: DemoClock): Promise<Played> {
  clock.hold(BEGINNING);
  await bringPlan(stage);
  await comeInQuietly(stage);
  await comeIn(stage);
  return roll(stage, clock);
}

/** Whose phones begin with their coming in; on the others there is soon enough to see. */
const TALKING: readonly Character[] = ['teacher', 'office'];

/** By invitation and answering what they are asked, all at once. */
async function comeIn(stage: Stage): Promise<void> {
  const newcomers = TALKING.map((character) => ({ ...CAST[character], phone: createPhone(() => stage) }));
  const each = async (work: (newcomer: (typeof newcomers)[number]) => Promise<unknown>) => {
    await Promise.all(newcomers.map(work));
    await stage.settle();
  };
  await each(async ({ role, unit, phone }) => phone.follows((await invite(stage, role, unit)).link));
  await each(({ phone }) => phone.presses(joining.agree));
  await each(({ phone, name }) => phone.says(name));
  await each(({ phone }) => phone.presses(joining.confirmYes));
}

function invite(stage: Stage, role: (typeof CAST)[Character]['role'], code: string) {
  return stage.app.house.act(THE_HOUSE, `demo/invite/${role}/${code}`, async (act) =>
    createInvite(act, { role, unit: await unitOf(act.tx, code), uses: 1, days: INVITE_DAYS }),
  );
}

/** All others by the same use cases, without the talk: the visitor is waiting. */
async function comeInQuietly({ app, web }: Stage): Promise<void> {
  await app.house.act(THE_HOUSE, 'demo/joins', async (act) => {
    for (const character of CHARACTERS.filter((each) => !TALKING.includes(each))) {
      const { name, role, unit } = CAST[character];
      const chat = await web.createChat(act.tx, name, act.now);
      const { id: account } = await act.tx.account.create({
        data: { channel: web.channel.name, chat, sender: chat, createdAt: act.now, lastWroteAt: act.now },
      });
      const order = { role, unit: await unitOf(act.tx, unit), uses: 1, days: INVITE_DAYS };
      const { id } = await createInvite(act, order);
      await acceptInvite(act, id, { account, name, agreement: { agreedAt: act.now, notice: NOTICE_VERSION } });
    }
  });
}

async function unitOf(tx: Tx, code: string): Promise<number> {
  return (await tx.unit.findUniqueOrThrow({ where: { code }, select: { id: true } })).id;
}

async function roll({ app, web }: Stage, clock: DemoClock): Promise<Played> {
  return app.house.db.transaction(async (tx) => {
    const accounts = await tx.account.findMany({
      select: { chat: true, person: { select: { id: true, name: true } } },
    });
    const found = new Map(accounts.map(({ chat, person }) => [person?.name, { chat, person: person?.id }]));
    const entries = await Promise.all(
      CHARACTERS.map(async (character) => {
        const { chat, person } = found.get(CAST[character].name) ?? {};
        if (chat === undefined || person === undefined) throw new Error(`${character} did not come in`);
        const ref = chat as ChatRef;
        return [character, { chat: ref, person, path: await web.openChat(tx, ref, clock.now()) }] as const;
      }),
    );
    return {
      paths: byCharacter(entries, ({ path }) => path),
      chats: byCharacter(entries, ({ chat }) => chat),
      people: byCharacter(entries, ({ person }) => person),
    };
  });
}

function byCharacter<V, T>(
  entries: readonly (readonly [Character, V])[],
  take: (value: V) => T,
): Readonly<Record<Character, T>> {
  return Object.fromEntries(entries.map(([character, value]) => [character, take(value)])) as Record<Character, T>;
}

export function phonesOf(stage: () => Stage, { paths }: Played): Readonly<Record<Character, Phone>> {
  return byCharacter(
    CHARACTERS.map((character) => [character, paths[character]]),
    (path) => createPhone(stage, path),
  );
}

/** From now on nothing reaches them; Loa finds out when it next has something to say. */
async function losesPhone({ app, web }: Stage, chat: ChatRef): Promise<void> {
  await app.house.db.transaction((tx) => web.erase(tx, chat));
}
