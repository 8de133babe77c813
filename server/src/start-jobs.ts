import type { FastifyBaseLogger } from 'fastify';

import { type BackgroundWorkParts, createBackgroundWork } from './background-work.js';

/**
 * Starts background work. It is told to stop before the server closes, and then finishes its
 * current job.
 *
 * @returns a function that stops it
 */
export async function startJobs(
  parts: BackgroundWorkParts,
  { ownerUrl, logger }: { readonly ownerUrl: string; readonly logger: FastifyBaseLogger },
): Promise<() => Promise<void>> {
  // Loading the library takes longer than everything else here.
  const { JobRunner } = await import('#platform/jobs/job-runner.js');
  const runner = new JobRunner({
    ownerUrl,
    onFault: (err, kind) =>
      logger.error({ err, kind }, 'Background work failed. It is tried again.'),
  });
  await runner.start(createBackgroundWork(parts, runner));
  return () => runner.stop();
}
