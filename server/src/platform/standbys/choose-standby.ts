/** How far behind a standby may be if it is still to be asked, in seconds. */
export const MAX_LAG_SECONDS = 2;

export interface StandbyState {
  /**
   * Whether it answered the last check as a standby of this database, and no read has failed there
   * since because the standby was away or overloaded.
   */
  readonly isUp: boolean;
  /** How far behind it was at the last check, in seconds; infinity if unknown. */
  readonly lagSeconds: number;
  /** The version that the standby was found to lack since the last check; null if none. */
  readonly lacks: string | null;
  readonly readsUnderWay: number;
}

/** Whether a standby may be asked, as far as the last check shows. */
export function isUsable({ isUp, lagSeconds }: Pick<StandbyState, 'isUp' | 'lagSeconds'>): boolean {
  return isUp && lagSeconds <= MAX_LAG_SECONDS;
}

/** Says for the log whether a standby is asked for figures, and if not, why. */
export function describeStandby(
  standby: Pick<StandbyState, 'isUp' | 'lagSeconds'> & { readonly name: string },
): string {
  const { name, isUp, lagSeconds } = standby;
  if (isUsable(standby)) return `The standby ${name} is asked for figures again`;
  const why = !isUp
    ? 'it does not answer as a standby of this database'
    : lagSeconds === Infinity
      ? 'it is not known how far behind it is'
      : `it is ${Math.round(lagSeconds)} seconds behind`;
  return `The standby ${name} is not asked for figures: ${why}`;
}

export interface WantedStandby {
  /** The version that the reader must see; null if not known yet. */
  readonly version: string | null;
  /**
   * The number of reads that a standby has connections for. Further reads go to the primary and do
   * not wait.
   */
  readonly mostAtOnce: number;
}

/** The usable standby with the fewest reads under way; null if the primary must answer. */
export function chooseStandby<Of extends StandbyState>(
  standbys: readonly Of[],
  { version, mostAtOnce }: WantedStandby,
): Of | null {
  const usable = standbys.filter(
    (standby) =>
      isUsable(standby) &&
      (standby.lacks === null || standby.lacks !== version) &&
      standby.readsUnderWay < mostAtOnce,
  );
  return usable.toSorted((a, b) => a.readsUnderWay - b.readsUnderWay)[0] ?? null;
}

/** How far the primary's write-ahead log had been written at a moment. */
export interface PositionAt {
  /** In bytes. */
  readonly position: number;
  /** In milliseconds, by the clock of this process. */
  readonly at: number;
}

/**
 * How far behind a standby is at most, in seconds: the age of the latest known position that it has
 * replayed, or 0 if this is the primary's last. Clocks of different machines are not compared, and
 * a standby is not behind merely because the last change was long ago.
 *
 * @param positions the positions of the primary, in order of time
 * @param replayed how far the standby has replayed the log, in bytes
 */
export function lagOf(positions: readonly PositionAt[], replayed: number, now: number): number {
  const latest = positions.at(-1);
  const passed = positions.findLast(({ position }) => position <= replayed);
  if (passed === undefined) return Infinity;
  return passed === latest ? 0 : (now - passed.at) / 1000;
}
