/**
 * Loaded before a command: when the process exits, writes its peak memory, in KiB, to file
 * descriptor 3.
 */
import { writeSync } from 'node:fs';

const MEMORY_CHANNEL = 3;

process.on('exit', () => writeSync(MEMORY_CHANNEL, String(process.resourceUsage().maxRSS)));
