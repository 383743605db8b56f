/** The web chat keeps the channel contract. */
import type { Channel, ChatRef } from '../../src/channels/contract.js';
import type { ShownButton } from '../../src/channels/web/shapes.js';
import { type ContractPlatform, channelContract, type SeenMessage } from '../contract/channel-contract.js';
import { type Browser, newId, until, webStage } from './web-stage.js';

channelContract('the web chat', platform);

const NAME = 'Cô Thử';

interface OnScreen extends SeenMessage {
  readonly id: number;
  readonly choices: readonly ShownButton[];
}

async function platform(): Promise<ContractPlatform> {
  const stage = await webStage();
  const { web, db } = stage;
  let ref: ChatRef | undefined = await stage.chatFor(NAME);
  const chat = ref;
  const browser = await stage.browserOf(chat);
  // Coming in for the first time is a happening too, and no part of what these tests look at.
  await web.channel.start(async () => undefined);
  await until(() => stage.rows('SELECT 1 FROM WebEvent').length === 0);
  await web.channel.stop();

  let screen: readonly OnScreen[] = [];
  let acting: Promise<unknown> = Promise.resolve();
  let waitingTaps = 0;
  let repeat = false;
  const look = async () => {
    if (ref !== undefined) screen = await screenOf(browser);
  };

  const channel: Channel = {
    ...web.channel,
    start: (receive) =>
      web.channel.start(async (events) => {
        await receive(events);
        if (!repeat) return;
        repeat = false;
        throw new Error('stored, but the answer was lost');
      }),
    // The page shows a message as soon as the mailbox has it; the test's screen is a picture taken then.
    async send(to, part) {
      const sent = await web.channel.send(to, part);
      await look();
      return sent;
    },
    async edit(to, message, part) {
      await web.channel.edit(to, message, part);
      await look();
    },
  };
  const act = (work: () => Promise<Response>) => {
    acting = acting.then(work).then(async (response) => {
      if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`);
    });
  };

  return {
    channel,
    person: () => ({
      chat,
      name: NAME,
      says: (text) => act(() => browser.says(text)),
      sendsFile: (content) => act(() => browser.says('', [{ name: 'tep.bin', bytes: new Uint8Array(content) }])),
      taps(label) {
        const last = screen.at(-1);
        const button = last?.choices.find((each) => each.label === label);
        if (last === undefined || button?.token === undefined) throw new Error(`no button ${label}`);
        waitingTaps += 1;
        act(async () => {
          const answer = await browser.post('/chat/taps', { id: newId(), message: last.id, token: button.token });
          waitingTaps -= 1;
          return answer;
        });
      },
      waitingTaps: () => waitingTaps,
      sees: () => screen,
    }),
    unacknowledged: () => stage.rows('SELECT 1 FROM WebEvent').length,
    repeatNext: () => {
      repeat = true;
    },
    fails: {
      gone: () => {
        ref = undefined;
        void db.transaction((tx) => web.erase(tx, chat));
      },
    },
    secrets: [browser.cookie('loa-chat') ?? ''],
    until,
    async stop() {
      await acting.catch(() => undefined);
      await stage.stop();
    },
  };
}

/** What a page would show of Loa's messages, files fetched as the page fetches them. */
async function screenOf(browser: Browser): Promise<OnScreen[]> {
  const { messages } = await browser.changes();
  const ours = messages.filter(({ own }) => !own);
  return Promise.all(
    ours.map(async ({ id, text, buttons, files }) => ({
      id,
      text,
      choices: buttons.flat(),
      buttons: buttons.flat().map(({ label }) => label),
      files: await Promise.all(files.map((file) => bytesOf(browser, file.id))),
    })),
  );
}

async function bytesOf(browser: Browser, file: string): Promise<Uint8Array> {
  const response = await browser.get(`/chat/files/${file}`);
  return new Uint8Array(await response.arrayBuffer());
}
