/** `pnpm build`: makes what is stale, and says so. */
import { buildAndSay } from './build-and-say.js';

await buildAndSay();
