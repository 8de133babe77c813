import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the memory of a command small that works on millions of rows: nobody waits for an answer
 * meanwhile, and most of what it reads or makes is soon unused.
 *
 * @param percent by how much the heap may grow before it is cleared
 */
export function keepHeapSmall(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
