/**
 * Writes the migration that brings `prisma/migrations` up to `prisma/schema.prisma`: `npm run migration -- add_things`.
 * Prisma's own engine from npm, in its WebAssembly form, so nothing is downloaded.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const here = dirname(fileURLToPath(import.meta.url));

/** The SQL from the migrations as they stand to the schema as it stands; the engine's "empty" comment when they agree. */
export async function pendingSql(): Promise<string> {
  const { SchemaEngine } = await loadEngine();
  const scratch = join(mkdtempSync(join(tmpdir(), 'loa-migration-')), 'shadow.db');
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: `file:${scratch}` }));
  const schema = { path: 'schema.prisma', content: readFileSync(join(here, 'schema.prisma'), 'utf8') };
  const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, adapter);
  const answer = await engine.diff({
    from: { tag: 'migrations', ...migrationsList() },
    to: { tag: 'schemaDatamodel', files: [schema], configDir: here },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return answer.stdout ?? '';
}

function migrationsList() {
  const dir = join(here, 'migrations');
  const names = readdirSync(dir)
    .filter((name) => name !== 'migration_lock.toml')
    .sort();
  const read = (path: string) => ({ path, content: readFileSync(join(dir, path), 'utf8') });
  return {
    baseDir: dir,
    lockfile: read('migration_lock.toml'),
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: read(`${name}/migration.sql`).content } },
    })),
  };
}

async function loadEngine() {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm'));
  const bindings = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const wasm = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => undefined } });
  return bindings;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2];
  if (name === undefined) throw new Error('say what it does: npm run migration -- add_things');
  const sql = await pendingSql();
  const count = readdirSync(join(here, 'migrations')).length;
  const folder = join(here, 'migrations', `${String(count).padStart(4, '0')}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), sql);
}
