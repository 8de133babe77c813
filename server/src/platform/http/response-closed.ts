import { setMaxListeners } from 'node:events';

import type { FastifyReply } from 'fastify';

/** How what is done for a request hears of its end. */
export interface ResponseEnd {
  /** Set off when the caller left before the answer had gone. */
  readonly signal: AbortSignal;
  /**
   * Has something done when the answer has gone, or the caller has; at once where that has
   * happened.
   */
  readonly onClosed: (then: () => void) => void;
}

/** Tells when a reply has gone, and whether somebody was there to take it. */
export function watchResponse({ raw }: FastifyReply): ResponseEnd {
  const leaving = new AbortController();
  // Each figure of a question listens: dozens are not the leak that Node would warn about.
  setMaxListeners(0, leaving.signal);
  raw.once('close', () => {
    if (!raw.writableFinished) leaving.abort();
  });
  if (raw.destroyed && !raw.writableFinished) leaving.abort();
  return {
    signal: leaving.signal,
    onClosed(then) {
      if (raw.destroyed || raw.writableFinished) then();
      else raw.once('finish', then).once('close', then);
    },
  };
}
