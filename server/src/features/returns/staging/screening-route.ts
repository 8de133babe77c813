import type { FastifyInstance } from 'fastify';

import { type FindingOpen, findOpenStaged } from './find-open.js';
import { findScreenedShare } from './follow-screening.js';

/**
 * Serves how much of a staged return has been screened again, 0 to 1. The answer is null if the
 * return is not being screened again, if all of it has been read, or if it is not open to the
 * caller, who cannot tell these apart.
 */
export function serveScreeningProgress(app: FastifyInstance, parts: FindingOpen): void {
  app.route<{ Params: { readonly id: string } }>({
    url: '/import/screening/:id',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async ({ params: { id }, identity }, reply) => {
      if (identity === null) throw new Error('The request for a screening has no identity');
      const share = findScreenedShare(id);
      const open = share === null ? null : await findOpenStaged(parts, identity, id);
      return reply.header('cache-control', 'no-store').send({ share: open && share });
    },
  });
}
