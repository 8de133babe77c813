/**
 * What `npm start` runs once the packages are there: builds what is out of date, then becomes the
 * server.
 */
import { buildWithProgress } from './build-with-progress.js';

await buildWithProgress();
await import(new URL('../server/src/main.ts', import.meta.url).href);
