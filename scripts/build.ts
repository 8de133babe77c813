/** `pnpm build`: builds what is out of date, and says so. */
import { buildAndSay } from './build-and-say.js';

await buildAndSay();
