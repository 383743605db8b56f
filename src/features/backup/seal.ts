/**
 * Files that nobody reads without the passphrase: AES-256-GCM, a fresh nonce a file, the key made by scrypt from the
 * passphrase and the folder's salt. A sealed file is nonce, then content, then tag.
 */
import { createCipheriv, createDecipheriv, type DecipherGCM, randomBytes, scryptSync } from 'node:crypto';

export type Key = Buffer & { readonly __key: 'backup' };

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const CIPHER = 'aes-256-gcm';
/** About a tenth of a second and 64 MB a guess (https://nodejs.org/api/crypto.html#cryptoscryptsyncpassword-salt-keylen-options). */
const COST = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };

/** The wrong passphrase, or a file that was changed. */
class SealBroken extends Error {}

export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

export function keyOf(passphrase: string, salt: string): Key {
  return Object.assign(scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), KEY_BYTES, COST), {
    __key: 'backup' as const,
  });
}

/** The content, sealed. */
export async function* sealed(content: AsyncIterable<Uint8Array>, key: Key): AsyncGenerator<Uint8Array> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  yield nonce;
  for await (const chunk of content) yield cipher.update(chunk);
  yield cipher.final();
  yield cipher.getAuthTag();
}

/**
 * The content of a sealed file. What comes out is proven only when it has come to its end: keep it aside until then.
 * Throws SealBroken where the key is another or a byte was changed.
 */
export async function* unsealed(file: AsyncIterable<Uint8Array>, key: Key): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  let decipher: DecipherGCM | undefined;
  for await (const chunk of file) {
    held = Buffer.concat([held, chunk]);
    if (decipher === undefined) {
      if (held.length < NONCE_BYTES) continue;
      decipher = createDecipheriv(CIPHER, key, held.subarray(0, NONCE_BYTES));
      held = held.subarray(NONCE_BYTES);
    }
    // The last bytes may be the tag.
    const ready = held.length - TAG_BYTES;
    if (ready <= 0) continue;
    yield decipher.update(held.subarray(0, ready));
    held = held.subarray(ready);
  }
  if (decipher === undefined || held.length !== TAG_BYTES) throw new SealBroken('it is cut short');
  decipher.setAuthTag(held);
  try {
    yield decipher.final();
  } catch {
    throw new SealBroken('it was changed, or sealed with another passphrase');
  }
}
