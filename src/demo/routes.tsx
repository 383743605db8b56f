/** What the demo's server answers: its page, how far things are, time and beginning anew; all else is for the stage. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { ICON } from '../channels/web/page/icon.js';
import { page } from '../http/page.js';
import { problem } from '../http/problem.js';
import { picturesOf } from './company.js';
import { ASSETS, DemoPage, PreparingPage } from './page/page.js';
import { STYLES } from './page/styles.js';
import type { Show } from './show.js';
import { JUMPS } from './steps.js';
import { texts } from './texts/page.js';
import { ARTICLES } from './texts/story.js';

const MODULES_DIR = fileURLToPath(new URL('./page/browser/', import.meta.url));
const JumpRequest = z.object({ to: z.enum(JUMPS) });
const SAMPLE = 'sample';

/** `show`: undefined until the history has been played. */
export function demoRoutes(show: () => Show | undefined): (routes: Hono) => void {
  const assets = loadAssets();
  return (routes) => {
    routes.get('/', (c) => {
      const playing = show();
      if (playing === undefined) return page(c, <PreparingPage />);
      c.header('Content-Security-Policy', POLICY);
      c.header('Cache-Control', 'no-store');
      return page(c, <DemoPage institution={playing.institution} paths={playing.paths} />);
    });
    routes.get(`${ASSETS}/:name`, (c) => {
      const asset = assets.get(c.req.param('name'));
      if (asset === undefined) return c.notFound();
      return c.body(asset.text, 200, { 'Content-Type': asset.type, 'Cache-Control': 'no-cache' });
    });
    routes.get('/demo/sample/text', (c) => c.text(ARTICLES[SAMPLE].text));
    routes.get('/demo/sample/:n{[1-9]\\.jpg}', async (c) => {
      const picture = (await picturesOf(SAMPLE))[Number.parseInt(c.req.param('n'), 10) - 1];
      return picture === undefined ? c.notFound() : c.body(picture, 200, { 'Content-Type': 'image/jpeg' });
    });
    routes.get('/demo/state', async (c) => {
      const playing = show();
      if (playing === undefined) return notYet(c);
      c.header('Cache-Control', 'no-store');
      return c.json(await playing.state());
    });
    routes.post('/demo/jump', async (c) => {
      const request = JumpRequest.safeParse(await c.req.json().catch(() => undefined));
      if (!request.success) return problem(c, 400, 'unknownJump', texts.unknownJump);
      const playing = show();
      if (playing === undefined) return notYet(c);
      return (await playing.jump(request.data.to)) ? c.json({}, 202) : problem(c, 409, 'notNow', texts.notNow);
    });
    routes.post('/demo/reset', (c) => {
      const playing = show();
      if (playing === undefined) return notYet(c);
      return playing.reset() ? c.json({}, 202) : problem(c, 409, 'notNow', texts.notNow);
    });
    routes.all('*', (c) => show()?.fetch(c.req.raw, socketOf(c)) ?? notYet(c));
  };
}

/** What the server knows of the request's connection. */
function socketOf({ env }: Context): object {
  return typeof env === 'object' && env !== null ? env : {};
}

function notYet(c: Context): Response | Promise<Response> {
  c.header('Retry-After', '1');
  return problem(c, 503, 'preparing', texts.preparing);
}

/** As strict as everywhere, and frames of our own. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

interface Asset {
  readonly type: string;
  readonly text: string;
}

function loadAssets(): ReadonlyMap<string, Asset> {
  const modules = readdirSync(MODULES_DIR).filter((name) => name.endsWith('.js'));
  return new Map<string, Asset>([
    ['demo.css', { type: 'text/css; charset=utf-8', text: STYLES }],
    ['icon.svg', { type: 'image/svg+xml', text: ICON }],
    ...modules.map((name): [string, Asset] => [
      name,
      { type: 'text/javascript; charset=utf-8', text: readFileSync(`${MODULES_DIR}${name}`, 'utf8') },
    ]),
  ]);
}
