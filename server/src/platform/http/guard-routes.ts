import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { actingIn } from '#domain/access/acting.js';
import type { Acting } from '#domain/access/actor.js';
import { canAsk } from '#domain/access/can-ask.js';
import type { Denial } from '#domain/access/permission.js';
import { isRefusedToken, type RequestIdentity } from '#domain/access/request-identity.js';
import {
  needsFreshSignIn,
  type RequiredPermission,
  routePermissions,
} from '#domain/access/required-permissions.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import type { Refusal, RefusalLog } from '#platform/audit/refusal-log.js';
import type { Clock } from '#platform/clock.js';

import { toHtmlPage } from './html-page.js';
import { TooManyAtOnce } from './too-many-at-once.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    need?: RequiredPermission;
    isFreshWanted?: boolean;
  }
  interface FastifyRequest {
    /**
     * The sender of the request. Null on routes that need no permission; those find the sender
     * themselves.
     */
    identity: RequestIdentity | null;
  }
}

/** The functions that find the sender of a request and answer senders without permission. */
export interface Guarding {
  readonly recognise: (request: FastifyRequest) => Promise<RequestIdentity>;
  readonly refusals: Pick<RefusalLog, 'note'>;
  readonly clock: Clock;
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Whether a request only reads. Routes for files only read, by any method. */
function isReading({ method, routeOptions }: FastifyRequest): boolean {
  return reading.has(method) || (routeOptions.url ?? '').startsWith('/export/');
}

/**
 * Makes every route registered from now on check permission before it does anything. A refusal is
 * logged before its answer is sent.
 *
 * @throws at registration if a route does not declare its required permission, so that no route is
 * open by mistake
 */
export function guardRoutes(
  app: FastifyInstance,
  { recognise, refusals, clock }: Guarding,
  needs: Readonly<Record<string, RequiredPermission>> = routePermissions,
): void {
  app.decorateRequest('identity', null);
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat().map((method) => (method === 'HEAD' ? 'GET' : method));
    for (const method of methods) {
      const need = needs[`${method} ${route.url}`];
      if (need === undefined)
        throw new Error(
          `${method} ${route.url} does not say what it needs: add it to domain/access/required-permissions.ts`,
        );
      route.config = {
        ...route.config,
        need,
        isFreshWanted: needsFreshSignIn(`${method} ${route.url}`),
      };
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    const { need, isFreshWanted = false } = request.routeOptions.config;
    // Unregistered paths are not answered.
    if (need === undefined || need === 'NOTHING') return;
    const identity = await recognise(request).catch(orTooMany);
    if (identity instanceof TooManyAtOnce)
      return reply
        .code(identity.statusCode)
        .header('retry-after', String(identity.retryAfter))
        .send({ error: identity.message });
    request.identity = identity;
    const permission = canAsk(request.identity, {
      need,
      doesChange: !isReading(request),
      isFreshWanted,
    });
    if (permission.ok) return;
    const { sentence: error, needs: missing, grantedBy } = permission;
    const isTokenRefused = isRefusedToken(request.identity);
    // An invalid token was logged when it was checked.
    if (!isTokenRefused)
      await refusals.note(
        toRefusal(permission, { request, identity: request.identity, at: clock.now() }),
      );
    if (isTokenRefused) void reply.header('www-authenticate', 'Bearer error="invalid_token"');
    if (permission.isForStaleSignIn) return askToSignInAgain(error, request, reply);
    return reply.code(isTokenRefused ? 401 : 403).send({ error, needs: missing, grantedBy });
  });
}

function orTooMany(error: unknown): TooManyAtOnce {
  if (error instanceof TooManyAtOnce) return error;
  throw error;
}

/** Redirects a browser to sign in and then back to the same address. */
function askToSignInAgain(
  sentence: string,
  { url, headers }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const signIn = `/sign-in?again=yes&to=${encodeURIComponent(url)}`;
  void reply.code(403).header('cache-control', 'no-store');
  if (!(headers.accept ?? '').includes('text/html'))
    return reply.send({ error: sentence, needs: 'Signing in again.', grantedBy: '', signIn });
  const link = { address: signIn, words: 'Sign in again and come back here' };
  return reply
    .type('text/html; charset=utf-8')
    .send(toHtmlPage({ title: 'Sign in again', sentence, link }));
}

/** An invalid token is logged under its person, if known. */
function toActing(identity: RequestIdentity): Acting {
  const { refusedTokenOf: of, origin } = identity;
  return of ? { ...of, actor: { ...of.actor, ...origin } } : actingIn(identity);
}

interface Refused {
  readonly request: FastifyRequest;
  readonly identity: RequestIdentity;
  readonly at: Date;
}

/** The log entry for a request that was refused on arrival or later, or for an invalid token. */
export function toRefusal(
  { sentence }: Pick<Denial, 'sentence'>,
  { request, identity, at }: Refused,
): Refusal {
  const { method, params, query, routeOptions } = request;
  const acting = toActing(identity);
  const filter = toJson({ route: `${method} ${routeOptions.url ?? ''}`, params, query });
  const entry = {
    ...concerningNoRecords,
    at,
    action: 'REFUSAL',
    ...acting,
    what: sentence,
    filter,
  } as const;
  return {
    door: isRefusedToken(identity) ? 'TOKEN' : 'ROUTE',
    isByToken: identity.isByToken,
    entry,
  };
}
