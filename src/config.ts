/** The environment, checked once, and the Node.js it runs on. The only reader of `process.env`. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { Retention } from './feature.js';
import { decodeText } from './media/inspect-text.js';

/** An operator reads this and knows what to set; see .env.example. */
class ConfigError extends Error {}

/** The environment, checked: paths are absolute, what is not set has its default or is undefined. */
export interface Config {
  readonly dataDir: string;
  readonly databasePath: string;
  readonly mediaDir: string;
  /** The web chat's own folder. */
  readonly webFilesDir: string;
  readonly backupDir: string;
  readonly backupPassphrase: string | undefined;
  /** The list of the erased. */
  readonly erasedPath: string;
  /** What is not named is kept as long as by default. */
  readonly retention: Partial<Retention>;
  readonly logLevel: string;
  readonly httpPort: number;
  /** Somebody wants the web server whatever else needs it. */
  readonly httpWanted: boolean;
  /** Who shows it may read /metrics from elsewhere. */
  readonly metricsToken: string | undefined;
  /** Without a slash at its end. Where there is none, there is no web chat. */
  readonly publicUrl: string | undefined;
  readonly telegram: TelegramConfig | undefined;
  readonly zalo: ZaloConfig | undefined;
}

/** An app of Zalo's developer console, linked to the school's Official Account. */
export interface ZaloConfig {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaSecret: string;
  /** Where Zalo sends events; without a slash at its end. */
  readonly webhookUrl: string;
  /** A stand-in for all of Zalo's servers. */
  readonly apiBase: string | undefined;
}

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string | undefined;
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
}

/** An empty variable in .env is one that is not set; what quotes keep around a value is no part of it. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.trim() || undefined : value), schema.optional());

const whole = (least: number, most: number, error: string) =>
  z.coerce.number({ error }).refine((n) => Number.isInteger(n) && n >= least && n <= most, { error });
const Days = whole(1, 36_500, 'is a whole number of days from 1 to 36500');
/** `localhost:8080` reads as an address too, of the scheme "localhost". */
const address = (error: string) => z.url({ protocol: /^https?$/, error });
const isWithoutPath = (url: string) => /^https?:\/\/[^/?#]*\/?$/i.test(url);
const HOME = 'is the address people reach this machine by, such as https://loa.example.edu.vn, without a path';

const Environment = z.object({
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d+:[\w-]{20,}$/, 'looks like 123456789:AA…, as @BotFather gave it')),
  TELEGRAM_API_ROOT: optional(address('is an address such as http://127.0.0.1:8081')),
  TELEGRAM_WEBHOOK_URL: optional(address('is an https address Telegram can reach')),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{32,256}$/, 'is 32 to 256 characters of A-Z a-z 0-9 _ -')),
  ZALO_APP_ID: optional(z.string().regex(/^\d{5,30}$/, 'is the number of the app in the developer console')),
  ZALO_APP_SECRET: optional(z.string().min(8, 'is the secret key of the app in the developer console')),
  ZALO_OA_SECRET: optional(z.string().min(8, 'is the OA Secret Key on the webhook page of the developer console')),
  ZALO_WEBHOOK_URL: optional(address('is an https address Zalo can reach')),
  ZALO_API_BASE: optional(address('is an address such as http://127.0.0.1:8082')),
  DATABASE_URL: optional(z.string().regex(/^file:./, 'begins with file:, for example file:/srv/loa/loa.db')),
  DATA_DIR: optional(z.string()),
  BACKUP_DIR: optional(z.string()),
  // As it stands: backups are sealed with each of its characters.
  BACKUP_PASSPHRASE: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.string().min(12, 'has 12 characters or more (in .env, quotes around it where it has a # or a space)').optional(),
  ),
  KEEP_MESSAGES_DAYS: optional(Days),
  KEEP_SENT_DAYS: optional(Days),
  KEEP_DRAFTS_DAYS: optional(Days),
  KEEP_FILES_DAYS: optional(Days),
  KEEP_LEAVERS_DAYS: optional(Days),
  HTTP_PORT: optional(whole(0, 65_535, 'is a port, a whole number up to 65535')),
  METRICS_TOKEN: optional(z.string().min(32, 'has 32 characters or more')),
  PUBLIC_URL: optional(z.string().refine((url) => URL.canParse(url) && isWithoutPath(url), HOME)),
  LOG_LEVEL: optional(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'is trace, debug, info, warn, error or silent'),
  ),
});

const DEFAULT_PORT = 8080;

/**
 * Adds what stands in the file `path`, where there is one; what the environment says already counts. Editors of Windows mark
 * their encoding at the file's beginning, which is no part of the first name. Throws a ConfigError where it cannot be read.
 */
export function readEnvFile(path: string, environment: NodeJS.ProcessEnv = process.env): void {
  if (!existsSync(path)) return;
  for (const [name, value] of Object.entries(parseEnv(textOf(path)))) environment[name] ??= value;
}

function textOf(path: string): string {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${path} cannot be read (${cause}): it is a file that the user who runs Loa may read.`);
  }
}

/**
 * Throws a ConfigError on a Node.js other than package.json's `engines`. Node 24 ends a process that lets go of a statement
 * of better-sqlite3 12; better-sqlite3 13 does not run on Node 20.
 */
export function checkNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12)) return;
  throw new ConfigError(
    `Loa runs on Node.js 20 (from 20.19) and 22 (from 22.12); this is ${version}. Install one of them.`,
  );
}

/** Reads and checks the environment. Throws a ConfigError that names each variable and what it should be. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(`${lines.join('\n')}\nSee .env.example for each setting.`);
  }
  const env = read.data;
  const dataDir = resolve(env.DATA_DIR ?? 'data');
  return {
    dataDir,
    databasePath:
      env.DATABASE_URL === undefined ? join(dataDir, 'loa.db') : resolve(env.DATABASE_URL.slice('file:'.length)),
    mediaDir: join(dataDir, 'media'),
    webFilesDir: join(dataDir, 'web-files'),
    backupDir: resolve(env.BACKUP_DIR ?? join(dataDir, 'backups')),
    backupPassphrase: env.BACKUP_PASSPHRASE,
    erasedPath: join(dataDir, 'erased.jsonl'),
    retention: retentionOf(env),
    logLevel: env.LOG_LEVEL ?? 'info',
    httpPort: env.HTTP_PORT ?? DEFAULT_PORT,
    httpWanted: env.HTTP_PORT !== undefined,
    metricsToken: env.METRICS_TOKEN,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, ''),
    telegram: telegramOf(env),
    zalo: zaloOf(env),
  };
}

function retentionOf(env: z.infer<typeof Environment>): Partial<Retention> {
  const named = {
    messagesDays: env.KEEP_MESSAGES_DAYS,
    sentDays: env.KEEP_SENT_DAYS,
    draftsDays: env.KEEP_DRAFTS_DAYS,
    filesDays: env.KEEP_FILES_DAYS,
    leaversDays: env.KEEP_LEAVERS_DAYS,
  };
  return Object.fromEntries(Object.entries(named).filter(([, days]) => days !== undefined));
}

function telegramOf(env: z.infer<typeof Environment>): TelegramConfig | undefined {
  if (env.TELEGRAM_BOT_TOKEN === undefined) return undefined;
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = env;
  if ((url === undefined) !== (secret === undefined)) {
    throw new ConfigError(
      'TELEGRAM_WEBHOOK_URL and TELEGRAM_WEBHOOK_SECRET go together: set both, or neither for long polling.',
    );
  }
  return {
    token: env.TELEGRAM_BOT_TOKEN,
    apiRoot: env.TELEGRAM_API_ROOT,
    webhook: url === undefined || secret === undefined ? undefined : { url, secret },
  };
}

function zaloOf(env: z.infer<typeof Environment>): ZaloConfig | undefined {
  const { ZALO_APP_ID: appId, ZALO_APP_SECRET: appSecret, ZALO_OA_SECRET: oaSecret } = env;
  if (appId === undefined && appSecret === undefined && oaSecret === undefined) return undefined;
  if (appId === undefined || appSecret === undefined || oaSecret === undefined) {
    throw new ConfigError('ZALO_APP_ID, ZALO_APP_SECRET and ZALO_OA_SECRET go together: set all three, or none.');
  }
  const webhookUrl = env.ZALO_WEBHOOK_URL ?? (env.PUBLIC_URL === undefined ? undefined : atZalo(env.PUBLIC_URL));
  if (webhookUrl === undefined) {
    throw new ConfigError('Zalo sends events to an address of ours: set PUBLIC_URL, or ZALO_WEBHOOK_URL alone.');
  }
  return { appId, appSecret, oaSecret, webhookUrl: webhookUrl.replace(/\/$/, ''), apiBase: env.ZALO_API_BASE };
}

function atZalo(publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}/zalo`;
}
