/**
 * Random lives of items: authors, reviewers, withdrawals, late parts of albums, restarts, in any order. After every step
 * the laws hold that no order may break.
 */
import fc from 'fast-check';
import { expect } from 'vitest';
import { isPaid } from '../../src/ledger/task-state.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';

type Someone = Awaited<ReturnType<TestHouse['someone']>>;

type Step =
  | { readonly kind: 'send'; readonly who: number; readonly photos: number }
  | { readonly kind: 'late'; readonly who: number }
  | {
      readonly kind: 'decide';
      readonly who: number;
      readonly verdict: 'Duyệt' | 'Trả lại' | 'Không dùng';
      readonly nth: number;
    }
  | { readonly kind: 'together'; readonly nth: number }
  | { readonly kind: 'undo'; readonly who: number; readonly nth: number }
  | { readonly kind: 'withdraw'; readonly who: number; readonly nth: number }
  | { readonly kind: 'rework'; readonly who: number; readonly nth: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'restart' };

const who = fc.nat(1);
const nth = fc.nat(5);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('send' as const), who, photos: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('late' as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      who,
      verdict: fc.constantFrom('Duyệt' as const, 'Duyệt' as const, 'Trả lại' as const, 'Không dùng' as const),
      nth,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('together' as const), nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const), who, nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), who, nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rework' as const), who, nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(5, 120, 2_400) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

/** Plays so many lives of so many steps each. */
export async function playLives(limits: {
  readonly lives: number;
  readonly steps: number;
  readonly seed?: number;
}): Promise<void> {
  const { lives, steps, seed } = limits;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: steps, maxLength: steps }), async (life) => {
      const play = await openLife();
      for (const each of life) {
        await play.take(each);
        await play.check();
      }
    }),
    { numRuns: lives, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  );
}

async function openLife() {
  const house = await openHouse();
  const authors = [
    await house.someone({ unit: 'to-nha-tre', name: 'Lan Thử' }),
    await house.someone({ unit: 'to-mau-giao-lon', name: 'Mai Thử' }),
  ];
  const reviewers = [
    await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Hoa Thử' }),
    await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Cúc Thử' }),
  ];
  let photosSent = 0;
  let seed = 0;
  const nextNumber = () => {
    seed += 1;
    return seed;
  };
  const photo = async () => {
    photosSent += 1;
    return { kind: 'photo' as const, bytes: await picture(nextNumber(), 16) };
  };
  const albumOf = new Map<Someone, string>();
  const author = (index: number) => authors[index] ?? fail();
  const reviewer = (index: number) => reviewers[index] ?? fail();

  async function take(what: Step): Promise<void> {
    switch (what.kind) {
      case 'send': {
        const one = author(what.who);
        const text = `Bé học bài số ${nextNumber()}`;
        if (what.photos === 0) await one.says(text);
        else {
          albumOf.set(one, `album-${seed}`);
          const photos = [];
          for (let index = 0; index < what.photos; index += 1) photos.push(await photo());
          await one.sends(photos, { caption: text, album: `album-${seed}` });
        }
        return sendDraft(one);
      }
      case 'late': {
        const one = author(what.who);
        const album = albumOf.get(one);
        if (album !== undefined) await one.sends([await photo()], { album });
        return;
      }
      case 'decide': {
        const one = reviewer(what.who);
        if (!(await press(one, what.verdict, what.nth))) return;
        // The reason, where one is asked.
        if (one.screen.at(-1)?.buttons.some(({ label }) => label === 'Đề nghị sửa lỗi chính tả') === true)
          await press(one, 'Đề nghị sửa lỗi chính tả', 0);
        else if (one.screen.at(-1)?.text.includes('lý do') === true) await one.says('Bài trùng với bài tháng trước');
        return;
      }
      case 'together': {
        const tokens = reviewers.map(
          (one) => tokensOf(one, 'Duyệt')[what.nth % Math.max(1, tokensOf(one, 'Duyệt').length)],
        );
        for (const [index, token] of tokens.entries()) {
          if (token !== undefined) await house.channel.deliver(reviewer(index).chat, { kind: 'tap', token });
        }
        return house.settle();
      }
      case 'undo':
        await press(reviewer(what.who), 'Hoàn tác', what.nth);
        return;
      case 'withdraw':
        await press(author(what.who), 'Rút bài', what.nth);
        return;
      case 'rework': {
        const one = author(what.who);
        if (!(await press(one, /^Sửa(, thêm ảnh| và gửi lại)$/, what.nth))) return;
        await one.says(`Bổ sung ${nextNumber()}`);
        return sendDraft(one);
      }
      case 'wait':
        return house.later(what.seconds);
      case 'restart':
        return house.restart();
    }
  }

  async function check(): Promise<void> {
    const { read } = house.app.house.db;
    const items = await read.submission.findMany({
      include: {
        versions: { orderBy: { number: 'asc' }, include: { decisions: true, attachments: true } },
        credits: true,
        collection: { include: { attachments: true } },
      },
    });
    for (const { code, state, versions, credits, collection } of items) {
      for (const version of versions) expect(version.decisions.length, `decisions on ${code}`).toBeLessThanOrEqual(1);
      const newest = versions.at(-1);
      const verdict = newest?.decisions[0]?.kind;
      if (state === 'approved') {
        expect(verdict, code).toBe('approve');
        expect((newest?.text ?? '') !== '' || (newest?.attachments.length ?? 0) > 0, `content of ${code}`).toBe(true);
      }
      if (state === 'inReview') expect(verdict, code).toBeUndefined();
      // What came in is with the item, or in the draft its author has opened of it.
      const shown = new Set(versions.flatMap(({ attachments }) => attachments.map(({ attachmentId }) => attachmentId)));
      if (collection.state === 'sent') {
        for (const { id, state: stored } of collection.attachments)
          if (stored === 'stored') expect(shown.has(id), `photo ${id} of ${code}`).toBe(true);
      }
      const wanted = {
        approved: 'counted',
        inReview: 'pending',
        returned: 'pending',
        rejected: 'void',
        withdrawn: 'void',
      } as const;
      for (const credit of credits) if (credit.state !== 'void') expect(credit.state, code).toBe(wanted[state]);
      if (state === 'rejected' || state === 'withdrawn')
        expect(credits.every((credit) => credit.state === 'void')).toBe(true);
    }
    expect(await read.attachment.count(), 'photos that reached the house').toBe(photosSent);
    expect(await read.attachment.count({ where: { state: { in: ['failed', 'removed'] } } }), 'photos lost').toBe(0);
    const tasks = await read.task.findMany({
      where: { OR: [{ credits: { some: {} } }, { settledAt: { not: null } }] },
      include: { credits: { include: { submission: { select: { state: true } } } } },
    });
    for (const task of tasks) {
      const derived = task.credits.map((credit) => ({
        sentAt: credit.sentAt,
        state:
          credit.submission.state === 'approved' && credit.state !== 'void'
            ? ('counted' as const)
            : ('pending' as const),
      }));
      expect(task.settledAt !== null, task.key).toBe(isPaid({ required: task.required, credits: derived }));
    }
  }

  return { take, check };
}

/** Answers what the draft asks until it is sent, or until it lacks what nobody here gives. */
async function sendDraft(one: Someone): Promise<void> {
  for (let question = 0; question < 5; question += 1) {
    const card = one.screen.toReversed().find(({ text }) => text.includes('BẢN NHÁP'));
    const button =
      card?.buttons.find(({ label }) => /^Gửi( – ảnh không có trẻ)?$/.test(label)) ??
      card?.buttons.find(({ label }) => label === 'Không thuộc việc nào') ??
      card?.buttons.find(({ label }) => label.startsWith('Quản lý nhà nước'));
    if (button?.token === undefined) return;
    await one.presses(button.token);
  }
}

/** Presses one of the buttons with this label that the screen still shows, old cards among them; false: there is none. */
async function press(one: Someone, label: string | RegExp, at: number): Promise<boolean> {
  const tokens = tokensOf(one, label);
  const token = tokens[at % Math.max(1, tokens.length)];
  if (token === undefined) return false;
  await one.presses(token);
  return true;
}

function tokensOf(one: Someone, label: string | RegExp): readonly string[] {
  return one.screen
    .toReversed()
    .flatMap(({ buttons }) => buttons)
    .flatMap((button) =>
      (typeof label === 'string' ? button.label === label : label.test(button.label)) && button.token !== undefined
        ? [button.token]
        : [],
    );
}

function fail(): never {
  throw new Error('nobody there');
}
