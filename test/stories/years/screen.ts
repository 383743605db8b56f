/** Reads digests and escalations off a screen, as the table writes them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

export const DIGEST = '🔔';
export const OVERDUE = '📌 Kính gửi';

const Titles = z.object({ duties: z.array(z.object({ code: z.string(), title: z.string() })) });

/** The text of one of the plans in the project's folder. */
export function planFile(plan: string): string {
  return readFileSync(new URL(`../../../prisma/plans/${plan}.yaml`, import.meta.url), 'utf8');
}

/** By title, the duty of a plan; read as plain YAML, so that the product's own reading is not believed. */
export function dutiesByTitle(planText: string): ReadonlyMap<string, string> {
  const { duties } = Titles.parse(parse(planText));
  const titles = new Map(duties.map(({ code, title }) => [title, code]));
  if (titles.size < duties.length) throw new Error(`two duties have one title`);
  return titles;
}

/** The entries of such a message; the heading must count them. */
export function entriesIn(text: string, duties: ReadonlyMap<string, string>): readonly string[] {
  const blocks = text.split('\n\n').filter((block) => block.startsWith('▪ '));
  const many = Number(/còn (\d+) việc/.exec(text)?.[1]);
  const entries = blocks.map((block) => entryOf(block, duties));
  const units = text.startsWith(DIGEST) ? blocks.length : blocks.reduce((sum, block) => sum + unitsIn(block), 0);
  if (many !== units) throw new Error(`a heading says ${many}, but there are ${units}:\n${text}`);
  return entries.toSorted();
}

function entryOf(block: string, duties: ReadonlyMap<string, string>): string {
  const lines = block.split('\n');
  const title = lines[0]?.slice('▪ '.length) ?? '';
  const due = lines.find((line) => line.startsWith('Hạn: '));
  const [, day, month, year] = /(\d\d)\/(\d\d)\/(\d{4})/.exec(due ?? '') ?? [];
  const isBack = lines.at(-1)?.startsWith('Chờ sửa') === true;
  const count = unitsIn(block);
  const words = `${dutyOf(title, duties)} ${year}-${month}-${day}${isBack ? ' (sửa)' : ''}`;
  return count === 1 ? words : `${words} ×${count}`;
}

/** Of an event or a request the title goes on: what it is about. What no duty is called was given by hand. */
function dutyOf(title: string, duties: ReadonlyMap<string, string>): string {
  const found = [...duties].find(([words]) => title === words || title.startsWith(`${words}: `));
  return found?.[1] ?? 'assignment';
}

/** "38 đơn vị: …" in a digest, "A, B và 3 nơi khác" in an escalation; one where no units are named. */
function unitsIn(block: string): number {
  const lines = block.split('\n');
  const line = lines[1]?.startsWith('Hạn: ') === false ? lines[1] : undefined;
  if (line === undefined) return 1;
  const counted = /^(\d+) đơn vị: /.exec(line);
  if (counted) return Number(counted[1]);
  const others = / và (\d+) nơi khác$/.exec(line);
  return line.split(', ').length + Number(others?.[1] ?? 0);
}
