import { performance } from 'node:perf_hooks';

const LOOK_MS = 10_000;
/** A process that works for less than this part of the time is idle. */
const IDLE_UTILIZATION = 0.02;
/** How much the heap must have grown for a collection to be worth it, in bytes. */
const WORTH_BYTES = 8_000_000;

/** The first collection empties pages of the heap, and the second gives them to the system. */
const COLLECTIONS = 2;

/** What is known about a process that may be idle. */
interface Seen {
  /** The part of the time since the last look in which it worked, from 0 to 1. */
  readonly utilization: number;
  /** The size of its heap now, in bytes, garbage included. */
  readonly heapBytes: number;
  /** The size of its heap after the last collection for this purpose; 0 before the first. */
  readonly heapBytesBefore: number;
  /** How often it has been collected since it was last worth it. */
  readonly collections: number;
}

/** Whether a process has nothing to do, and its heap has grown since it was last collected. */
export function isWorthCollecting(seen: Seen): boolean {
  const { utilization, heapBytes, heapBytesBefore, collections } = seen;
  return (
    utilization < IDLE_UTILIZATION &&
    (hasGrown({ heapBytes, heapBytesBefore }) || collections < COLLECTIONS)
  );
}

function hasGrown({
  heapBytes,
  heapBytesBefore,
}: Pick<Seen, 'heapBytes' | 'heapBytesBefore'>): boolean {
  return heapBytes >= heapBytesBefore + WORTH_BYTES;
}

/**
 * Collects garbage once the process has nothing to do. Node collects only while it allocates, so
 * after a busy hour an idle server would keep the garbage of its last minutes, until somebody asks
 * again. A collection takes a tenth of a second.
 *
 * @param collect Node's collector, which exists if the process was started with `--expose-gc`;
 * undefined does nothing
 * @returns a function that ends it
 */
export function collectWhenIdle(collect: (() => void) | undefined = globalThis.gc): () => void {
  if (collect === undefined) return () => undefined;
  let since = performance.eventLoopUtilization();
  let last = { heapBytesBefore: 0, collections: 0 };
  const look = () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, since);
    since = now;
    const seen = { utilization, heapBytes: process.memoryUsage().heapUsed, ...last };
    if (!isWorthCollecting(seen)) return;
    collect();
    last = {
      heapBytesBefore: process.memoryUsage().heapUsed,
      collections: hasGrown(seen) ? 1 : last.collections + 1,
    };
  };
  const looking = setInterval(look, LOOK_MS).unref();
  return () => clearInterval(looking);
}
