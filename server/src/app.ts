import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';

import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

export interface AppParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: FastifyBaseLogger;
  /** Folder of the built web application; null serves the API alone. */
  readonly webFolder: string | null;
}

/** Builds the server from its parts. Listens to nothing yet. */
export async function buildApp({ logger }: AppParts): Promise<FastifyInstance> {
  const app = fastify({ loggerInstance: logger, disableRequestLogging: true });
  app.get('/healthz', () => ({ status: 'ok' }));
  return app;
}
