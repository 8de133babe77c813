import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { isCrossOrigin } from './own-origin.js';

const API = '/graphql';
/**
 * The headers that another site may add to a question: only the ones needed to ask with a token.
 */
const headers: readonly string[] = ['authorization', 'content-type', 'accept'];

/**
 * Whether another site asks the API with a token, for example a GraphQL client on the web. A
 * browser adds no `Bearer` by itself, so the token shows that the request is intended. A session,
 * or access from this machine, then does not apply.
 */
export function isCrossOriginWithToken({
  method,
  routeOptions,
  headers: { authorization = '' },
}: FastifyRequest): boolean {
  return method === 'POST' && routeOptions.url === API && /^bearer\s/i.test(authorization);
}

/**
 * Whether another site asks the API by GET, where a token makes no difference. This is refused: the
 * browser would not let the site read the answer.
 */
export function isCrossOriginWithoutToken(
  request: FastifyRequest,
  publicUrl: string | null,
): boolean {
  const isAsking =
    request.method === 'GET' &&
    request.routeOptions.url === API &&
    request.headers.origin !== undefined;
  return isAsking && isCrossOrigin(request, publicUrl);
}

/**
 * Lets other sites ask the API with a token, and read the answer. Browsers send a preflight request
 * first, which is allowed only if it announces a token. Cookies are never allowed.
 */
export function allowCrossOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin !== undefined && isCrossOriginWithToken(request)) allow(reply, origin);
  });
  app.options(API, (request, reply) => {
    const {
      origin,
      'access-control-request-headers': asked = '',
      'access-control-request-method': method,
    } = request.headers;
    const names = asked.toLowerCase().split(/\s*,\s*/);
    if (origin === undefined || method !== 'POST' || !names.includes('authorization'))
      return reply.code(204).send();
    allow(reply, origin);
    void reply
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', headers.join(', '));
    return reply.code(204).send();
  });
}

function allow(reply: FastifyReply, origin: string): void {
  void reply
    .header('access-control-allow-origin', origin)
    .header('access-control-expose-headers', 'retry-after')
    .header('vary', 'Origin');
}
