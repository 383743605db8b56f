/**
 * What different platforms can show. Every transcript runs on each: `npm test` plays it on the two that are furthest
 * apart, `npm run test:full` on the others too.
 */
import type { Capabilities } from '../../src/channels/contract.js';
import { ZALO_CAPABILITIES } from '../../src/channels/zalo/capabilities.js';

const MB = 1024 * 1024;

export type Profile = 'telegram' | 'web' | 'zalo' | 'text only';

export const PROFILES: Readonly<Record<Profile, Capabilities>> = {
  telegram: {
    text: { maxLength: 4096 },
    caption: { maxLength: 1024 },
    buttons: { support: 'native', max: 100, maxLabel: 64 },
    album: { support: 'native', max: 10, maxBytesEach: 10 * MB },
    file: { support: 'native', maxBytes: 50 * MB },
    edit: 'native',
    outreach: { kind: 'anytime' },
  },
  web: {
    text: { maxLength: 20_000 },
    caption: { maxLength: 20_000 },
    buttons: { support: 'native', max: 100, maxLabel: 200 },
    album: { support: 'native', max: 50, maxBytesEach: 200 * MB },
    file: { support: 'native', maxBytes: 200 * MB },
    edit: 'native',
    outreach: { kind: 'anytime' },
  },
  zalo: ZALO_CAPABILITIES,
  'text only': {
    text: { maxLength: 500 },
    caption: { maxLength: 500 },
    buttons: { support: 'none', max: 0, maxLabel: 0 },
    album: { support: 'degraded', max: 1, maxBytesEach: MB },
    file: { support: 'native', maxBytes: 20 * MB },
    edit: 'none',
    outreach: { kind: 'anytime' },
  },
};

const isProfile = (name: string): name is Profile => Object.hasOwn(PROFILES, name);

/** Those this run is for, by vitest.config.ts. */
export const profiles: readonly Profile[] = (process.env.TRANSCRIPT_PROFILES ?? '').split(',').filter(isProfile);
if (profiles.length === 0) throw new Error('TRANSCRIPT_PROFILES names no profile: see vitest.config.ts');

/** Those, and text without buttons in any case: for the conversations that most depend on what a platform can show. */
export const profilesAndText: readonly Profile[] = [...new Set<Profile>([...profiles, 'text only'])];
