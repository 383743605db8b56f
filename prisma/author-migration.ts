/**
 * Writes the migration that brings `prisma/migrations` up to `prisma/schema.prisma`: `npm run migration -- add_things`.
 * Prisma's own engine from npm, in its WebAssembly form, so nothing is downloaded.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';

const here = dirname(fileURLToPath(import.meta.url));

/** From this line on a migration makes what the schema cannot say (a search index); the engine would trip over it. */
const BEYOND_THE_SCHEMA = '-- Beyond the schema';

/** The SQL from the migrations as they stand to the schema as it stands; the engine's "empty" comment when they agree. */
export async function pendingSql(): Promise<string> {
  const { SchemaEngine } = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(scriptable(new PrismaBetterSqlite3({ url: ':memory:' })));
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

/** The engine hands whole migrations to `executeRaw`, which takes one statement: they are scripts. */
function scriptable(stock: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  const asScripts = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting;
    connection.executeRaw = async (query) => {
      await connection.executeScript(query.sql);
      return 0;
    };
    return connection;
  };
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: () => asScripts(stock.connect()),
    connectToShadowDb: () => asScripts(stock.connectToShadowDb()),
  };
}

function migrationsList() {
  const dir = join(here, 'migrations');
  const names = readdirSync(dir)
    .filter((name) => name !== 'migration_lock.toml')
    .sort();
  const read = (path: string) => ({ path, content: readFileSync(join(dir, path), 'utf8') });
  const schemaPart = (name: string) => read(`${name}/migration.sql`).content.split(BEYOND_THE_SCHEMA)[0] ?? '';
  return {
    baseDir: dir,
    lockfile: read('migration_lock.toml'),
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: schemaPart(name) } },
    })),
  };
}

/** Node has it; its types come with the browser's, which we leave out. */
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: {
    instantiate(binary: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
  };
};

async function loadEngine() {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm'));
  const bindings = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const binary = readFileSync(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await wasm.instantiate(binary, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => undefined } });
  return bindings;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2];
  if (name === undefined) throw new Error('say what it does: npm run migration -- add_things');
  const sql = await pendingSql();
  const taken = readdirSync(join(here, 'migrations')).map((each) => Number.parseInt(each, 10) || 0);
  const folder = join(here, 'migrations', `${String(Math.max(...taken) + 1).padStart(4, '0')}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), sql);
}
