import type { FastifyRequest } from 'fastify';

import { toSharedAddress } from '#domain/access/caller.js';
import { isRefusedToken, type RequestIdentity } from '#domain/access/request-identity.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import { toRefusal } from '#platform/http/guard-routes.js';
import { isFromBrowser } from '#platform/http/own-origin.js';
import { TooManyAtOnce } from '#platform/http/too-many-at-once.js';
import { type GateLimits, WorkGate } from '#platform/work-gate.js';

import type { Authenticator } from './authenticator.js';

export interface RecogniserParts {
  readonly visitors: Authenticator;
  /** What the browser holds of a session; null where it holds nothing. */
  readonly findSessionId: (request: FastifyRequest) => string | null;
  readonly readReferenceData: () => Promise<ReferenceData>;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly clock: Clock;
}

/** Of one session or one token. */
const ofOneCredential: GateLimits = { most: Infinity, ofOneCaller: 4, waitingOfOneCaller: 60 };
/**
 * Of one address, which may be that of a whole office: nobody is refused, and made-up sessions take
 * no more of the database than this.
 */
const ofOneAddress: GateLimits = { most: Infinity, ofOneCaller: 8, waitingOfOneCaller: Infinity };

/**
 * Tells who a request comes from. A token that does not count is in the log before anything is
 * answered. The database is asked for few at a time of each session, token and address: others'
 * requests are not to wait for a thousand of one caller.
 *
 * @throws TooManyAtOnce for those beyond
 */
export function createRecogniser({
  visitors,
  findSessionId,
  readReferenceData,
  refusals,
  clock,
}: RecogniserParts) {
  const credentialGate = new WorkGate(ofOneCredential);
  const addressGate = new WorkGate(ofOneAddress);
  const inTurn = async (
    request: FastifyRequest,
    session: string | null,
    recognise: () => Promise<RequestIdentity>,
  ): Promise<RequestIdentity> => {
    const brought = session ?? request.headers.authorization;
    if (brought === undefined) return recognise();
    // However many wait, each listens to a signal of its own.
    const { signal } = new AbortController();
    const own = await credentialGate.enter(brought, signal);
    if (own === null) throw new TooManyAtOnce(ofOneCredential);
    const shared = await addressGate.enter(toSharedAddress(request.ip), signal);
    return recognise().finally(() => {
      shared?.leave();
      own.leave();
    });
  };
  return (request: FastifyRequest): Promise<RequestIdentity> => {
    const { authorization } = request.headers;
    const session = findSessionId(request);
    return inTurn(request, session, async () => {
      const credentials = {
        session,
        authorization,
        isFromBrowser: isFromBrowser(request),
        address: request.ip,
      };
      const identity = await visitors.recognise(credentials, await readReferenceData());
      if (isRefusedToken(identity))
        await refusals.note(
          toRefusal({ sentence: identity.ended ?? '' }, { request, identity, at: clock.now() }),
        );
      return identity;
    });
  };
}
