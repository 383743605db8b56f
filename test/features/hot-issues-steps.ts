/** What the tests of hot issues share: a house with what they need, and an issue reported in chat or at once. */

import type { Act } from '../../src/act.js';
import { absences } from '../../src/features/absences/index.js';
import { doneMarks } from '../../src/features/done-marks/index.js';
import { fileIssue, type NewIssue } from '../../src/features/hot-issues/file-issue.js';
import { hotIssues } from '../../src/features/hot-issues/index.js';
import { requests } from '../../src/features/requests/index.js';
import { submissionsFeature } from '../../src/features/submissions/index.js';
import { loadPerson } from '../../src/org/actor.js';
import type { TestHouse } from '../support/house.js';
import type { Talker } from '../support/talker.js';
import { FEATURES as LEDGER_FEATURES } from './tasks-builders.js';

export const FEATURES = [...LEDGER_FEATURES, submissionsFeature(undefined), absences, doneMarks, requests, hotIssues];

/** A Saturday evening, when nobody is at work. */
export const SATURDAY_NIGHT = '2020-11-07T21:00:00+07:00';

/** Through the two questions; `how` is the button it is sent with. */
export async function reports(by: Talker, place: string, words: string, how: string | RegExp): Promise<string> {
  await by.says('/tinnong');
  await by.says(place).hears('Chuyện gì đã xảy ra');
  await by.says(words).hears('Tin nóng sắp gửi');
  const receipt = await by.picks(how).hears('Đã ghi nhận tin nóng');
  return /TN-\d{4}-\d{3}/.exec(receipt.text)?.[0] ?? '';
}

/** Does something as a person, without a chat. */
export async function as<T>({ app }: TestHouse, person: number, cause: string, work: (act: Act) => Promise<T>) {
  return app.house.act(await loadPerson(app.house.db.read, person), `test/${cause}`, work);
}

/** Reported at once. Answers its number. */
export async function filed(
  house: TestHouse,
  by: number,
  unit: string,
  issue: Partial<Omit<NewIssue, 'unit'>> = {},
): Promise<number> {
  const { id } = await house.app.house.db.read.unit.findUniqueOrThrow({ where: { code: unit } });
  const told = { place: 'Cổng trường', words: 'Chuyện thử', urgent: false, restricted: false, ...issue };
  const cause = `issue/${house.clock.now().toISOString()}/${unit}`;
  return as(house, by, cause, async (act) => (await fileIssue(act, { unit: id, filesAfter: 0, ...told })).id);
}

/** Everything that stands on somebody's screen, as one text. */
export function screenText(someone: Talker): string {
  return someone.screen.map((shown) => [shown.text, ...shown.buttons.map(({ label }) => label)].join('\n')).join('\n');
}

export const issueOf = (house: TestHouse, code: string) =>
  house.app.house.db.read.hotIssue.findUniqueOrThrow({
    where: { code },
    include: { entries: { orderBy: { id: 'asc' } }, request: { include: { tasks: { include: { doneMark: true } } } } },
  });
