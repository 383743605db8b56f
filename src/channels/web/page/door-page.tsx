/** The page before a chat: what the link is for and one button, or why it does not open. */
import { texts } from '../texts.js';
import type { AssetAddresses } from './assets.js';
import { Head } from './head.js';

export interface DoorPageProps {
  readonly assets: AssetAddresses;
  readonly sentence: string;
  readonly action: 'enter' | 'continue' | 'none';
}

export function DoorPage({ assets, sentence, action }: DoorPageProps) {
  return (
    <html lang="vi">
      <Head assets={assets} title={texts.page.title} script="door.js" />
      <body>
        <main class="door">
          <img class="logo" src={assets.of('icon.svg')} alt="" width="64" height="64" />
          <h1>{texts.page.title}</h1>
          {action === 'enter' && <p>{texts.welcome}</p>}
          <p>{sentence}</p>
          {action === 'enter' && (
            <form method="post">
              <button class="enter" type="submit">
                {texts.enter}
              </button>
            </form>
          )}
          {action === 'continue' && (
            <a class="enter" href="/chat">
              {texts.continue}
            </a>
          )}
        </main>
      </body>
    </html>
  );
}
