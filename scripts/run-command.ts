/**
 * Runs a command once the packages are installed: first builds the database's client if it is out
 * of date.
 */
import { BuildFailure, buildStale } from './build/build-steps.js';

if (await prepare()) await import(new URL('../server/src/cli/main.ts', import.meta.url).href);

/**
 * Builds only what a command needs, and reports this on standard error. False if the build fails.
 */
async function prepare(): Promise<boolean> {
  try {
    await buildStale((step) => console.error(`Build: ${step}`), ['database client']);
    return true;
  } catch (error) {
    if (!(error instanceof BuildFailure)) throw error;
    console.error(error.message);
    process.exitCode = 3;
    return false;
  }
}
