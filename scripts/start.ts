/**
 * What `npm start` runs once the packages are there: builds what is out of date, then becomes the
 * server.
 */
import { buildAndSay } from './build-and-say.js';

await buildAndSay();
await import(new URL('../server/src/main.ts', import.meta.url).href);
