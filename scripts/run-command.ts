/**
 * The command line, once the packages are there: builds the database's client if it is out of date,
 * then becomes the command.
 */
import { BuildFailure, buildStale } from './build/build-steps.js';

if (await prepare()) await import(new URL('../server/src/cli/main.ts', import.meta.url).href);

/** A command needs no pages, and its standard output is its own. */
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
