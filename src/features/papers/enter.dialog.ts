/** Entering a paper: what it is, its number, subject, issuer and day, whether it is public, its deadline, the paper itself. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import type { Day } from '../../calendar/day.js';
import { DayText } from '../../calendar/day-text.js';
import { readDay } from '../../calendar/day-typed.js';
import { numericDay } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { todayOf } from '../../ledger/today.js';
import { fold, nfc } from '../../lib/fold.js';
import { type DraftChanged, filesInWords, filesOnOffer, newestFile, takeFiles } from '../carried-files/index.js';
import { enterPaper } from './keep-paper.js';
import { factLines, headOf } from './paper.js';
import { keepPapersPermission } from './permissions.js';
import { paperScreen } from './screens.js';
import { KINDS, texts } from './texts.js';

const Begun = z.object({ filesAfter: z.number() });
const Kind = Begun.extend({ kind: z.enum(KINDS) });
const Numbered = Kind.extend({ number: z.string().nullable() });
const Titled = Numbered.extend({ title: z.string() });
const Issued = Titled.extend({ issuer: z.string() });
const Dated = Issued.extend({ issuedOn: DayText });
const Open = Dated.extend({ isPublic: z.boolean() });
const Timed = Open.extend({ deadline: DayText.nullable() });
const Whole = Timed.extend({ files: z.enum(['none', 'fresh', 'all']) });

const states = {
  kind: Begun,
  number: Kind,
  title: Numbered,
  issuer: Titled,
  day: Issued,
  whichDay: Issued.extend({ days: z.array(DayText) }),
  public: Dated,
  deadline: Open,
  whichDeadline: Open.extend({ days: z.array(DayText) }),
  files: Timed,
  sure: Whole,
};
type Go = Moves<typeof states>;

const LONGEST_NUMBER = 60;
const ISSUERS_OFFERED = 6;

export function enterDialog(draftChanged: DraftChanged) {
  return defineDialog({
    kind: 'papers.enter',
    version: 1,
    states,

    steps: (moves) => ({
      kind: {
        ask: () => [{ text: texts.askKind, choices: KINDS.map((kind) => [option(texts.kind(kind), kind)]) }],
        pick: (key, begun) => moves.go('number', { ...begun, kind: z.enum(KINDS).parse(key) }),
      },
      number: {
        ask: () => [{ text: texts.askNumber, choices: [[tap(texts.noNumber, 'none')]] }],
        text: (typed, answers) => {
          const number = tidy(typed);
          if (number.length > LONGEST_NUMBER || !/\d/.test(number)) return moves.again(texts.badNumber);
          return moves.go('title', { ...answers, number });
        },
        taps: { none: (answers) => moves.go('title', { ...answers, number: null }) },
      },
      title: {
        ask: () => [{ text: texts.askTitle }],
        text: (typed, answers) => {
          const title = tidy(typed);
          if (title.length < 5 || title.length > 300) return moves.again(texts.badTitle);
          return moves.go('issuer', { ...answers, title });
        },
      },
      issuer: {
        ask: async (_, act) => [
          { text: texts.askIssuer, choices: (await issuers(act)).map((name, index) => [option(name, String(index))]) },
        ],
        pick: async (key, answers, act) => {
          const issuer = (await issuers(act))[Number(key)];
          return issuer === undefined ? moves.again(texts.badIssuer) : moves.go('day', { ...answers, issuer });
        },
        text: (typed, answers) => {
          const issuer = tidy(typed);
          if (issuer.length < 2 || issuer.length > 120) return moves.again(texts.badIssuer);
          return moves.go('day', { ...answers, issuer });
        },
      },
      day: {
        ask: () => [{ text: texts.askDay, choices: [[tap(texts.today, 'today')]] }],
        taps: { today: async (answers, act) => issuedOn(await todayOf(act), answers, act, moves) },
        text: async (typed, answers, act) => {
          const read = readDay(typed, act.now, (await requirePlan(act.tx)).calendar, { facing: 'back' });
          if (read.kind === 'unreadable') return moves.again(texts.badDay);
          if (read.kind === 'unclear') return moves.go('whichDay', { ...answers, days: [...read.days] });
          return issuedOn(read.day, answers, act, moves);
        },
      },
      whichDay: {
        ask: ({ days }) => [whichOf(days)],
        pick: (key, { days, ...answers }, act) => {
          const day = days.find((each) => each === key);
          return day === undefined ? moves.go('day', answers) : issuedOn(day, answers, act, moves);
        },
        taps: { again: ({ days: _, ...answers }) => moves.go('day', answers) },
      },
      public: {
        ask: () => [{ text: texts.askPublic, choices: [[tap(texts.isPublic, 'yes')], [tap(texts.notPublic, 'no')]] }],
        taps: {
          yes: (answers) => moves.go('deadline', { ...answers, isPublic: true }),
          no: (answers) => moves.go('deadline', { ...answers, isPublic: false }),
        },
      },
      deadline: {
        ask: () => [{ text: texts.askDeadline, choices: [[tap(texts.noDeadline, 'none')]] }],
        taps: { none: (answers) => moves.go('files', { ...answers, deadline: null }) },
        text: async (typed, answers, act) => {
          const read = readDay(typed, act.now, (await requirePlan(act.tx)).calendar);
          if (read.kind === 'unreadable') return moves.again(texts.badDay);
          if (read.kind === 'unclear') return moves.go('whichDeadline', { ...answers, days: [...read.days] });
          return due(read.day, answers, moves);
        },
      },
      whichDeadline: {
        ask: ({ days }) => [whichOf(days)],
        pick: (key, { days, ...answers }) => {
          const day = days.find((each) => each === key);
          return day === undefined ? moves.go('deadline', answers) : due(day, answers, moves);
        },
        taps: { again: ({ days: _, ...answers }) => moves.go('deadline', answers) },
      },
      files: {
        ask: async ({ filesAfter }, act) => {
          const words = await filesInWords(act, 'all', filesAfter);
          const all = words === undefined ? [] : [[tap(texts.attachAll(words), 'all')]];
          const rest = [[tap(texts.attach, 'fresh'), tap(texts.attachNone, 'none')]];
          return [{ text: texts.askFiles, choices: [...all, ...rest] }];
        },
        taps: {
          all: (answers) => moves.go('sure', { ...answers, files: 'all' }),
          none: (answers) => moves.go('sure', { ...answers, files: 'none' }),
          fresh: async (answers, act) => {
            const { fresh } = await filesOnOffer(act, answers.filesAfter);
            return fresh === 0 ? moves.again(texts.noFresh) : moves.go('sure', { ...answers, files: 'fresh' });
          },
        },
      },
      sure: {
        ask: async (whole, act) => {
          const words = await filesInWords(act, whole.files, whole.filesAfter);
          const twin = await sameNumber(act, whole);
          const lines = [
            ...factLines(whole),
            ...(words === undefined ? [] : [texts.files(words)]),
            ...(twin === null ? [] : ['', texts.known(twin.code, headOf(twin))]),
          ];
          return [{ text: texts.summary(lines), choices: [[tap(texts.yes, 'yes')], [tap(texts.startAgain, 'again')]] }];
        },
        taps: {
          yes: async ({ files, filesAfter, ...paper }, act) => {
            const taken = await takeFiles(act, files, filesAfter, draftChanged);
            const id = await enterPaper(act, { ...paper, files: taken });
            const { code } = await act.tx.document.findUniqueOrThrow({ where: { id }, select: { code: true } });
            return moves.done({ text: texts.entered(code) }, ...(await paperScreen(act, id)));
          },
          again: ({ filesAfter }) => moves.go('kind', { filesAfter }),
        },
      },
    }),
  });
}

export async function beginEntering(act: Act, dialog: ReturnType<typeof enterDialog>) {
  act.require(keepPapersPermission, 'anywhere');
  return dialog.at('kind', { filesAfter: await newestFile(act) });
}

function tidy(typed: string): string {
  return nfc(typed).replace(/\s+/g, ' ').trim();
}

function whichOf(days: readonly Day[]) {
  const choices = days.map((day) => [option(numericDay(day), day)]);
  return { text: texts.whichDay, choices: [...choices, [tap(texts.retype, 'again')]] };
}

/** A kind of paper the plan does not want public is kept inside, unless somebody says otherwise. */
async function issuedOn(day: Day, answers: z.infer<typeof Issued>, act: Act, moves: Go): Promise<Outcome> {
  if (day > (await todayOf(act))) return moves.again(texts.dayAhead);
  return moves.go('public', { ...answers, issuedOn: day });
}

function due(day: Day, answers: z.infer<typeof Open>, moves: Go): Outcome {
  return day < answers.issuedOn ? moves.again(texts.badDeadline) : moves.go('files', { ...answers, deadline: day });
}

/** The institution, who stands above it in the plan, and who wrote to it lately. */
async function issuers(act: Act): Promise<readonly string[]> {
  const { plan } = await requirePlan(act.tx);
  const lately = await act.tx.document.findMany({
    where: { removedAt: null },
    orderBy: { id: 'desc' },
    take: 40,
    select: { issuer: true },
  });
  const names = [
    plan.organisation.name,
    ...lately.map(({ issuer }) => issuer),
    ...(plan.recipients ?? []).map(({ name }) => name),
  ];
  return [...new Set(names)].slice(0, ISSUERS_OFFERED);
}

async function sameNumber(act: Act, { number, issuer }: { readonly number: string | null; readonly issuer: string }) {
  if (number === null) return null;
  const rows = await act.tx.document.findMany({
    where: { removedAt: null, issuer },
    select: { code: true, number: true, title: true },
  });
  return rows.find((row) => row.number !== null && fold(row.number) === fold(number)) ?? null;
}
