/**
 * Loaded before a command: when it exits, it writes its process’s peak memory, in KiB, to file
 * descriptor 3.
 */
import { writeSync } from 'node:fs';

const MEMORY_CHANNEL = 3;

process.on('exit', () => writeSync(MEMORY_CHANNEL, String(process.resourceUsage().maxRSS)));
