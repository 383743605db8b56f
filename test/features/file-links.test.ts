import { expect, it } from 'vitest';
import { fileLinks } from '../../src/features/file-links/index.js';
import { createHttpServer } from '../../src/http/server.js';
import { DAY_MS } from '../../src/lib/clock.js';
import { writeFileLink } from '../../src/media/file-links.js';
import { openHouse } from '../support/house.js';

const CONTENT = Buffer.from('nội dung báo cáo');

it('hands a file out under the address told in a chat, to be saved, for two weeks, and under no other', async () => {
  const house = await openHouse({ features: [fileLinks] });
  const { db, media } = house.app.house;
  const stored = await media.put(
    (async function* () {
      yield CONTENT;
    })(),
    { maxBytes: 1_000 },
  );
  if (!stored.ok) throw new Error('not stored');
  const { sha256 } = stored;
  const now = house.clock.now();
  await db.transaction((tx) =>
    tx.media.create({ data: { sha256, bytes: CONTENT.length, type: 'text/html', kind: 'document', storedAt: now } }),
  );
  const link = () => db.transaction((tx) => writeFileLink(tx, 7, { sha256, name: 'Báo cáo (1).docx' }, now));
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const server = createHttpServer({ port: 0, log: quiet, routes: [house.app.pages] });
  const get = (code: string) => server.fetch(new Request(`http://loa.example/tep/${code}`));

  const [first, code] = [await link(), await link()];
  const answer = await get(code);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(CONTENT);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%281%29.docx",
  );
  // Told at an earlier try, guessed, or a fortnight old.
  expect((await get(first)).status).toBe(404);
  expect((await get('A'.repeat(22))).status).toBe(404);
  house.clock.advance(14 * DAY_MS);
  expect((await get(code)).status).toBe(404);
  await house.app.sweep();
  expect(await db.read.fileLink.count()).toBe(0);
});
