/** How far behind a standby may be to be asked at all, in seconds. */
export const MAX_LAG_SECONDS = 2;

/** What is known about a standby. */
export interface StandbyState {
  /**
   * Whether it answered the last check as a standby of this database, and no read has lost it since.
   */
  readonly isUp: boolean;
  /** How far behind it was at the last check, in seconds. Infinity if nobody knows. */
  readonly lagSeconds: number;
  /** The version that it turned out not to show, since the last check; null if none did. */
  readonly lacks: string | null;
  readonly readsUnderWay: number;
}

/** What is wanted of a standby. */
export interface WantedStandby {
  /** The version that the reader must see; null if it is not known yet. */
  readonly version: string | null;
  /** How many reads a standby has connections for. Nobody waits for one: the primary is free. */
  readonly mostAtOnce: number;
}

/** The standby to ask, with the fewest reads under way; null if the primary must answer. */
export function chooseStandby<Of extends StandbyState>(
  standbys: readonly Of[],
  { version, mostAtOnce }: WantedStandby,
): Of | null {
  const usable = standbys.filter(
    ({ isUp, lagSeconds, lacks, readsUnderWay }) =>
      isUp &&
      lagSeconds <= MAX_LAG_SECONDS &&
      (lacks === null || lacks !== version) &&
      readsUnderWay < mostAtOnce,
  );
  return usable.toSorted((a, b) => a.readsUnderWay - b.readsUnderWay)[0] ?? null;
}

/** How far the primary's log of changes had been written at a moment. */
export interface PositionAt {
  /** In bytes. */
  readonly position: number;
  /** In milliseconds, by the clock of this process. */
  readonly at: number;
}

/**
 * How far behind a standby is at most, in seconds: the age of the latest known position that it has
 * replayed. This compares no clocks, and a standby of a database in which nothing happens is not
 * behind, however long ago the last change was.
 *
 * @param positions those of the primary, in order
 * @param replayed how far the standby has replayed the log, in bytes
 */
export function lagOf(positions: readonly PositionAt[], replayed: number, now: number): number {
  const latest = positions.at(-1);
  const passed = positions.findLast(({ position }) => position <= replayed);
  if (passed === undefined) return Infinity;
  return passed === latest ? 0 : (now - passed.at) / 1000;
}
