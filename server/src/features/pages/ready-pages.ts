import { setTimeout as wait } from 'node:timers/promises';

import type { Policy } from '#domain/access/policy.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { readCacheVersion } from '#features/figures/cache-version.reader.js';
import type { Database } from '#platform/database.js';

import { findCachedPage } from './answered-page.type.js';
import { expectOpened, type OpenedPage } from './opened-pages.js';
import type { PageContext } from './page-context.js';

export interface ReadyingParts {
  readonly database: Database;
  readonly readReferenceData: () => Promise<ReferenceData>;
  /** The context for computing a page for a policy in the background. */
  readonly toPageContext: (
    policy: Policy,
    referenceData: ReferenceData,
    signal: AbortSignal,
  ) => PageContext;
}

/** How long a server that has just started does other work first, in milliseconds. */
const AFTER_START_MS = 5_000;
/** How often to check for newly published returns, in milliseconds. */
const EVERY_MS = 10_000;

/**
 * Computes the pages that are most likely to be opened, at the start and after each publication,
 * while the server is idle, so that people find them in the cache. Each is cached under the policy
 * it was computed for, and shown only to people with that access.
 *
 * @param signal ends the preparation
 * @returns when the preparation has ended
 */
export async function keepPagesReady(parts: ReadyingParts, signal: AbortSignal): Promise<void> {
  let ready: string | null = null;
  let last: string | null = null;
  await pause(AFTER_START_MS, signal);
  while (!signal.aborted) {
    try {
      const found = await parts.database.readAside(readCacheVersion);
      // While returns come in one after the other, nothing is prepared in between.
      const isSettled = ready === null || found === last;
      last = found;
      if (found !== ready && isSettled) {
        ready = found;
        await makeExpectedReady(parts, signal);
      }
    } catch {
      // The database is down: users are told so, and preparation is tried again later.
    }
    await pause(EVERY_MS, signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, null, { signal, ref: false });
  } catch {
    // The server stopped meanwhile, which the caller checks.
  }
}

/**
 * Computes the pages that are most likely to be opened, from current data.
 *
 * @throws if the database is down
 */
export async function makeExpectedReady(parts: ReadyingParts, signal: AbortSignal): Promise<void> {
  const referenceData = await parts.readReferenceData();
  await makePagesReady(expectOpened(parts.database, referenceData), parts, signal);
}

/**
 * Computes pages, one after the other.
 *
 * @throws if the database is down at the start
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
      // A page that cannot be shown with these filters says so when somebody opens it.
    }
  }
}
