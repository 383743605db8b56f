/**
 * What pages load: one style sheet, an icon and the browser's own modules, served as they are. Their address changes
 * with their content, so browsers may keep them for ever.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { ICON } from './icon.js';
import { STYLES } from './styles.js';

export interface AssetAddresses {
  of(name: string): string;
  /** The modules a script imports, at any remove: a slow line fetches them at once instead of one after the other. */
  neededBy(script: string): readonly string[];
}

export interface Assets {
  readonly addresses: AssetAddresses;
  readonly files: ReadonlyMap<string, Asset>;
}

interface Asset {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly zipped: Uint8Array<ArrayBuffer>;
}

const MODULES_DIR = fileURLToPath(new URL('./browser/', import.meta.url));
const PATH = '/chat/assets';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Reads them once, at the start. */
export function loadAssets(): Assets {
  const modules = new Map(
    readdirSync(MODULES_DIR)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, readFileSync(`${MODULES_DIR}${name}`, 'utf8')]),
  );
  const files = new Map([
    ['chat.css', asset('text/css; charset=utf-8', STYLES)],
    ['icon.svg', asset('image/svg+xml', ICON)],
    ...[...modules].map(([name, source]) => [name, asset('text/javascript; charset=utf-8', source)] as const),
  ]);
  const version = versionOf(files);
  return {
    files,
    addresses: {
      of: (name) => `${PATH}/${version}/${name}`,
      neededBy: (script) => [...importsOf(script, modules)].filter((name) => name !== script),
    },
  };
}

export function addAssetRoutes(app: Hono, { files }: Assets): void {
  app.get(`${PATH}/:version/:name`, (c) => {
    const found = files.get(c.req.param('name'));
    if (found === undefined) return c.notFound();
    const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    return c.body(zipped ? found.zipped : found.plain, 200, {
      'Content-Type': found.type,
      'Cache-Control': FOR_EVER,
      Vary: 'Accept-Encoding',
      ...(zipped && { 'Content-Encoding': 'gzip' }),
    });
  });
}

function asset(type: string, text: string): Asset {
  const plain = new Uint8Array(Buffer.from(text));
  return { type, plain, zipped: new Uint8Array(gzipSync(plain)) };
}

function versionOf(files: ReadonlyMap<string, Asset>): string {
  const hash = createHash('sha256');
  for (const [name, { plain }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(name).update(plain);
  return hash.digest('base64url').slice(0, 12);
}

function importsOf(name: string, modules: ReadonlyMap<string, string>, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const source = modules.get(name) ?? '';
  for (const [, imported = ''] of source.matchAll(/^import .*'\.\/([\w-]+\.js)';$/gm))
    importsOf(imported, modules, found);
  return found;
}
