import type { FastifyRequest } from 'fastify';

import { toSharedAddress } from '#domain/access/caller.js';
import { isRefusedToken, type RequestIdentity } from '#domain/access/request-identity.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';
import { type GateLimits, WorkGate } from '#platform/fair-share/work-gate.js';
import { toRefusal } from '#platform/http/guard-routes.js';
import { isFromBrowser } from '#platform/http/own-origin.js';
import { TooManyAtOnce } from '#platform/http/too-many-at-once.js';

import type { Authenticator } from './authenticator.js';

export interface RecogniserParts {
  readonly visitors: Authenticator;
  /** The browser’s session id; null if it has none. */
  readonly findSessionId: (request: FastifyRequest) => string | null;
  readonly readReferenceData: () => Promise<ReferenceData>;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly clock: Clock;
}

/** The limits for one session or one token. */
const ofOneCredential: GateLimits = { most: Infinity, ofOneCaller: 4, waitingOfOneCaller: 60 };
/**
 * The limits for one address, which may be a whole office. Nobody is refused, but made-up sessions
 * cannot use more of the database than this.
 */
const ofOneAddress: GateLimits = { most: Infinity, ofOneCaller: 8, waitingOfOneCaller: Infinity };

/**
 * Finds who a request comes from. An invalid token is logged before anything is answered. Each
 * session, token and address may use the database only a few times at once, so that others do not
 * wait for a thousand requests of one caller.
 *
 * @throws TooManyAtOnce for requests beyond that
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
    // Each request listens to a signal of its own, because many may wait.
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
