import type { Viewer } from '#domain/access/viewer.js';
import type { Policy } from '#domain/disclosure/disclose.js';
import type { World } from '#domain/figures/world.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import type { PrismaClient } from '#platform/prisma.js';

/** What a resolver works with, made anew for each request. */
export interface Context {
  readonly database: Database;
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly world: World;
  /** Whoever asks. */
  readonly viewer: Viewer;
  /** Whether figures may be read from rollups, as against the records alone. */
  readonly doesReadRollups: boolean;
  /** What the viewer's figures pass through. */
  readonly policy: Policy;
}
