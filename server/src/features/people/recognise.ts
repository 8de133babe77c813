import type { FastifyRequest } from 'fastify';

import { isRefusedToken, type Visit } from '#domain/access/visit.js';
import type { World } from '#domain/figures/world.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import { toRefusal } from '#platform/guard-routes.js';
import { isFromBrowser } from '#platform/own-origin.js';

import type { Visitors } from './visitors.js';

export interface RecogniserParts {
  readonly visitors: Visitors;
  /** What the browser holds of a session; null where it holds nothing. */
  readonly findSessionId: (request: FastifyRequest) => string | null;
  readonly readWorld: () => Promise<World>;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly clock: Clock;
}

/** Tells who a request comes from. A token that does not count is in the log before anything is answered. */
export function createRecogniser({ visitors, findSessionId, readWorld, refusals, clock }: RecogniserParts) {
  return async (request: FastifyRequest): Promise<Visit> => {
    const { authorization } = request.headers;
    const credentials = { session: findSessionId(request), authorization, isFromBrowser: isFromBrowser(request), address: request.ip };
    const visit = await visitors.recognise(credentials, await readWorld());
    if (isRefusedToken(visit)) await refusals.note(toRefusal({ sentence: visit.ended ?? '' }, { request, visit, at: clock.now() }));
    return visit;
  };
}
