/**
 * Builds what is stale, then becomes the program whose file is named first, with the rest as its
 * own: it imports what the build makes.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildAndSay } from './build-and-say.js';

const [file = ''] = process.argv.splice(2, 1);
await buildAndSay();
await import(pathToFileURL(path.resolve(import.meta.dirname, '..', file)).href);
