/** A house with one small feature: a survey of three questions, a few commands, a choice, and a draft that is a list. */
import { z } from 'zod';
import { NotAllowed } from '../../src/act.js';
import { defineDialog, option, tap } from '../../src/conversation/dialog.js';
import { definePick } from '../../src/conversation/handlers.js';
import { defineFeature, type Feature } from '../../src/feature.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { type HouseOptions, openHouse, type TestHouse } from '../support/house.js';
import type { Talker } from '../support/talker.js';

const Nothing = z.object({});
const Named = z.object({ name: z.string() });
const Coloured = Named.extend({ colour: z.string() });

export interface SurveyOptions {
  readonly version?: number;
  /** What the choices of the feature carry: a number, or by now something else. */
  readonly keyIs?: 'number' | 'other';
}

/** Counts, by what was typed, how often a message makes the feature throw; absent: never. */
export type Troubles = Map<string, number>;

export function surveyDialog(version = 1) {
  return defineDialog({
    kind: 'test.survey',
    version,
    states: { name: Nothing, colour: Named, sure: Coloured },
    steps: ({ go, again, done }) => ({
      name: {
        ask: () => [{ text: 'Tên gì?' }],
        text: (name) => (name.length < 2 ? again('Tên ngắn quá.') : go('colour', { name })),
      },
      colour: {
        ask: ({ name }) => [
          {
            text: `${name} thích màu nào?`,
            choices: [
              [option('Đỏ thắm', 'red'), option('🟦 Xanh – lục', 'green')],
              [tap('Bỏ qua', 'skip'), tap('Đổi tên', 'rename')],
            ],
          },
        ],
        pick: (colour, { name }) => go('sure', { name, colour }),
        taps: {
          skip: ({ name }) => go('sure', { name, colour: 'none' }),
          rename: () => go('name', {}),
        },
      },
      sure: {
        ask: ({ name, colour }) => [{ text: `${name}, ${colour}?`, choices: [[tap('Đúng', 'yes'), tap('Sai', 'no')]] }],
        taps: {
          yes: async ({ name, colour }, act) => {
            await act.tx.occurrence.create({ data: { key: `survey/${name}/${colour}`, at: act.now } });
            return done({ text: 'Xong khảo sát.' });
          },
          no: () => go('name', {}),
        },
      },
    }),
  });
}

export function surveyFeature(troubles: Troubles = new Map(), options: SurveyOptions = {}): Feature {
  const dialog = surveyDialog(options.version);
  const chosen = definePick({
    name: 'test.pick',
    key: options.keyIs === 'other' ? z.number().max(0) : z.number(),
    run: async (act, key) => {
      await act.tx.occurrence.create({ data: { key: `picked/${key}/${act.actor.account?.id}`, at: act.now } });
      return [{ text: `Đã chọn ${key}.` }];
    },
  });
  const mayFail = (what: string) => {
    const left = troubles.get(what) ?? 0;
    if (left <= 0) return;
    troubles.set(what, left - 1);
    throw new Error('this one fails');
  };
  return defineFeature({
    name: 'test',
    dialogs: [dialog],
    picks: [chosen],
    commands: [
      {
        name: 'khaosat',
        description: 'hỏi',
        readsOnly: false,
        shownTo: () => true,
        run: async () => dialog.at('name', {}),
      },
      {
        name: 'xem',
        description: 'xem',
        readsOnly: true,
        shownTo: () => true,
        run: async () => [{ text: 'Chỉ xem.' }],
      },
      {
        name: 'chon',
        description: 'chọn',
        readsOnly: true,
        shownTo: () => true,
        run: async () => [
          {
            text: 'Chọn một:',
            choices: [[1, 2, 3].map((n) => ({ label: `Số ${n}`, pick: { to: 'test.pick', key: n } }))],
          },
        ],
      },
      {
        name: 'khac',
        description: 'khác',
        readsOnly: false,
        shownTo: () => true,
        run: async (_, argument) => [{ text: `Việc khác: ${argument}.` }],
      },
      {
        name: 'cam',
        description: 'cấm',
        readsOnly: true,
        shownTo: () => true,
        run: async (act) => {
          await act.tx.occurrence.create({ data: { key: 'forbidden', at: act.now } });
          await act.tell({ account: act.actor.account?.id ?? 0 }, { text: 'Không được thấy.' });
          throw new NotAllowed('test.forbidden');
        },
      },
    ],
    contribute: async (act, content) => {
      const what = content.kind === 'text' ? content.text : `${content.files.length} tệp ${content.caption}`;
      await act.tx.occurrence.create({
        data: { key: `draft/${await act.tx.occurrence.count()}/${what}`, at: act.now },
      });
      mayFail(what);
      return [{ text: `Nháp${content.edited === true ? ' sửa' : ''}: ${what}.` }];
    },
    welcome: async (_, content) => [{ text: `Chào người lạ (${content.kind}).` }],
    phone: async (_, content) => [{ text: `Số ${content.own ? 'của mình' : 'của ai'}.` }],
  });
}

/** Nobody waits long for a disk that refuses. */
const BUSY_MS = 20;

export interface ConversationHouse extends TestHouse {
  /** Somebody who has joined, without a post. */
  member(chat: string): Promise<Talker & { readonly person: number; readonly account: number }>;
  /** What the feature wrote, in order. */
  written(): Promise<readonly string[]>;
}

export async function openConversation(
  options: Pick<HouseOptions, 'profile' | 'features'> = {},
): Promise<ConversationHouse> {
  const house = await openHouse({ plan: null, features: [surveyFeature()], busyMs: BUSY_MS, ...options });
  return Object.assign(house, {
    async member(chat: string) {
      const ids = await house.app.house.act(THE_HOUSE, `test/${chat}`, async ({ tx, now }) => {
        const person = await tx.person.create({ data: { name: 'Người Thử', sortName: 'thu nguoi', createdAt: now } });
        const account = await tx.account.create({
          data: { channel: 'telegram', chat, sender: chat, personId: person.id, createdAt: now, lastWroteAt: now },
        });
        return { person: person.id, account: account.id };
      });
      return Object.assign(house.stranger(chat), ids);
    },
    async written() {
      const rows = await house.app.house.db.read.occurrence.findMany();
      return rows.map((row) => row.key).sort();
    },
  });
}
