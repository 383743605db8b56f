/** A whole page as an answer, in the browsers' standards mode. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What JSX makes. */
type PageNode = HtmlEscapedString | Promise<HtmlEscapedString>;

/** With the doctype, which JSX cannot say. */
export function page(c: Context, node: PageNode, status: ContentfulStatusCode = 200): Response | Promise<Response> {
  return c.html(html`<!doctype html>${node}`, status);
}
