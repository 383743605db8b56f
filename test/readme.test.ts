import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { createFeatures } from '../src/features/index.js';
import { createProgram } from '../src/program.js';
import { dutyMarkdown } from './support/duty-markdown.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('shows every duty of the five plans as the plan files say it', () => {
  expect(README).toContain(dutyMarkdown());
});

it('names only tests that exist', () => {
  const named = [...README.matchAll(/`(test\/[\w./-]+\.(?:test|full|long)\.ts)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(5);
  for (const path of named) expect(() => readFileSync(new URL(`../${path}`, import.meta.url))).not.toThrow();
});

it('begins with three sentences and a picture', () => {
  const [title, first = '', picture] = README.split('\n\n');
  expect(title).toBe('# Loa');
  expect(first.match(/[.!?](?= |$)/g)).toHaveLength(3);
  expect(picture).toMatch(/^!\[[^\]]+\]\(test\/pictures\/demo\.png\)$/);
});

it('has exactly two commands to set up', () => {
  const setUp = README.split(/^## /m).find((section) => section.startsWith('Set-up')) ?? '';
  const blocks = [...setUp.matchAll(/```bash\n([\s\S]*?)\n```/g)].map((block) => block[1]);
  expect(blocks).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
});

it('shows pictures that are there and light', () => {
  const shown = [...README.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
  expect(shown).toEqual(['test/pictures/demo.png', 'test/pictures/report-page.png']);
  for (const path of shown) expect(statSync(new URL(`../${path}`, import.meta.url)).size).toBeLessThan(250 * 1024);
});

it('names only scripts and commands that exist', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const run = [...README.matchAll(/npm run (?:-s )?([\w:]+)/g)].map((match) => match[1] ?? '');
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));

  const features = createFeatures();
  const said = [...README.matchAll(/^\| ((?:`\/\w+`(?: |, )?)+)/gm)].flatMap((row) => row[1]?.match(/\w+/g) ?? []);
  const known = features.flatMap(({ commands = [] }) => commands.map(({ name }) => name));
  expect(said.length).toBeGreaterThan(15);
  expect([...known, 'huy']).toEqual(expect.arrayContaining(said));

  const nothing = async () => {};
  const print = { line: () => {}, json: () => {} };
  const parts = { features, print, start: nothing, demo: nothing, connectZalo: nothing, restore: nothing };
  const program = createProgram({ ...parts, open: () => Promise.reject(new Error('no house here')) });
  const table = README.split('On the command line')[1]?.split('\n\n')[1] ?? '';
  const typed = [...table.matchAll(/^\| `([a-z][a-z-]*(?: [a-z][a-z-]*)*)/gm)].map((row) => row[1] ?? '');
  expect(typed.length).toBeGreaterThan(8);
  expect(pathsOf(program)).toEqual(expect.arrayContaining(typed));
});

/** "plan check": every command of the program as it is typed, also those that only hold others. */
function pathsOf(command: Command, before: readonly string[] = []): readonly string[] {
  return command.commands.flatMap((each) => {
    const path = [...before, each.name()];
    return [path.join(' '), ...pathsOf(each, path)];
  });
}
