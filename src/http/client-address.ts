/** Where a request comes from, as far as it can be known: for limits, never for permission. */
import { isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * The other end's address; behind a proxy on this machine, the one the proxy names last. IPv6 is cut to /64, which is
 * what one subscriber holds. A request that came over no socket has none.
 */
export function clientAddress(c: Context): string {
  const peer = peerOf(c);
  // Only a proxy of our own is believed: whoever connects from elsewhere may write anything into this header.
  const forwarded = LOOPBACK.test(peer) ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return network(forwarded === undefined || forwarded === '' ? peer : forwarded);
}

function peerOf(c: Context): string {
  return c.env?.incoming === undefined ? 'unknown' : (getConnInfo(c).remote.address ?? 'unknown');
}

function network(address: string): string {
  if (!isIPv6(address)) return address;
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length);
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
