/** `pnpm build`: builds what is out of date, and says so. */
import { buildWithProgress } from './build-with-progress.js';

await buildWithProgress();
