/** The page behind the address of a file that a chat could not show. */
import { Readable } from 'node:stream';
import type { Hono } from 'hono';
import { defineFeature, type House } from '../../feature.js';
import { problem } from '../../http/problem.js';
import { DAY_MS } from '../../lib/clock.js';
import { FILE_PATH, findLinkedFile, forgetOldFileLinks } from '../../media/file-links.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { texts } from './texts.js';

export const fileLinks = defineFeature({
  name: 'file-links',
  sweeps: [forgetting()],
  pages(app: Hono, { db, media, clock }: House) {
    app.get(`${FILE_PATH}/:code{[A-Za-z0-9_-]{22}}`, async (c) => {
      c.header('X-Robots-Tag', 'noindex');
      c.header('Cache-Control', 'private, no-store');
      const file = await findLinkedFile(db.read, c.req.param('code'), clock.now());
      if (file === undefined || !(await media.has(file.sha256))) return problem(c, 404, 'gone', texts.gone);
      const body = Readable.toWeb(Readable.from(media.open(file.sha256), { objectMode: false }));
      return c.body(body as ReadableStream<Uint8Array>, 200, {
        // Only ever saved: what a browser might read as a page gets no rights here.
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
        'Content-Length': String(file.bytes),
      });
    });
  },
});

/** RFC 8187. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function forgetting(): Sweep<House> {
  return {
    name: 'file-links.forget',
    async run({ db, clock }) {
      const now = clock.now();
      const key = `file-links/forget/${Math.floor(now.getTime() / DAY_MS)}`;
      if ((await db.read.occurrence.findUnique({ where: { key } })) !== null) return;
      await db.transaction(async (tx) => {
        await tx.occurrence.create({ data: { key, at: now } });
        await forgetOldFileLinks(tx, now);
      });
    },
  };
}
