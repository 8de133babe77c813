import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const HOUR_SECONDS = 3600;

export type Taken =
  | { readonly isTaken: true; readonly left: number }
  /** No points were taken. Enough are available after `seconds`. */
  | { readonly isTaken: false; readonly left: number; readonly seconds: number };

/** The points each caller has used within an hour, in this process only. */
export class HourlyAllowance {
  private readonly limiter: RateLimiterMemory;

  /** @param points the points for an hour */
  constructor(readonly points: number) {
    this.limiter = new RateLimiterMemory({ points, duration: HOUR_SECONDS });
  }

  /** Takes all of the points, or none if there are too few. */
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

  /** Takes points even if there are too few, for work already done. */
  async spend(caller: string, points: number): Promise<void> {
    await this.limiter.penalty(caller, points);
  }

  /** Seconds until any points are available; null if some are left. */
  async secondsWithout(caller: string): Promise<number | null> {
    const used = await this.limiter.get(caller);
    return used !== null && used.remainingPoints <= 0
      ? Math.max(Math.ceil(used.msBeforeNext / 1000), 1)
      : null;
  }

  async left(caller: string): Promise<number> {
    const used = await this.limiter.get(caller);
    return Math.max(used?.remainingPoints ?? this.points, 0);
  }

  /** Returns points for work not done. Points from an hour that has ended have expired. */
  async giveBack(caller: string, points: number): Promise<void> {
    const used = await this.limiter.get(caller);
    if (used !== null && points > 0)
      await this.limiter.reward(caller, Math.min(points, used.consumedPoints));
  }
}
