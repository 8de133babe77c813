import type { FastifyRequest } from 'fastify';

import { isLoopback } from '#platform/loopback.js';

/**
 * Whether a request comes from these pages and not from a page elsewhere that a browser has open.
 * Browsers say so of every request that changes something; what says nothing is taken for a
 * stranger.
 *
 * @param publicUrl where a browser finds these pages; null where that is the host that was asked
 */
export function isSameOrigin({ headers }: FastifyRequest, publicUrl: string | null): boolean {
  const { origin, host = '' } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (publicUrl !== null) return origin === publicUrl;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Whether a request was meant for this machine by its name: a name of elsewhere may be made to lead
 * here. What a proxy says of the name does not count: the page elsewhere could say the same.
 */
export function isForThisMachine({ headers: { host = '' } }: FastifyRequest): boolean {
  return isLoopback(host.replace(/:\d+$/, '').replace(/^\[|\]$/g, ''));
}

/**
 * Whether a browser says that a page elsewhere had it send something. What says nothing comes from
 * no page.
 */
export function isCrossOrigin(request: FastifyRequest, publicUrl: string | null): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined) return !isSameOrigin(request, publicUrl);
  return site === 'cross-site' || site === 'same-site';
}

/** Whether a browser sent a request, as against a program. */
export function isFromBrowser({
  headers: { origin, referer, 'sec-fetch-site': site },
}: FastifyRequest): boolean {
  return origin !== undefined || referer !== undefined || site !== undefined;
}
