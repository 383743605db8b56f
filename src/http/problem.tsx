/** An answer that is no success: one Vietnamese sentence, as a page or as JSON, whichever was asked for. */
import type { Context } from 'hono';
import type { PropsWithChildren } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { page } from './page.js';
import { texts } from './texts.js';

/** `code` is for programs, `sentence` for people. Never put a cause or a stack in either. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  sentence: string,
): Response | Promise<Response> {
  if (!wantsPage(c)) return c.json({ error: code, message: sentence }, status);
  return sentencePage(c, sentence, status);
}

/** A page that says one thing. */
export function sentencePage(
  c: Context,
  sentence: string,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  return page(
    c,
    <SmallPage title={texts.pageTitle}>
      <p>{sentence}</p>
    </SmallPage>,
    status,
  );
}

/** A page of a few lines, which needs nothing but the server's own style. */
export function SmallPage({ title, children }: PropsWithChildren<{ readonly title: string }>) {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={PROBLEM_STYLE_PATH} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

function wantsPage(c: Context): boolean {
  return (c.req.header('accept') ?? '').includes('text/html');
}

export const PROBLEM_STYLE_PATH = '/problem.css';

/** Served by the server itself: nothing else need be there for this page to look decent. */
export const PROBLEM_STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
body { margin: 0; background: #eef3f1; color: #17251f; }
main { max-width: 440px; margin: 0 auto; padding: 16vh 24px 40px; text-align: center; }
h1 { font-size: 1.75rem; line-height: 1.2; color: #0b6b57; }
code { display: inline-block; padding: 10px 14px; border-radius: 10px; background: #fff; font-size: 1.1rem; overflow-wrap: anywhere; user-select: all; }
a { display: inline-block; padding: 12px 20px; border-radius: 12px; background: #0b6b57; color: #fff; text-decoration: none; }
@media (prefers-color-scheme: dark) { body { background: #101916; color: #e9f1ed; } h1 { color: #6fd3b8; } code { background: #1c2925; } }
`;
