import type { FastifyInstance } from 'fastify';

import { isLoopback } from '#platform/loopback.js';
import type { Metrics } from '#platform/metrics.js';

/** Headers by which a proxy names its client. */
const handedOn = ['x-forwarded-for', 'forwarded', 'via'] as const;

/** Serves metrics only to this machine, because nobody else should know what people ask for. */
export function serveMetrics(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async ({ ip, headers }, reply) => {
    const isFromHere =
      isLoopback(ip.replace(/^::ffff:/, '')) &&
      handedOn.every((name) => headers[name] === undefined);
    if (!isFromHere) return reply.code(404).send({ error: 'There is nothing at /metrics.' });
    return reply.type(metrics.contentType).send(await metrics.print());
  });
}
