/** Files as large as the web chat takes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, until, type WebStage, webStage } from './web-stage.js';

const MB = 1024 * 1024;

let stage: WebStage;
beforeAll(async () => {
  stage = await webStage();
});
afterAll(() => stage.stop());

describe('a file of full size', () => {
  async function* zeros(count: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const chunk = new Uint8Array(MB);
    for (let n = 0; n < count; n++) yield chunk;
  }
  const put = async (person: Awaited<ReturnType<WebStage['browserOf']>>, megabytes: number) =>
    person.request(`/chat/files/${newId()}?name=phim.mp4`, {
      method: 'PUT',
      headers: { origin: stage.url, 'content-type': 'video/mp4' },
      body: ReadableStream.from(zeros(megabytes)),
      duplex: 'half',
    } as RequestInit);

  it('goes to the disk without being held in memory; one megabyte more is refused on the way', async () => {
    const person = await stage.browserOf(await stage.chatFor('Cô Thử'));
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const stored = await put(person, 200);
    clearInterval(watch);
    expect([stored.status, await stored.json()]).toEqual([200, { bytes: 200 * MB }]);
    expect((most - before) / MB).toBeLessThan(150);
    expect(
      await put(person, 201).then(
        ({ status }) => status,
        () => 'cut off',
      ),
    ).toSatisfy((answer) => [413, 'cut off'].includes(answer));
    await until(() => stage.rows(`SELECT 1 FROM WebFile WHERE bytes > ${200 * MB}`).length === 0);
  });
});
