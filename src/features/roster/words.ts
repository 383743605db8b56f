/** What a staff list calls units and posts, as the house knows them. Pure. */
import type { Role } from '../../db/client.js';
import { fold } from '../../lib/fold.js';

/** Folded words of a post, from the heaviest to the lightest; the first that fits decides. */
const POSTS: readonly (readonly [Role, RegExp])[] = [
  ['leader', /\b(hieu truong|hieu pho|pho hieu truong|ban giam hieu|bgh|lanh dao|leader)\b/],
  ['leader', /^(pho )?giam doc\b|\bban giam doc\b/],
  ['member', /\b(to pho|pho to truong|pho truong|pho bi thu|pho chu tich|pho phong|nhom pho)\b/],
  ['lead', /\b(to truong|nhom truong|khoi truong|truong (phong|ban|bo phan|khoi|khoa|don vi)|chanh van phong)\b/],
  ['lead', /\b(ttcm|phu trach don vi|dau moi|bi thu|chu tich|lead)\b/],
  ['office', /\b(van thu|van phong|office)\b/],
  ['editor', /\b(bien tap|ban quan tri|quan tri (website|web|trang)|editor)\b/],
  [
    'member',
    /\b(giao vien|gv|gvcn|nhan vien|nv|chuyen vien|can bo|ke toan|thu quy|thu vien|thiet bi|y te|bao ve|phuc vu|cap duong|nau an|cong nhan vien|giam thi|tu van|ho tro|thanh vien|uy vien|to vien|tong phu trach|tpt|member)\b/,
  ],
];

/** A post in the words of the list; undefined: nothing known. An empty one is a member's. */
export function roleIn(text: string): Role | undefined {
  const words = fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return words === '' ? 'member' : POSTS.find(([, pattern]) => pattern.test(words))?.[0];
}

export interface NamedUnit {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export type UnitFound<U extends NamedUnit> =
  | { readonly unit: U }
  /** Undecided between these, or, where none fits, like these. */
  | { readonly like: readonly U[]; readonly several: boolean };

const LIKE_SHOWN = 3;

/** The unit a list means: by its name or code, with or without what kind it is, in full or in part. */
export function unitIn<U extends NamedUnit>(text: string, units: readonly U[]): UnitFound<U> {
  const wanted = bare(text);
  const by = (test: (name: string) => boolean) => units.filter(({ name, code }) => test(bare(name)) || code === wanted);
  const tries = [
    units.filter(({ name, code }) => fold(name) === fold(text) || code === fold(text)),
    by((name) => name === wanted),
    by((name) => wanted !== '' && ` ${name} `.includes(` ${wanted} `)),
    // One word of a longer name is too little to go by.
    by((name) => name.includes(' ') && ` ${wanted} `.includes(` ${name} `)),
  ];
  const hits = tries.find((found) => found.length > 0) ?? [];
  const [only, other] = hits;
  if (only !== undefined && other === undefined) return { unit: only };
  if (only !== undefined) return { like: hits.slice(0, LIKE_SHOWN), several: true };
  return { like: likest(wanted, units), several: false };
}

/** Folded, without punctuation and what kind of unit it is: "Tổ Toán – Tin" and "toan tin" are one. */
function bare(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(KIND, '')
    .trim();
}

const KIND = /^(to chuyen mon|to|phong ban|phong|ban|bo phan|nhom|khoi|don vi|truong)\s+(?=\S)/;

function likest<U extends NamedUnit>(wanted: string, units: readonly U[]): readonly U[] {
  const words = new Set(wanted.split(' '));
  return units
    .map((unit) => ({
      unit,
      shared: bare(unit.name)
        .split(' ')
        .filter((word) => words.has(word)).length,
    }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, LIKE_SHOWN)
    .map(({ unit }) => unit);
}
