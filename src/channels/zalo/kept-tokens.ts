/**
 * Keeps the pair of tokens in the database, sealed with the app's secret: whoever gets hold of the database or of a
 * backup alone cannot write in the school's name.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../db/client.js';
import { exclusively } from '../../db/exclusive.js';
import { type Clock, SECOND_MS } from '../../lib/clock.js';
import type { OAuthApp } from './oauth.js';
import type { TokenPair, TokenStore } from './token-store.js';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A request for tokens ends within 15 s; storing them takes no time, unless another process writes for long. */
const TURN = { holdMs: 40 * SECOND_MS, waitMs: 20 * SECOND_MS };

const Sealed = z.object({ accessToken: z.string(), refreshToken: z.string() });

/** Another app secret than the pair was sealed with: there is none, and a new consent is asked for. */
export function keptTokens(db: Database, { appId, appSecret }: OAuthApp, clock: Clock): TokenStore {
  const key = Buffer.from(hkdfSync('sha256', appSecret, appId, 'loa zalo tokens', KEY_BYTES));
  return {
    async load() {
      const row = await db.read.zaloTokens.findUnique({ where: { appId } });
      const opened = row === null ? undefined : open(row.sealed, key);
      if (row === null || opened === undefined) return undefined;
      return { ...opened, issuedAt: row.issuedAt, expiresAt: row.expiresAt };
    },
    async save({ accessToken, refreshToken, issuedAt, expiresAt }: TokenPair) {
      const kept = { sealed: seal(JSON.stringify({ accessToken, refreshToken }), key), issuedAt, expiresAt };
      await db.transaction((tx) =>
        tx.zaloTokens.upsert({ where: { appId }, create: { appId, ...kept }, update: kept }),
      );
    },
    alone: (work) => exclusively(db, clock, `zalo/tokens/${appId}`, TURN, work),
  };
}

function seal(text: string, key: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** Undefined for what was sealed with another secret: the app got a new one, so a new consent is due. */
function open(sealed: string, key: Buffer): z.infer<typeof Sealed> | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return Sealed.parse(JSON.parse(text.toString('utf8')));
  } catch {
    return undefined;
  }
}
