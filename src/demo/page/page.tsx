/** The demo's page, as served: the clock, the short path, four phones. What changes on it, its script asks for. */

import type { BrowserSettings } from '../shapes.js';
import { EXTRAS, JUMPS, STEPS, type Step } from '../steps.js';
import { texts as t } from '../texts/page.js';
import { CAST, SHOWN } from '../texts/story.js';

export const ASSETS = '/demo/assets';

export interface DemoPageProps {
  readonly institution: string;
  /** The paths of the phones' chats, in the order of SHOWN. */
  readonly paths: readonly string[];
}

export function DemoPage({ institution, paths }: DemoPageProps) {
  const { over, passing, resetting, news, stepOf, done, allDone, sampleReady, sampleSent, offline } = t;
  const settings: BrowserSettings = {
    texts: { over, passing, resetting, news, stepOf, done, allDone, sampleReady, sampleSent, offline },
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
              <img src={`${ASSETS}/icon.svg`} alt="" width="44" height="44" />
              <div>
                <h1>
                  {t.brand} <span>{t.trial}</span>
                </h1>
                <p>{t.tagline}</p>
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
          <footer class="invented">{t.invented(institution)}</footer>
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
        <strong id="day" /> <span id="time" /> <span id="passing" class="passing" role="status" />
      </p>
      <fieldset class="jumps">
        <legend class="hidden">{t.jumps}</legend>
        {JUMPS.map((jump) => (
          <button type="button" data-jump={jump} disabled>
            <b>{t.jump[jump]}</b> <small />
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
        {STEPS.map((step, place) => (
          <li>
            <span class="number" aria-hidden="true">
              {place + 1}
            </span>
            <div class="told">
              <b>{t.steps[step.name].title}</b>
              <span class="hidden state" />
              <p role={step.name === 'send' ? 'status' : undefined}>{t.steps[step.name].how}</p>
            </div>
            <Way step={step} />
          </li>
        ))}
      </ol>
      <fieldset id="extras" class="extras" hidden>
        <legend class="hidden">{t.extras}</legend>
        {EXTRAS.map(({ name, phone, command }) => (
          <button type="button" data-extra={SHOWN.indexOf(phone)} data-command={command}>
            {t.extra[name]} <small>{t.role[phone]}</small>
          </button>
        ))}
      </fieldset>
    </section>
  );
}

/** The one thing to press for a step. */
function Way({ step: { name, phone, jump } }: { readonly step: Step }) {
  if (name === 'send')
    return (
      <button type="button" id="sample" class="way">
        {t.sample}
      </button>
    );
  if (name === 'open')
    return (
      <a id="report" class="way" href="/" hidden>
        {t.openReport}
      </a>
    );
  if (jump !== undefined)
    return (
      <button type="button" class="way" data-go={jump} disabled>
        {t.go[jump]}
      </button>
    );
  return (
    <button type="button" class="way turn" data-turn={SHOWN.indexOf(phone)}>
      {t.showPhone(t.role[phone])}
    </button>
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
