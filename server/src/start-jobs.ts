import type { FastifyBaseLogger } from 'fastify';

import { type BackgroundWorkParts, createBackgroundWork } from './background-work.js';

/**
 * Starts background work. The caller must stop it before the server closes. It then finishes its
 * current job.
 *
 * @returns a function that stops background work
 */
export async function startJobs(
  parts: BackgroundWorkParts,
  { ownerUrl, logger }: { readonly ownerUrl: string; readonly logger: FastifyBaseLogger },
): Promise<() => Promise<void>> {
  // Load the library only now, because loading takes longer than all other steps here.
  const { JobRunner } = await import('#platform/jobs/job-runner.js');
  const runner = new JobRunner({
    ownerUrl,
    onFault: (err, kind) =>
      logger.error({ err, kind }, 'Background work failed. It will be tried again.'),
  });
  await runner.start(createBackgroundWork(parts, runner));
  return () => runner.stop();
}
