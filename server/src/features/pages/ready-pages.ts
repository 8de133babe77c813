import { setTimeout as wait } from 'node:timers/promises';

import type { Policy } from '#domain/access/policy.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { readCacheVersion } from '#features/figures/cache-version.reader.js';
import type { Database } from '#platform/database.js';

import { findCachedPage } from './answered-page.type.js';
import { expectOpened, type OpenedPage } from './opened-pages.js';
import type { PageContext } from './page-context.js';

/** What pages are made ready with. */
export interface ReadyingParts {
  readonly database: Database;
  readonly readReferenceData: () => Promise<ReferenceData>;
  /** What a page is worked out with for a policy while nobody waits. */
  readonly toPageContext: (
    policy: Policy,
    referenceData: ReferenceData,
    signal: AbortSignal,
  ) => PageContext;
}

/** A server that has just started has other work first, in milliseconds. */
const AFTER_START_MS = 5_000;
/** How often it is looked whether anything was published, in milliseconds. */
const EVERY_MS = 10_000;

/**
 * Works out the pages that are opened most, at the start and after each publishing, while nobody
 * else works: whoever opens them then finds them kept. Each is kept under the policy that it was
 * worked out for, and nobody is shown it who may see anything else.
 *
 * @param signal ends it
 * @returns when it has ended
 */
export async function keepPagesReady(parts: ReadyingParts, signal: AbortSignal): Promise<void> {
  let ready: string | null = null;
  let last: string | null = null;
  await pause(AFTER_START_MS, signal);
  while (!signal.aborted) {
    try {
      const found = await parts.database.readAside(readCacheVersion);
      // While returns come in one after the other nothing is made ready in between.
      const isSettled = ready === null || found === last;
      last = found;
      if (found !== ready && isSettled) {
        ready = found;
        await makeExpectedReady(parts, signal);
      }
    } catch {
      // The database is away: people are told so, and it is looked again in a while.
    }
    await pause(EVERY_MS, signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, null, { signal, ref: false });
  } catch {
    // It was ended meanwhile, which whoever waits looks for.
  }
}

/**
 * Works out the pages that are opened most, as they are now.
 *
 * @throws where the database is away
 */
export async function makeExpectedReady(parts: ReadyingParts, signal: AbortSignal): Promise<void> {
  const referenceData = await parts.readReferenceData();
  await makePagesReady(expectOpened(parts.database, referenceData), parts, signal);
}

/**
 * Works out pages, one after the other.
 *
 * @throws where the database is away as it begins
 */
export async function makePagesReady(
  expected: readonly OpenedPage[],
  parts: ReadyingParts,
  signal: AbortSignal,
): Promise<void> {
  const referenceData = await parts.readReferenceData();
  for (const { wanted, policy } of expected) {
    if (signal.aborted) return;
    const context = parts.toPageContext(policy, referenceData, signal);
    await context.work.turn();
    try {
      await findCachedPage(wanted, context);
    } catch {
      // A page that cannot be told so is told so to whoever asks for it.
    }
  }
}
