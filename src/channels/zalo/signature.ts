/**
 * Who wrote an event: X-ZEvent-Signature is the plain SHA-256 of id + body + timestamp + OA secret key, in hex. Sources
 * differ on the id (the app's or the OA's), on the timestamp (in the body or in a header) and on the prefix `mac=`; all
 * of them need the secret, so all are taken.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface SignatureKeys {
  readonly appId: string;
  readonly oaId: string | undefined;
  /** "OA Secret Key" on the webhook page of the console; not the app secret. */
  readonly oaSecret: string;
}

export interface SignedRequest {
  /** The bytes as they came. */
  readonly body: Uint8Array;
  readonly signature: string | null;
  /** X-ZEvent-Timestamp, where there is one. */
  readonly headerTimestamp: string | null;
  /** The field `timestamp` of the body, where there is one. */
  readonly bodyTimestamp: string | undefined;
}

/** How a true signature was made, for the log. */
export interface SignatureVariant {
  readonly prefix: 'mac=' | 'none';
  readonly id: 'app' | 'oa';
  readonly timestamp: 'body' | 'header';
}

/** The variant that matches, or undefined for a forged or missing signature. Takes equally long for a right and a wrong one. */
export function verifySignature(keys: SignatureKeys, request: SignedRequest): SignatureVariant | undefined {
  const [, prefix, hex] = /^(mac=)?([0-9a-f]{64})$/i.exec(request.signature?.trim() ?? '') ?? [];
  if (hex === undefined) return undefined;
  const given = Buffer.from(hex, 'hex');
  let matched: SignatureVariant | undefined;
  for (const { id, idKind, time, timeKind } of candidates(keys, request)) {
    const expected = createHash('sha256').update(id).update(request.body).update(time).update(keys.oaSecret).digest();
    const variant = { prefix: prefix === undefined ? 'none' : 'mac=', id: idKind, timestamp: timeKind } as const;
    // No early end: every candidate is compared.
    if (timingSafeEqual(given, expected)) matched ??= variant;
  }
  return matched;
}

function candidates({ appId, oaId }: SignatureKeys, { bodyTimestamp, headerTimestamp }: SignedRequest) {
  const ids = [
    { id: appId, idKind: 'app' as const },
    ...(oaId === undefined ? [] : [{ id: oaId, idKind: 'oa' as const }]),
  ];
  const times = [
    ...(bodyTimestamp === undefined ? [] : [{ time: bodyTimestamp, timeKind: 'body' as const }]),
    ...(headerTimestamp === null ? [] : [{ time: headerTimestamp, timeKind: 'header' as const }]),
  ];
  return ids.flatMap((id) => times.map((time) => ({ ...id, ...time })));
}
