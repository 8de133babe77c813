import { setMaxListeners } from 'node:events';

import type { FastifyReply } from 'fastify';

/** Tells the work for a request when the response has ended. */
export interface ResponseEnd {
  /** Triggered if the caller left before the answer was sent. */
  readonly signal: AbortSignal;
  /**
   * Calls back when the answer has been sent or the caller has left, or at once if this has already
   * happened.
   */
  readonly onClosed: (then: () => void) => void;
}

/** Reports when a reply has been sent, and whether the caller was still there. */
export function watchResponse({ raw }: FastifyReply): ResponseEnd {
  const leaving = new AbortController();
  // Each figure of a question listens. Node would warn of a leak with more than ten listeners.
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
