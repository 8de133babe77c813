import type { FastifyInstance } from 'fastify';

import { isLoopback } from '#platform/loopback.js';
import type { Metrics } from '#platform/metrics.js';

/** What a proxy says of whom it asks for. */
const handedOn = ['x-forwarded-for', 'forwarded', 'via'] as const;

/**
 * Offers the metrics to the person who watches the machine, on the machine itself: nobody else is
 * told what people ask for.
 */
export function serveMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async ({ ip, headers }, reply) => {
    const isFromHere =
      isLoopback(ip.replace(/^::ffff:/, '')) &&
      handedOn.every((name) => headers[name] === undefined);
    if (!isFromHere) return reply.code(404).send({ error: 'There is nothing at /metrics.' });
    return reply.type(metrics.contentType).send(await metrics.print());
  });
}
