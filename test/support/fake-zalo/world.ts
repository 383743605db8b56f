/** What the fake platform knows: the OA, people, their screens, uploads, and files people sent. */
import type { MessageBody } from './message-body.js';

/** How long an asset can be sent, and a person's file fetched. */
const ASSET_LIFE_MS = 7 * 24 * 3_600_000;
const LINK_LIFE_MS = 30 * 60_000;

export interface Asset {
  readonly id: string;
  readonly kind: 'image' | 'gif' | 'file';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
}

export interface ScreenMessage {
  readonly id: string;
  readonly from: 'oa' | 'person';
  readonly text: string;
  readonly buttons: readonly MessageBody['buttons'][number][];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** A form that asks for contact details. */
  readonly form?: { readonly title: string; readonly subtitle: string; readonly picture: string | undefined };
}

export interface Member {
  readonly id: string;
  readonly name: string;
  follows: boolean;
  /** The person lets this OA not write to them. */
  restricts: boolean;
  lastInteraction: Date | undefined;
  /** Answers since the last interaction. */
  answers: number;
  readonly screen: ScreenMessage[];
}

export interface World {
  readonly appId: string;
  readonly appSecret: string;
  readonly oaSecret: string;
  readonly oa: { readonly id: string; readonly name: string };
  readonly now: () => Date;
  readonly members: Map<string, Member>;
  /** Longer than a number can hold. */
  nextId(): string;
  addAsset(asset: Pick<Asset, 'kind' | 'name' | 'bytes'>): Asset;
  asset(id: string): Asset | 'expired' | undefined;
  /** Puts a file of a person behind an address; returns its key. */
  addMedia(bytes: Uint8Array): string;
  media(key: string): Uint8Array | undefined;
}

export function createWorld(given: Pick<World, 'appId' | 'appSecret' | 'oaSecret' | 'oa' | 'now'>): World {
  let last = 460_900;
  const assets = new Map<string, Asset>();
  const files = new Map<string, { readonly bytes: Uint8Array; readonly at: Date }>();
  const nextId = () => {
    last += 1;
    return `96d3cdf3af150${last}`;
  };
  const isOlder = (at: Date, ms: number) => given.now().getTime() - at.getTime() > ms;
  return {
    ...given,
    members: new Map(),
    nextId,
    addAsset(asset) {
      const made = { ...asset, id: `aERC3A0iYGgQxim8${nextId()}`, at: given.now() };
      assets.set(made.id, made);
      return made;
    },
    asset(id) {
      const asset = assets.get(id);
      return asset !== undefined && isOlder(asset.at, ASSET_LIFE_MS) ? 'expired' : asset;
    },
    addMedia(bytes) {
      const key = nextId();
      files.set(key, { bytes, at: given.now() });
      return key;
    },
    media(key) {
      const file = files.get(key);
      return file === undefined || isOlder(file.at, LINK_LIFE_MS) ? undefined : file.bytes;
    },
  };
}
