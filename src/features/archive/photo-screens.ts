/** Choosing a period's photos: which items have some, which are chosen, and the whole set before it is handed in. */
import type { Act } from '../../act.js';
import { lastDayInTime, spellDay } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { handInPhotos, listPhotos, openPhotos, reviewPhotos } from './choices.js';
import { chosenSet, photoItems } from './photo-set.js';
import { photoTask, photoTasks } from './photo-tasks.js';
import { texts } from './texts.js';

/** Where one duty only asks for photos, its items at once. */
export async function photoTasksScreen(act: Act): Promise<Reply> {
  const tasks = await photoTasks(act);
  const [only, other] = tasks;
  if (only === undefined) return [{ text: texts.noPhotoTask }];
  if (other === undefined) return photosScreen(act, only.id, 0);
  const { zone } = (await requirePlan(act.tx)).calendar;
  const lines = tasks.map(({ duty, unit, period, dueAt }) =>
    texts.photoTask(duty.title, unit.name, period.code, spellDay(lastDayInTime(dueAt, zone))),
  );
  return [
    {
      text: [texts.askPhotoTask, ...lines.slice(0, 8)].join('\n\n'),
      choices: tasks
        .slice(0, 8)
        .map(({ id, unit, period }) => [
          listPhotos.choice(texts.photoTaskChoice(unit.name, period.code), { task: id, page: 0 }),
        ]),
    },
  ];
}

export async function photosScreen(act: Act, id: number, page: number): Promise<Reply> {
  const task = await photoTask(act, id);
  if (task === undefined) return [{ text: texts.noPhotoTask }];
  const items = await photoItems(act.tx, await requirePlan(act.tx), task, act.now);
  if (items.length === 0) return [{ text: texts.noPhotos(task.unit.name, task.period.code) }];
  const { shown, next } = pageOf(items, page, 1);
  const count = items.reduce((sum, { photos }) => sum + photos.filter(({ subject }) => subject !== null).length, 0);
  return [
    {
      text: texts.photosOf(task.unit.name, task.period.code, items.length, count, task.required),
      choices: [
        ...shown.map(({ id: submission, code, title, photos }) => {
          const chosen = photos.filter(({ subject }) => subject !== null).length;
          return [openPhotos.choice(texts.photoItem(code, title, chosen, photos.length), { task: id, submission })];
        }),
        ...(next === undefined ? [] : [[listPhotos.choice(texts.turn, { task: id, page: next })]]),
        [reviewPhotos.choice(texts.reviewSet(count), { task: id })],
      ],
    },
  ];
}

export async function photoSetScreen(act: Act, id: number): Promise<Reply> {
  const task = await photoTask(act, id);
  if (task === undefined) return [{ text: texts.noPhotoTask }];
  const { count, subjects, smaller, unsure } = await chosenSet(act, task);
  const text = [
    texts.set(task.unit.name, task.period.code, count),
    ...subjects.map(([subject, photos]) => texts.subjectCount(subject, photos)),
    ...(task.duty.settles.by === 'photos' && task.duty.settles.originals && smaller > 0
      ? [texts.smaller(smaller)]
      : []),
    ...(unsure === 0 ? [] : [texts.unsure(unsure)]),
    ...(count < task.required ? [texts.tooFew(task.required)] : []),
  ].join('\n');
  const enough = count > 0 && count >= task.required;
  return [
    {
      text,
      choices: [
        ...(enough ? [[handInPhotos.choice(texts.handIn(count), { task: id, photos: count })]] : []),
        [listPhotos.choice(texts.chooseMore, { task: id, page: 0 })],
      ],
    },
  ];
}
