/** What counts as a code, a name and a usable invite; how many wrong tries are allowed. Pure. */
import type { Role } from '../../db/client.js';
import { after, HOUR_MS } from '../../lib/clock.js';
import { asTypedCode } from '../../lib/codes.js';
import { nfc } from '../../lib/fold.js';

/** With 31^8 typed codes, five guesses an hour and account leave guessing hopeless. */
const WRONG_TRIES_ALLOWED = 5;
export const TRIES_WINDOW_MS = HOUR_MS;

export const MOST_USES = 500;
export const MOST_DAYS = 90;

/** From the lightest to the heaviest, as they are offered. */
export const ROLES = ['member', 'lead', 'editor', 'office', 'leader'] as const satisfies readonly Role[];

/** Why a code is not taken. `until`: when to try again, in words. */
export type CodeRefusal =
  | { readonly why: 'unknown' | 'used' | 'expired' | 'revoked' }
  | { readonly why: 'tooMany'; readonly until: string };

export type InviteStanding = 'open' | 'used' | 'expired' | 'revoked';

export function standingOf(
  invite: { readonly usesLeft: number; readonly expiresAt: Date; readonly revokedAt: Date | null },
  now: Date,
): InviteStanding {
  if (invite.revokedAt !== null) return 'revoked';
  if (invite.usesLeft <= 0) return 'used';
  return invite.expiresAt <= now ? 'expired' : 'open';
}

/** When a code may be tried again; undefined: now. `tries`: the times of wrong tries, in any order. */
export function lockedUntil(tries: readonly Date[], now: Date): Date | undefined {
  const recent = tries
    .filter((at) => after(at, TRIES_WINDOW_MS) > now)
    .toSorted((a, b) => b.getTime() - a.getTime())
    .slice(0, WRONG_TRIES_ALLOWED);
  const oldest = recent[WRONG_TRIES_ALLOWED - 1];
  return oldest === undefined ? undefined : after(oldest, TRIES_WINDOW_MS);
}

/** The code in what somebody wrote: a typed code, the code of a link, or a whole link; undefined when it is none. */
export function codeIn(text: string): string | undefined {
  const said = text.trim();
  const linked = /(?:[?&]start=|:\/\/\S+\/moi\/)([\w-]{1,64})(?:$|[\s&#])/.exec(said)?.[1];
  if (linked !== undefined) return linked;
  return asTypedCode(said) ?? (/^[\w-]{22}$/.test(said) ? said : undefined);
}

const SHORTEST_NAME = 2;
const LONGEST_NAME = 80;

/** "Em tên là … ạ": what stands round a name where somebody answers in a sentence. */
const BEFORE_NAME =
  /^(?:(?:d[ạa],? )?(?:(?:em|t[ôo]i|m[ìi]nh) (?:xin )?(?:t[êe]n (?:l[àa] )?|l[àa] )|(?:h[ọo] (?:v[àa] )?)?t[êe]n(?: (?:em|t[ôo]i|m[ìi]nh))?(?: l[àa] | ?: ?)))+/iu;
const AFTER_NAME = /(?:[ ,]+ạ[.!]*)+$/iu;

/** A person's name as we keep it: composed, single spaces, capitals where somebody typed without; undefined: no name. */
export function readName(text: string): string | undefined {
  const said = nfc(text).replace(/\s+/g, ' ').trim();
  const name = said.replace(BEFORE_NAME, '').replace(AFTER_NAME, '');
  const length = [...name].length;
  if (length < SHORTEST_NAME || length > LONGEST_NAME) return undefined;
  if (!/^\p{L}[\p{L}\p{M}'’.\- ]*$/u.test(name)) return undefined;
  return isShoutedOrMumbled(name) ? capitalised(name) : name;
}

function isShoutedOrMumbled(name: string): boolean {
  return name === name.toLocaleLowerCase('vi') || name === name.toLocaleUpperCase('vi');
}

function capitalised(name: string): string {
  return name.toLocaleLowerCase('vi').replace(/(^|[ -])(\p{L})/gu, (start) => start.toLocaleUpperCase('vi'));
}

/** The known words most like a mistyped one, the likest first: those that share most pairs of letters with it. */
export function nearest(word: string, known: readonly string[], count: number): readonly string[] {
  const likeness = (other: string) => {
    const [mine, theirs] = [pairs(word), pairs(other)];
    const shared = [...mine].filter((pair) => theirs.has(pair)).length;
    return (2 * shared) / (mine.size + theirs.size || 1);
  };
  return known
    .map((other) => ({ other, likeness: likeness(other) }))
    .filter((each) => each.likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, count)
    .map((each) => each.other);
}

function pairs(word: string): ReadonlySet<string> {
  const letters = ` ${word.toLowerCase()} `;
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}
