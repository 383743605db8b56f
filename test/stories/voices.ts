/** What the stories of the public's voice share: doing things at once, reports read back, and what somebody gets to see. */
import { expect } from 'vitest';
import type { Act } from '../../src/act.js';
import type { ReportModel } from '../../src/ledger/compile-model.js';
import { loadPerson } from '../../src/org/actor.js';
import type { TestHouse } from '../support/house.js';
import type { Talker } from '../support/talker.js';

export type Someone = Awaited<ReturnType<TestHouse['someone']>>;

let doings = 0;

/** Somebody does something without a chat. */
export async function does<T>({ app }: TestHouse, { person }: Someone, work: (act: Act) => Promise<T>): Promise<T> {
  doings += 1;
  const actor = await loadPerson(app.house.db.read, person);
  return app.house.act(actor, `story/${doings}`, work);
}

export async function unitId({ app }: TestHouse, code: string): Promise<number> {
  return (await app.house.db.read.unit.findUniqueOrThrow({ where: { code } })).id;
}

/** The numbers and rows of a report as the house compiled and stored them. */
export async function compiled({ app }: TestHouse, kind: string, period: string): Promise<ReportModel> {
  const { model } = await app.house.db.read.report.findFirstOrThrow({ where: { kind, period, state: 'compiled' } });
  return JSON.parse(model ?? '');
}

/** The rows behind each number of a section, by the number's name: as many as it says. */
export function rowsBehind(
  { sections }: ReportModel,
  name: string,
): Readonly<Record<string, readonly (readonly unknown[])[]>> {
  const section = sections.find((each) => each.name === name);
  if (section === undefined) throw new Error(`the report has no section ${name}`);
  return Object.fromEntries(
    section.numbers.map((number) => {
      const rows = section.tables.find(({ title }) => title === number.name)?.rows ?? [];
      expect([name, number.name, rows.length]).toEqual([name, number.name, number.value]);
      return [number.name, rows];
    }),
  );
}

/** Opens everything a command offers to look at, and answers all that was shown on the way. */
export async function looksAround(who: Talker, command: string, into: readonly (string | RegExp)[]): Promise<string> {
  const from = who.screen.length;
  for (const label of into) {
    await who.says(command);
    const offers = who.screen.at(-1)?.buttons ?? [];
    const found = offers.some((each) =>
      typeof label === 'string' ? each.label.includes(label) : label.test(each.label),
    );
    if (found) await who.picks(label);
    else await who.says('/huy');
  }
  return who.screen
    .slice(from)
    .map((shown) => [shown.text, ...shown.buttons.map(({ label }) => label)].join('\n'))
    .join('\n');
}
