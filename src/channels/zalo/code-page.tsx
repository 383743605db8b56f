/** Where the link of an invite leads: Zalo opens a chat with the school, but brings no code along, so it is shown to be sent. */
import type { Hono } from 'hono';
import { page } from '../../http/page.js';
import { problem, SmallPage } from '../../http/problem.js';
import { texts } from './texts.js';

/** `path`: without the code. `chatUrl`: where the chat opens; undefined until it is known. */
export function codePageRoutes(path: string, chatUrl: () => string | undefined): (app: Hono) => void {
  return (app) => {
    app.get(`${path}/:code{[A-Za-z0-9_-]{1,64}}`, (c) => {
      const url = chatUrl();
      c.header('X-Robots-Tag', 'noindex');
      c.header('Cache-Control', 'no-store');
      if (url === undefined) return problem(c, 503, 'notReady', texts.codePage.notReady);
      return page(c, <CodePage url={url} code={c.req.param('code')} />);
    });
  };
}

function CodePage({ url, code }: { readonly url: string; readonly code: string }) {
  const t = texts.codePage;
  return (
    <SmallPage title={t.title}>
      <p>{t.copy}</p>
      <p>
        <code>{code}</code>
      </p>
      <p>{t.open}</p>
      <p>
        <a href={url} rel="noreferrer">
          {t.button}
        </a>
      </p>
    </SmallPage>
  );
}
