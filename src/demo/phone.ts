/** Somebody of the story with a phone: speaks to Loa as a browser does, by requests, and looks at what came. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Stage } from './stage.js';

/** The pages' own address does not matter to requests that travel over no socket. */
const ORIGIN = 'http://demo.invalid';

const Seen = z.object({
  messages: z.array(
    z.object({
      id: z.number(),
      own: z.boolean(),
      text: z.string(),
      buttons: z.array(z.array(z.object({ label: z.string(), token: z.string().exactOptional() }))),
    }),
  ),
});

export type SeenMessage = z.infer<typeof Seen>['messages'][number];

/** What is done is only asked for: `settle` of the stage makes it happen. */
export interface Phone {
  /** Opens an invitation and comes in; without a code, the page for everybody. */
  follows(code: string): Promise<void>;
  says(text: string, photos?: readonly Uint8Array<ArrayBuffer>[]): Promise<void>;
  /** Presses the newest button that begins so, in a message that contains `about`; false when there is none. */
  presses(label: string, about?: string): Promise<boolean>;
  /** What Loa has said last. */
  screen(): Promise<readonly SeenMessage[]>;
}

/** `base`: the path of a chat that is open by its address; else the phone comes in by an invitation. */
export function createPhone(stage: () => Stage, base = '/chat'): Phone {
  let cookies: readonly string[] = [];

  async function ask(path: string, options: RequestInit = {}): Promise<Response> {
    const headers = new Headers(options.headers);
    headers.set('origin', ORIGIN);
    if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
    const response = await stage().fetch(new Request(`${ORIGIN}${path}`, { ...options, headers }));
    const given = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (given.length > 0) cookies = [...cookies, ...given];
    if (response.status >= 400) throw new Error(`the demo's story stumbled: ${path} answered ${response.status}`);
    return response;
  }
  const post = (path: string, body?: object) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const screen = async () => {
    const { messages } = Seen.parse(await (await ask(`${base}/changes`)).json());
    return messages.filter(({ own }) => !own);
  };

  return {
    screen,
    async follows(code) {
      const path = code === '' ? '/moi' : `/moi/${code}`;
      await ask(path);
      await post(path);
    },
    async says(text, photos = []) {
      const files = photos.map(() => newId());
      for (const [index, photo] of photos.entries()) {
        await ask(`${base}/files/${files[index]}?name=anh-${index + 1}.jpg`, {
          method: 'PUT',
          headers: { 'content-type': 'image/jpeg' },
          body: photo,
        });
      }
      await post(`${base}/messages`, { id: newId(), text, files });
    },
    async presses(label, about = '') {
      for (const { id, text, buttons } of (await screen()).toReversed()) {
        if (!text.includes(about)) continue;
        const token = buttons.flat().find((button) => button.label.startsWith(label))?.token;
        if (token === undefined) continue;
        await post(`${base}/taps`, { id: newId(), message: id, token });
        return true;
      }
      return false;
    },
  };
}

function newId(): string {
  return randomUUID().replaceAll('-', '');
}
