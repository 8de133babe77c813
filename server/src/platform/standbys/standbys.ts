import { setTimeout as wait } from 'node:timers/promises';

import type pg from 'pg';

import { chooseStandby, describeStandby, isUsable, type PositionAt } from './choose-standby.js';
import {
  checkServer,
  type KnownPrimary,
  openPoolOfChecks,
  Standby,
  StandbyCannotAnswer,
} from './standby.js';

/** How often the servers are checked, in milliseconds. */
const EVERY_MS = 1_000;
/** How many of the primary's positions to remember, enough for about ten minutes. */
const MAX_POSITIONS = 600;

/**
 * The server that answered: a standby, or else the primary, because no standby was usable, or
 * because one was behind or failed.
 */
export type Answering = 'standby' | 'none' | StandbyCannotAnswer['why'];

/** Takes a sentence for the log when a standby is no longer asked, or is asked again. */
export type StandbyReport = (level: 'info' | 'warn', sentence: string) => void;

/** A read that a standby or the primary may answer. */
interface Routed<Result> {
  readonly onPrimary: () => Promise<Result>;
  /**
   * @param onBegun must be called once there is a connection
   * @throws StandbyCannotAnswer if the standby does not show the version
   */
  readonly onStandby: (pool: pg.Pool, onBegun: () => void) => Promise<Result>;
  readonly onRouted: (answering: Answering) => void;
  /** Aborted if the reader has left. */
  readonly signal: AbortSignal | undefined;
}

/** The standbys of a database, which are checked in the background. */
export class Standbys {
  readonly all: readonly Standby[];
  private readonly mostAtOnce: number;
  private readonly poolOfChecks: pg.Pool;
  private readonly ending = new AbortController();
  private readonly watching: Promise<void>;
  private primary: KnownPrimary | null = null;
  private report: StandbyReport | null = null;
  /** The standbys that were last reported as not asked. */
  private readonly unused = new Set<Standby>();

  /**
   * @param primaryUrl the address of the primary, for the login role
   * @param configs the pools of the standbys
   */
  constructor(
    primaryUrl: string,
    configs: readonly (pg.PoolConfig & {
      readonly connectionString: string;
      readonly max: number;
    })[],
  ) {
    this.mostAtOnce = Math.min(...configs.map(({ max }) => max));
    this.all = configs.map((config) => new Standby(config));
    this.poolOfChecks = openPoolOfChecks(primaryUrl);
    this.watching = this.watch();
  }

  /** Whether any standby can be asked. */
  get hasUsable(): boolean {
    return this.choose(null) !== null;
  }

  /**
   * Reads on a standby, or else on the primary.
   *
   * @param version the version that the reader must see; null reads on the primary
   */
  async route<Result>(version: string | null, routed: Routed<Result>): Promise<Result> {
    const { onPrimary, onStandby, onRouted, signal } = routed;
    const standby = version === null ? null : this.choose(version);
    if (standby === null) {
      onRouted('none');
      return onPrimary();
    }
    try {
      const result = await standby.run((onBegun) => onStandby(standby.pool, onBegun), signal);
      onRouted('standby');
      return result;
    } catch (error) {
      if (!(error instanceof StandbyCannotAnswer)) throw error;
      if (error.why === 'behind') standby.lacks = version;
      onRouted(error.why);
      return await onPrimary();
    }
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.watching;
    await Promise.all([this.poolOfChecks.end(), ...this.all.map((standby) => standby.close())]);
  }

  /** Reports from now on which standbys are not asked. */
  reportTo(report: StandbyReport): void {
    this.report = report;
    this.reportChanges(report);
  }

  private reportChanges(report: StandbyReport): void {
    for (const standby of this.all) {
      const isUnused = !standby.isPrimary && !isUsable(standby);
      if (isUnused === this.unused.has(standby)) continue;
      if (isUnused) this.unused.add(standby);
      else this.unused.delete(standby);
      report(isUnused ? 'warn' : 'info', describeStandby(standby));
    }
  }

  private choose(version: string | null): Standby | null {
    return chooseStandby(this.all, { version, mostAtOnce: this.mostAtOnce });
  }

  private async watch(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      await this.checkAll();
      // The wait is ended early when the database closes, which the loop checks.
      await wait(EVERY_MS, null, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async checkAll(): Promise<void> {
    // Check the primary first, because a standby that has replayed as much is not behind. Ignore an
    // error here: callers who use the primary get their own.
    const found = await checkServer(this.poolOfChecks).catch(() => null);
    this.primary =
      found === null || found.isInRecovery
        ? null
        : {
            system: found.system,
            startedAt: found.startedAt,
            positions: remember(this.primary?.positions ?? [], found.position),
          };
    await Promise.all(this.all.map((standby) => standby.check(this.primary)));
    if (this.report) this.reportChanges(this.report);
  }
}

/** Adds a position. Drops earlier ones if the log has become shorter, as after a failover. */
function remember(positions: readonly PositionAt[], position: number): readonly PositionAt[] {
  const last = positions.at(-1);
  const kept = last !== undefined && last.position > position ? [] : positions;
  return [...kept, { position, at: performance.now() }].slice(-MAX_POSITIONS);
}
