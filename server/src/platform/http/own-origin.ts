import type { FastifyRequest } from 'fastify';

import { isLoopback } from '#platform/loopback.js';

/**
 * Whether a request comes from our own pages and not from another site open in the browser.
 * Browsers name the origin in every request that changes something. A request without an origin is
 * ours only if `Sec-Fetch-Site` says so.
 *
 * @param publicUrl the address of the application for browsers; null if it is the requested host
 */
export function isSameOrigin({ headers }: FastifyRequest, publicUrl: string | null): boolean {
  const { origin, host = '' } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (publicUrl !== null) return origin === publicUrl;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Whether a request names this machine as its host. If not, another site may have made its own name
 * resolve to this machine. A host forwarded by a proxy does not count, because another site could
 * send it too.
 */
export function isForThisMachine({ headers: { host = '' } }: FastifyRequest): boolean {
  return isLoopback(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''));
}

/**
 * Whether a browser says that another site made it send a request. Requests without this header do
 * not come from a page.
 */
export function isCrossOrigin(request: FastifyRequest, publicUrl: string | null): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined) return !isSameOrigin(request, publicUrl);
  return site === 'cross-site' || site === 'same-site';
}

/** Whether a request was sent by a browser and not by a program. */
export function isFromBrowser({
  headers: { origin, referer, 'sec-fetch-site': site },
}: FastifyRequest): boolean {
  return origin !== undefined || referer !== undefined || site !== undefined;
}
