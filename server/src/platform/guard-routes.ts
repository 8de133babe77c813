import type { FastifyInstance, FastifyRequest } from 'fastify';

import { mayAsk } from '#domain/access/may-ask.js';
import { type Need, routeNeeds } from '#domain/access/needs.js';
import type { Visit } from '#domain/access/visit.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    need?: Need;
  }
  interface FastifyRequest {
    /** Who it comes from. Null on routes that need nothing, which ask for themselves. */
    visit: Visit | null;
  }
}

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Has every route that is registered from now on ask whether the visit may, before it does anything.
 *
 * @throws, at registering, where a route does not say what it needs: a door without a lock is not opened
 */
export function guardRoutes(
  app: FastifyInstance,
  recognise: (request: FastifyRequest) => Promise<Visit>,
  needs: Readonly<Record<string, Need>> = routeNeeds,
): void {
  app.decorateRequest('visit', null);
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat().map((method) => (method === 'HEAD' ? 'GET' : method));
    for (const method of methods) {
      const need = needs[`${method} ${route.url}`];
      if (need === undefined) throw new Error(`${method} ${route.url} does not say what it needs: add it to domain/access/needs.ts`);
      route.config = { ...route.config, need };
    }
  });
  app.addHook('onRequest', async (request, reply) => {
    const { need } = request.routeOptions.config;
    // Where nothing is registered, nothing is answered.
    if (need === undefined || need === 'NOTHING') return;
    request.visit = await recognise(request);
    const permission = mayAsk(request.visit, { need, doesChange: !reading.has(request.method) });
    if (permission.ok) return;
    const { sentence: error, needs: missing, grantedBy } = permission;
    const isTokenRefused = request.visit.isByToken && request.visit.ended !== null;
    if (isTokenRefused) void reply.header('www-authenticate', 'Bearer error="invalid_token"');
    return reply.code(isTokenRefused ? 401 : 403).send({ error, needs: missing, grantedBy });
  });
}
