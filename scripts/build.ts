/**
 * `pnpm build`: builds what is out of date, and prints each step. `npm start` has it build a part of
 * what it runs: first `server`, and then `pages` if we tell it that they are out of date.
 */
import { areBuilt, partOfStart } from './build/build-steps.js';
import { buildWithProgress } from './build-with-progress.js';

const part = process.argv[2];
await buildWithProgress(partOfStart(part));
if (part === 'server') process.send?.({ arePagesBuilt: await areBuilt('pages') });
