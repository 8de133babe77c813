/**
 * Loaded before a command: when it ends, it tells the most memory that its process held, in KiB, to
 * the person who reads descriptor 3.
 */
import { writeSync } from 'node:fs';

const MEMORY_CHANNEL = 3;

process.on('exit', () => writeSync(MEMORY_CHANNEL, String(process.resourceUsage().maxRSS)));
