import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
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
