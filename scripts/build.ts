/** `pnpm build`: builds what is out of date, and prints each step. */
import { buildWithProgress } from './build-with-progress.js';

await buildWithProgress();
