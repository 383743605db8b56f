import { cpSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pendingSql } from '../../prisma/author-migration.js';
import { MIGRATIONS_DIR, MigrationError, migrate } from '../../src/db/migrate.js';
import { scratchFolder } from '../support/scratch.js';

const NOW = new Date('2020-11-02T01:00:00Z');

it('has a migration for everything in the schema', async () => {
  expect(await pendingSql()).toMatch(/^\s*(-- This is an empty migration\.)?\s*$/);
});

it('applies each migration once', () => {
  const path = join(scratchFolder('migrate'), 'loa.db');
  expect(migrate(path, NOW).length).toBeGreaterThan(0);
  expect(migrate(path, NOW)).toEqual([]);
});

it('makes a file that only its owner reads', () => {
  const path = join(scratchFolder('migrate'), 'loa.db');
  migrate(path, NOW);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('refuses a migration that was edited after it was applied, and one it does not know', () => {
  const folder = scratchFolder('migrate');
  const path = join(folder, 'loa.db');
  const edited = join(folder, 'migrations');
  cpSync(MIGRATIONS_DIR, edited, { recursive: true });
  migrate(path, NOW, edited);
  writeFileSync(join(edited, '0001_start', 'migration.sql'), 'SELECT 1;');
  expect(() => migrate(path, NOW, edited)).toThrow(MigrationError);
  expect(() => migrate(path, NOW, join(folder, 'migrations', '0001_start'))).toThrow(/newer Loa/);
});

it('says of a file that cannot be used which one it is and what to do', () => {
  const folder = scratchFolder('migrate');
  const path = join(folder, 'loa.db');
  writeFileSync(path, 'Thưa thầy cô, đây không phải cơ sở dữ liệu. '.repeat(100));
  expect(() => migrate(path, NOW)).toThrow(/loa\.db cannot be used .* restore --overwrite$/);
  expect(() => migrate(join(path, 'below', 'loa.db'), NOW)).toThrow(/cannot be used .* must be able to write/);
  expect(() => migrate(folder, NOW)).toThrow(MigrationError);
});
