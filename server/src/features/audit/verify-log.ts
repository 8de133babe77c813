import type { ChainedEntry, Head } from '#domain/audit/chain.js';
import { type Verdict, verifyChain } from '#domain/audit/verify.js';
import type { Database } from '#platform/database.js';
import { sha256 } from '#platform/sha256.js';

import { readHead, readWholeLog } from './audit-log.reader.js';

export interface VerifyRequest {
  /** The printed head of the log at some earlier time; null if there is none. */
  readonly expected: Head | null;
  /** Called with how many entries have been checked. */
  readonly report: (done: number, total: number) => void;
}

/**
 * Checks that the log is as it was written, in one snapshot and holding only a few entries in
 * memory.
 */
export function verifyLog(
  database: Database,
  { expected, report }: VerifyRequest,
): Promise<Verdict> {
  return database.readLog(async (transaction) => {
    const head = await readHead(transaction);
    const entries = counting(readWholeLog(transaction), (done) => report(done, head.number));
    return verifyChain(entries, { head, expected }, sha256);
  });
}

async function* counting(
  entries: AsyncIterable<ChainedEntry>,
  report: (done: number) => void,
): AsyncGenerator<ChainedEntry, void> {
  let done = 0;
  for await (const entry of entries) {
    yield entry;
    done += 1;
    report(done);
  }
}
