import { BuildFailure, buildStale } from './build/build-steps.js';

/**
 * Builds what is out of date, with a line for each step. If a build fails, prints its report
 * without a stack and ends the process.
 *
 * @param only the names of the steps to run, if not all. Then their end has no line of its own.
 */
export async function buildWithProgress(only?: readonly string[]): Promise<void> {
  const began = performance.now();
  try {
    const made = await buildStale((step) => console.log(`Build: ${step}`), only);
    if (only) return;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(made.length === 0 ? 'Build: up to date' : `Build: done (${seconds} s)`);
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
