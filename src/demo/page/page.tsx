/** The demo's page, as served: the clock, the short path, four phones. What changes on it, its script asks for. */

import { STEPS } from '../guide.js';
import { JUMPS } from '../moments.js';
import { texts as t } from '../texts/page.js';
import { CAST, SHOWN } from '../texts/story.js';

export const ASSETS = '/demo/assets';

export interface DemoPageProps {
  readonly institution: string;
  /** The paths of the phones' chats, in the order of SHOWN. */
  readonly paths: readonly string[];
}

/** What the script reads. */
export interface BrowserSettings {
  readonly texts: Pick<
    typeof t,
    'over' | 'passing' | 'resetting' | 'news' | 'stepOf' | 'done' | 'allDone' | 'sampleReady' | 'offline'
  >;
  readonly phones: typeof SHOWN;
  /** The place in `phones` of each step's phone. */
  readonly steps: readonly number[];
}

export function DemoPage({ institution, paths }: DemoPageProps) {
  const { over, passing, resetting, news, stepOf, done, allDone, sampleReady, offline } = t;
  const settings: BrowserSettings = {
    texts: { over, passing, resetting, news, stepOf, done, allDone, sampleReady, offline },
    phones: SHOWN,
    steps: STEPS.map(({ phone }) => SHOWN.indexOf(phone)),
  };
  return (
    <html lang="vi">
      <Head />
      <body>
        <div id="demo" class="demo" data-settings={JSON.stringify(settings)}>
          <header class="bar">
            <div class="brand">
              <img src={`${ASSETS}/icon.svg`} alt="" width="40" height="40" />
              <div>
                <h1>
                  {t.brand} <span>{t.tagline}</span>
                </h1>
                <p class="invented">{t.invented(institution)}</p>
              </div>
            </div>
            <Clock />
          </header>
          <Guide />
          <nav class="tabs" aria-label={t.choosePhone}>
            {SHOWN.map((character, place) => (
              <button type="button" data-phone={place} aria-current={place === 0 ? 'true' : 'false'}>
                {t.role[character]}
                <span class="news" hidden>
                  <span class="hidden">{t.news}</span>
                </span>
              </button>
            ))}
          </nav>
          <main class="phones" aria-label={t.phones}>
            {SHOWN.map((character, place) => (
              <section class={place === 0 ? 'phone chosen' : 'phone'} data-phone={place}>
                <h2>
                  {t.role[character]} <span>{CAST[character].name}</span>
                </h2>
                <div class="glass">
                  <iframe title={t.phoneOf(t.role[character], CAST[character].name)} data-src={paths[place]} />
                </div>
              </section>
            ))}
          </main>
          <Reset />
        </div>
        <noscript>
          <p class="plain">{t.needsScript}</p>
        </noscript>
      </body>
    </html>
  );
}

function Clock() {
  return (
    <section class="clock" aria-label={t.clock}>
      <p class="now">
        <strong id="day" /> <span id="time" />
        <span id="passing" class="passing" role="status" />
      </p>
      <fieldset class="jumps">
        <legend class="hidden">{t.jumps}</legend>
        {JUMPS.map((jump) => (
          <button type="button" data-jump={jump} disabled>
            <b>{t.jump[jump]}</b>
            <small />
          </button>
        ))}
        <button type="button" id="reset" class="reset">
          {t.reset}
        </button>
      </fieldset>
    </section>
  );
}

function Guide() {
  return (
    <section class="guide" aria-labelledby="guide-title">
      <div class="guide-head">
        <h2 id="guide-title">{t.guide}</h2>
        <p id="progress" role="status" />
      </div>
      <ol id="steps">
        {STEPS.map(({ name }) => (
          <li>
            <span class="hidden state" />
            <p>{t.steps[name]}</p>
            {name === 'send' && (
              <button type="button" id="sample" class="sample">
                {t.sample}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Reset() {
  return (
    <dialog id="sure" aria-labelledby="sure-question">
      <p id="sure-question">{t.resetSure}</p>
      <form method="dialog">
        <button type="submit" value="no">
          {t.resetNo}
        </button>
        <button type="submit" value="yes" class="yes">
          {t.resetYes}
        </button>
      </form>
    </dialog>
  );
}

/** Until the history has been played. */
export function PreparingPage() {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content="1" />
        <title>{t.title}</title>
        <link rel="stylesheet" href={`${ASSETS}/demo.css`} />
      </head>
      <body>
        <main class="plain">
          <h1>{t.brand}</h1>
          <p>{t.preparing}</p>
          <p>{t.preparingHint}</p>
        </main>
      </body>
    </html>
  );
}

function Head() {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
      <meta name="color-scheme" content="light dark" />
      <title>{t.title}</title>
      <link rel="icon" type="image/svg+xml" href={`${ASSETS}/icon.svg`} />
      <link rel="stylesheet" href={`${ASSETS}/demo.css`} />
      <script type="module" src={`${ASSETS}/main.js`} />
    </head>
  );
}
