/**
 * Refuses changes that another site makes a browser ask for (CSRF): the cookie alone proves nothing. Beside it cookies
 * are SameSite=Lax. https://developer.mozilla.org/en-US/docs/Web/Security/Attacks/CSRF
 */
import type { MiddlewareHandler } from 'hono';
import { problem } from './problem.js';
import { texts } from './texts.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** `publicUrl`: the address people use, where a proxy in front changes the host. */
export function requireSameOrigin(publicUrl: () => string | undefined): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const ours =
      origin === undefined
        ? // Browsers that send neither are too old to be sure of; programs have no cookie to abuse, but may say so.
          site === 'same-origin' || site === 'none'
        : isOurs(origin, c.req.header('host'), publicUrl());
    if (!ours) return problem(c, 403, 'foreignOrigin', texts.foreignOrigin);
    return next();
  };
}

function isOurs(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  // "null" stands for an origin the browser hides.
  if (!URL.canParse(origin)) return false;
  const { host: asking, origin: from } = new URL(origin);
  return asking === host?.toLowerCase() || (publicUrl !== undefined && from === new URL(publicUrl).origin);
}
