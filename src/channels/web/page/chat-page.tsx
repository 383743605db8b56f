/** The page of a chat, as served: its frame, its words and its settings; the messages come by the line. */
import { ALBUM_LIMIT, FILE_LIMIT_BYTES, REFUSED_EXTENSIONS, TEXT_LIMIT } from '../capabilities.js';
import { NAME_LIMIT_BYTES } from '../file-name.js';
import { type PageTexts, texts } from '../texts.js';
import type { AssetAddresses } from './assets.js';
import { Head } from './head.js';

export interface PageSettings {
  readonly assets: AssetAddresses;
  readonly timeZone: string;
  /** The path this page's requests go below. */
  readonly base: string;
  readonly chat: string;
  /** Whose chat it is; may be empty. */
  readonly name: string;
  readonly canLeave: boolean;
}

/** What the browser side reads. */
export interface BrowserSettings extends Pick<PageSettings, 'base' | 'chat' | 'timeZone' | 'canLeave'> {
  readonly texts: PageTexts;
  readonly limits: {
    readonly text: number;
    readonly files: number;
    readonly fileBytes: number;
    readonly nameBytes: number;
    /** Endings of names that are not taken. */
    readonly refused: readonly string[];
  };
}

const t = texts.page;

const LIMITS: BrowserSettings['limits'] = {
  text: TEXT_LIMIT,
  files: ALBUM_LIMIT,
  fileBytes: FILE_LIMIT_BYTES,
  nameBytes: NAME_LIMIT_BYTES,
  refused: REFUSED_EXTENSIONS,
};

export function ChatPage({ settings }: { readonly settings: PageSettings }) {
  const { assets, base, chat, timeZone, canLeave, name } = settings;
  const forBrowser: BrowserSettings = { base, chat, timeZone, canLeave, texts: t, limits: LIMITS };
  return (
    <html lang="vi">
      <Head assets={assets} title={t.title} script="main.js" />
      <body>
        <div id="chat" class="chat" data-settings={JSON.stringify(forBrowser)}>
          <header class="top">
            <img class="logo" src={assets.of('icon.svg')} alt="" width="36" height="36" />
            <div class="who">
              <h1>{name === '' ? t.title : `${t.title} · ${name}`}</h1>
              <p id="status" class="status" role="status" data-status="connecting">
                {t.connecting}
              </p>
            </div>
            {canLeave && <More />}
          </header>
          <main class="log-frame">
            <div id="log" class="log" role="log" aria-label={t.log} aria-busy="true" tabindex={0}>
              <button id="older" class="older" type="button" hidden>
                {t.older}
              </button>
              <p id="empty" class="empty" hidden>
                {t.nothingYet}
              </p>
              <noscript>
                <p class="empty">{t.needsScript}</p>
              </noscript>
              <div id="messages" class="messages" />
              <div id="unsent" class="messages" />
            </div>
            <button id="new-below" class="new-below" type="button" hidden>
              {t.newBelow}
            </button>
          </main>
          <footer class="bottom">
            <div id="notes" class="notes" role="alert" />
            <Composer />
          </footer>
          <div id="drop" class="drop" hidden>
            <p>{t.drop}</p>
          </div>
        </div>
      </body>
    </html>
  );
}

function More() {
  return (
    <div class="holder">
      <button
        id="more-button"
        class="icon icon-more"
        type="button"
        aria-label={t.more}
        title={t.more}
        aria-expanded="false"
        aria-controls="more"
      />
      <div id="more" class="sheet below" hidden>
        <button id="leave" type="button" data-stays>
          {t.leave}
        </button>
        <div id="leave-sure" class="sure" hidden>
          <p>{t.leaveSure}</p>
          <div class="ways">
            <button id="leave-no" type="button">
              {t.leaveNo}
            </button>
            <button id="leave-yes" type="button">
              {t.leaveYes}
            </button>
          </div>
        </div>
      </div>
    </div>
  );
}

function Composer() {
  return (
    <>
      <div id="editing" class="editing" hidden>
        <span>{t.editing}</span>
        <button id="cancel-edit" type="button">
          {t.cancelEdit}
        </button>
      </div>
      <ul id="tray" class="tray" aria-label={t.tray} hidden />
      <div id="commands" class="sheet above" hidden />
      <div id="attach" class="sheet above narrow" hidden>
        <button id="choose-photos" type="button">
          {t.attachPhotos}
        </button>
        <button id="choose-files" type="button">
          {t.attachFiles}
        </button>
      </div>
      <form id="composer" class="composer">
        <button
          id="commands-button"
          class="icon icon-commands"
          type="button"
          aria-label={t.commands}
          title={t.commands}
          aria-expanded="false"
          aria-controls="commands"
          hidden
        />
        <button
          id="attach-button"
          class="icon icon-attach"
          type="button"
          aria-label={t.attach}
          title={t.attach}
          aria-expanded="false"
          aria-controls="attach"
          disabled
        />
        <label class="hidden" for="text">
          {t.input}
        </label>
        <textarea id="text" rows={1} placeholder={t.input} autocomplete="off" dir="auto" />
        <button id="send" class="icon icon-send" type="submit" aria-label={t.send} title={t.send} />
      </form>
      {/* Named types, not image/*: phones then hand over their pictures as JPEG instead of a format few can read. */}
      <input id="pick-photos" type="file" accept="image/jpeg,image/png,image/webp,image/gif,video/*" multiple hidden />
      <input id="pick-files" type="file" multiple hidden />
    </>
  );
}
