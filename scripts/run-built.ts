/**
 * Builds what is out of date, then runs the program in the file that the first argument names, with
 * the other arguments. The program imports the output of the build.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildWithProgress } from './build-with-progress.js';

const [file = ''] = process.argv.splice(2, 1);
await buildWithProgress();
await import(pathToFileURL(path.resolve(import.meta.dirname, '..', file)).href);
