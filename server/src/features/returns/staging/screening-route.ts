import type { FastifyInstance } from 'fastify';

import { type FindingOpen, findOpenStaged } from './find-open.js';
import { findScreenedShare } from './follow-screening.js';

/**
 * Serves how far a staged return has been screened anew, 0 to 1. Null where it is not, where nobody
 * knows, and where it is not open to who asks, so that they are not told which.
 */
export function serveScreeningProgress(app: FastifyInstance, parts: FindingOpen): void {
  app.route<{ Params: { readonly id: string } }>({
    url: '/import/screening/:id',
    method: 'GET',
    exposeHeadRoute: false,
    handler: async ({ params: { id }, identity }, reply) => {
      if (identity === null) throw new Error('Nobody asked who waits');
      const share = findScreenedShare(id);
      const open = share === null ? null : await findOpenStaged(parts, identity, id);
      return reply.header('cache-control', 'no-store').send({ share: open && share });
    },
  });
}
