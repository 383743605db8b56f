/** The photos of one item: which go into the set, by their numbers, and what they are sorted under. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { typedLine } from '../../lib/typed.js';
import { photosScreen } from './photo-screens.js';
import { choosePhotos, chosenSet, type PhotoItem, photoItems } from './photo-set.js';
import { photoTask } from './photo-tasks.js';
import { texts } from './texts.js';

const About = z.object({ task: z.number(), submission: z.number() });
const Sorted = About.extend({ attachments: z.array(z.number()) });
const SUBJECT_MAX = 100;
const SUBJECTS_OFFERED = 6;
const states = { photos: About, subject: Sorted };
type Go = Moves<typeof states>;

export const choosePhotosDialog = defineDialog({
  kind: 'archive.choose-photos',
  version: 1,
  states,

  steps: (moves) => ({
    photos: {
      ask: async (about, act) => {
        const item = await itemOf(act, about);
        if (item === undefined) return [{ text: texts.noPhotoTask }];
        const photos = item.photos.map(({ sha256, name }, index) => ({ sha256, name: name ?? `anh-${index + 1}.jpg` }));
        const chosen = item.photos.flatMap(({ subject }, index) => (subject === null ? [] : [index + 1]));
        const text = texts.askPhotos(item.code, item.title, item.photos.length, chosen);
        return [
          { text: '', photos },
          { text, choices: [[tap(texts.all, 'all'), tap(texts.none, 'none')], [tap(texts.leaveAsIs, 'back')]] },
        ];
      },
      taps: {
        all: async (about, act) => {
          const item = await itemOf(act, about);
          const all = (item?.photos ?? []).map(({ attachment }) => attachment);
          return moves.go('subject', { ...about, attachments: all });
        },
        none: async (about, act) => {
          const item = await itemOf(act, about);
          if (item !== undefined) await choosePhotos(act, item, [], item.subject);
          return backTo(about.task, act, moves);
        },
        back: (about, act) => backTo(about.task, act, moves),
      },
      text: async (typed, about, act) => {
        const item = await itemOf(act, about);
        const numbers = numbersIn(typed, item?.photos.length ?? 0);
        if (item === undefined || numbers === undefined) return moves.again(texts.badNumbers(item?.photos.length ?? 0));
        const attachments = numbers.flatMap((number) => item.photos[number - 1]?.attachment ?? []);
        return moves.go('subject', { ...about, attachments });
      },
    },

    subject: {
      ask: async (sorted, act) => {
        const subjects = await subjectsFor(act, sorted);
        return [
          {
            text: texts.askSubject(sorted.attachments.length),
            choices: subjects.map((subject, index) => [option(subject, String(index))]),
          },
        ];
      },
      pick: async (key, sorted, act) => {
        const subject = (await subjectsFor(act, sorted))[Number(key)];
        return subject === undefined ? moves.again(texts.badSubject) : keep(sorted, subject, act, moves);
      },
      text: (typed, sorted, act) => {
        const subject = typedLine(typed, { min: 1, max: SUBJECT_MAX });
        if (subject === undefined) return moves.again(texts.badSubject);
        return keep(sorted, subject, act, moves);
      },
    },
  }),
});

export async function beginChoosingPhotos(act: Act, about: z.infer<typeof About>): Promise<Reply> {
  const item = await itemOf(act, about);
  return item === undefined ? [{ text: texts.noPhotoTask }] : choosePhotosDialog.at('photos', about);
}

/** "1 3 5", "1-3, 5"; undefined: something else, or a photo that is not there. Pure. */
export function numbersIn(typed: string, most: number): readonly number[] | undefined {
  const parts = typed.trim().split(/[\s,;]+/);
  const numbers = parts.flatMap((part) => {
    const [, from = '', to = from] = /^(\d{1,3})(?:[-–](\d{1,3}))?$/.exec(part) ?? [];
    if (from === '' || Number(to) < Number(from) || Number(to) > most) return [0];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index);
  });
  return numbers.length === 0 || numbers.includes(0) ? undefined : [...new Set(numbers)].toSorted((a, b) => a - b);
}

async function itemOf(act: Act, about: z.infer<typeof About>): Promise<PhotoItem | undefined> {
  const task = await photoTask(act, about.task);
  if (task === undefined) return undefined;
  const [item] = await photoItems(act.tx, await requirePlan(act.tx), task, act.now, about.submission);
  return item;
}

/** What it is about by itself, then what others of the set are sorted under. */
async function subjectsFor(act: Act, about: z.infer<typeof About>): Promise<readonly string[]> {
  const [task, item] = [await photoTask(act, about.task), await itemOf(act, about)];
  if (task === undefined || item === undefined) return [];
  const { subjects } = await chosenSet(act, task);
  return [...new Set([item.subject, ...subjects.map(([subject]) => subject)])].slice(0, SUBJECTS_OFFERED);
}

async function keep(sorted: z.infer<typeof Sorted>, subject: string, act: Act, moves: Go): Promise<Outcome> {
  const item = await itemOf(act, sorted);
  if (item === undefined) return moves.done({ text: texts.noPhotoTask });
  await choosePhotos(act, item, sorted.attachments, subject);
  return backTo(sorted.task, act, moves);
}

async function backTo(task: number, act: Act, moves: Go): Promise<Outcome> {
  const screen = await photosScreen(act, task, 0);
  return moves.done(...(screen !== undefined && !('dialog' in screen) ? screen : []));
}
