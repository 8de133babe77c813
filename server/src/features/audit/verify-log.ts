import type { ChainedEntry, Head } from '#domain/audit/chain.js';
import { type Verdict, verifyChain } from '#domain/audit/verify.js';
import type { Database } from '#platform/database.js';
import { sha256 } from '#platform/sha256.js';

import { readHead, readWholeLog } from './audit-log.reader.js';

export interface VerifyRequest {
  /** Where the log was at some time, as it was printed then; null where nobody kept it. */
  readonly expected: Head | null;
  /** Told how many entries were looked at. */
  readonly report: (done: number, total: number) => void;
}

/**
 * Looks whether the log is as it was written, in one snapshot and without holding more of it than a
 * few entries.
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
