import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const HOUR_SECONDS = 3600;

/** What became of the points that somebody wanted. */
export type Taken =
  | { readonly isTaken: true; readonly left: number }
  /** Nothing was taken; `seconds` until all of it is there again. */
  | { readonly isTaken: false; readonly left: number; readonly seconds: number };

/** What each caller has used within an hour, in this process alone. */
export class HourlyAllowance {
  private readonly limiter: RateLimiterMemory;

  /** @param points of an hour */
  constructor(readonly points: number) {
    this.limiter = new RateLimiterMemory({ points, duration: HOUR_SECONDS });
  }

  /** Takes all of the points, or none where less is left. */
  async take(caller: string, points: number): Promise<Taken> {
    try {
      const { remainingPoints } = await this.limiter.consume(caller, points);
      return { isTaken: true, left: remainingPoints };
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const { consumedPoints, msBeforeNext } = await this.limiter.reward(caller, points);
      return {
        isTaken: false,
        left: Math.max(this.points - consumedPoints, 0),
        seconds: Math.max(Math.ceil(msBeforeNext / 1000), 1),
      };
    }
  }

  /** Takes points whether or not so many are left: for what was done already. */
  async spend(caller: string, points: number): Promise<void> {
    await this.limiter.penalty(caller, points);
  }

  /** How long until there is anything to take again, in seconds; null where something is left. */
  async secondsWithout(caller: string): Promise<number | null> {
    const used = await this.limiter.get(caller);
    return used !== null && used.remainingPoints <= 0
      ? Math.max(Math.ceil(used.msBeforeNext / 1000), 1)
      : null;
  }

  /** How many points are left. */
  async left(caller: string): Promise<number> {
    const used = await this.limiter.get(caller);
    return Math.max(used?.remainingPoints ?? this.points, 0);
  }

  /**
   * Gives points back that were taken for what was not done; what an hour that is over took is gone
   * with it.
   */
  async giveBack(caller: string, points: number): Promise<void> {
    const used = await this.limiter.get(caller);
    if (used !== null && points > 0)
      await this.limiter.reward(caller, Math.min(points, used.consumedPoints));
  }
}
