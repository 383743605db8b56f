/**
 * Authors and reviewers who do anything in any order: write, send photos of albums long gone, press the newest buttons
 * and the oldest, while the bot restarts. Whatever they do, the laws of `brokenLaws` hold.
 */
import fc from 'fast-check';
import type { Database } from '../../src/db/client.js';
import { openHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import type { Talker } from '../support/talker.js';

export type Doing =
  | { readonly do: 'write'; readonly who: number; readonly words: number }
  | { readonly do: 'photo'; readonly who: number; readonly album: number }
  /** The likely topic, then the first way to send. */
  | { readonly do: 'handIn'; readonly who: number }
  | { readonly do: 'press'; readonly who: number; readonly label: RegExp }
  | { readonly do: 'pressAny'; readonly who: number; readonly at: number }
  | { readonly do: 'restart' }
  | { readonly do: 'wait'; readonly seconds: number };

const AUTHORS = 2;
const EVERYBODY = 4;
const WORDS = [
  'Các bé trồng rau trong vườn trường',
  'Bé vui Tết Trung thu',
  'Đề nghị thêm thời gian, địa điểm',
  'gửi',
  '1',
  '/bai',
  '/duyet',
];
const OF_AUTHORS = [/Gửi/, /Sửa và gửi lại|Sửa, thêm ảnh/, /Rút bài/, /^Bỏ$|Thôi sửa/, /Gửi bản sửa/];
const OF_REVIEWERS = [/^Duyệt/, /^Duyệt/, /Trả lại/, /Không dùng/, /Hoàn tác/, /Tôi nhận duyệt/, /gộp vào/];

const author = fc.nat(AUTHORS - 1);
const reviewer = fc.integer({ min: AUTHORS, max: EVERYBODY - 1 });
const anybody = fc.nat(EVERYBODY - 1);

const pressing = (who: fc.Arbitrary<number>, labels: readonly RegExp[]) =>
  fc.record({ do: fc.constant('press' as const), who, label: fc.constantFrom(...labels) });

export const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('write' as const), who: anybody, words: fc.nat(WORDS.length - 1) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('photo' as const), who: author, album: fc.nat(12) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('write' as const), who: author, words: fc.nat(1) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('handIn' as const), who: author }) },
  { weight: 4, arbitrary: pressing(author, OF_AUTHORS) },
  { weight: 6, arbitrary: pressing(reviewer, OF_REVIEWERS) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pressAny' as const), who: anybody, at: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(20, 90, 2_400) }) },
);

/** Plays it all in a house of its own; says which laws are broken then, and how many were decided at all. */
export async function play(doings: readonly Doing[]): Promise<{ readonly broken: readonly string[]; decided: number }> {
  const house = await openHouse();
  const people: readonly Talker[] = [
    await house.someone({ unit: 'to-nha-tre' }),
    await house.someone({ unit: 'to-mau-giao-lon' }),
    await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' }),
    await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' }),
  ];
  let photos = 0;
  for (const each of doings) {
    const person = 'who' in each ? people[each.who] : undefined;
    if (each.do === 'restart') await house.restart();
    if (each.do === 'wait') await house.later(each.seconds);
    if (each.do === 'write') await person?.says(WORDS[each.words] ?? '');
    if (each.do === 'handIn') {
      await pressNewest(person, /Quản lý nhà nước/);
      await pressNewest(person, /^Gửi/);
    }
    if (each.do === 'press') await pressNewest(person, each.label);
    if (each.do === 'pressAny') await pressAny(person, each.at);
    if (each.do !== 'photo') continue;
    photos += 1;
    await person?.sends([{ kind: 'photo', bytes: await picture(photos, 16) }], { album: `album-${each.album}` });
  }
  await house.later();
  const { read } = house.app.house.db;
  const faults = house.logged.filter(({ level }) => level === 'error').map(({ event }) => `logged: ${event}`);
  return { broken: [...faults, ...(await brokenLaws(read, photos))], decided: await read.decision.count() };
}

async function pressNewest(person: Talker | undefined, label: RegExp): Promise<void> {
  const buttons = (person?.screen ?? []).flatMap((shown) => shown.buttons).toReversed();
  const token = buttons.find((button) => label.test(button.label))?.token;
  if (token !== undefined) await person?.presses(token);
}

async function pressAny(person: Talker | undefined, at: number): Promise<void> {
  const buttons = (person?.screen ?? []).flatMap((shown) => shown.buttons);
  const token = buttons[at % Math.max(1, buttons.length)]?.token;
  if (token !== undefined) await person?.presses(token);
}

async function brokenLaws(read: Database['read'], photos: number): Promise<readonly string[]> {
  const broken: string[] = [];
  const law = (holds: boolean, words: string) => void (holds || broken.push(words));

  const kept = await read.attachment.count();
  law(kept === photos, `${photos} photos were sent, ${kept} are known`);

  const decisions = await read.decision.groupBy({ by: ['versionId', 'level'], _count: true });
  for (const { versionId, _count } of decisions) law(_count === 1, `${_count} decisions on version ${versionId}`);

  const submissions = await read.submission.findMany({
    include: {
      credits: true,
      collection: { include: { attachments: true } },
      versions: { orderBy: { number: 'desc' }, include: { attachments: true, decisions: true } },
    },
  });
  for (const { code, state, credits, collection, versions } of submissions) {
    const [newest] = versions;
    const listed = new Set(newest?.attachments.map(({ attachmentId }) => attachmentId));
    law(newest !== undefined && (newest.text !== '' || listed.size > 0), `${code} has no content`);
    const here = collection.attachments.filter((file) => file.state === 'stored');
    if (collection.state === 'sent')
      law(
        here.every(({ id }) => listed.has(id)),
        `${code} does not list all of its photos`,
      );
    const live = credits.filter((credit) => credit.state !== 'void');
    if (state === 'withdrawn' || state === 'rejected') law(live.length === 0, `${code} is ${state} and pays`);
    const approved = versions.some((version) => version.decisions.some(({ kind }) => kind === 'approve'));
    law(approved || credits.every((credit) => credit.state !== 'counted'), `${code} counts and was never approved`);
    law(state !== 'approved' || approved, `${code} is approved by nobody`);
  }

  const tasks = await read.task.findMany({ where: { credits: { some: {} } }, include: { credits: true } });
  for (const { key, required, settledAt, credits } of tasks) {
    const isPaid = credits.filter((credit) => credit.state === 'counted').length >= required;
    law(isPaid === (settledAt !== null), `${key} is ${isPaid ? 'paid' : 'not paid'} and says otherwise`);
  }
  return broken;
}
