/** An answer that is no success: one Vietnamese sentence, as a page or as JSON, whichever was asked for. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { texts } from './texts.js';

/** `code` is for programs, `sentence` for people. Never put a cause or a stack in either. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  code: string,
  sentence: string,
): Response | Promise<Response> {
  if (!wantsPage(c)) return c.json({ error: code, message: sentence }, status);
  return c.html(<ProblemPage sentence={sentence} />, status);
}

function wantsPage(c: Context): boolean {
  return (c.req.header('accept') ?? '').includes('text/html');
}

function ProblemPage({ sentence }: { readonly sentence: string }) {
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{texts.pageTitle}</title>
      </head>
      <body>
        <main>
          <h1>{texts.pageTitle}</h1>
          <p>{sentence}</p>
        </main>
      </body>
    </html>
  );
}
