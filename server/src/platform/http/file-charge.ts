import {
  computeCostOfFinding,
  computeCostOfRows,
  countArguments,
} from '#domain/cost/cost-of-records.js';
import {
  describeFileAllowanceUsed,
  describeFileTooExpensive,
} from '#domain/cost/describe-excess.js';
import type { HourlyAllowance } from '#platform/hourly-allowances.js';
import { LineCounter } from '#platform/line-counter.js';
import type { Slots } from '#platform/slots.js';

/** What files share that are read from the database as their clients take them. */
export interface FilesFromDatabase {
  /** Each holds a connection of those that are kept for files. */
  readonly slots: Slots;
  /** What a caller's files may cost in an hour, those of figures among them. */
  readonly hour: HourlyAllowance;
}

/**
 * Why a file is not handed out: what its caller may have of an hour is used up, or was never enough
 * for it.
 */
export class FileAllowanceUsed extends Error {
  override readonly name = 'FileAllowanceUsed';

  constructor(
    sentence: string,
    /** When to ask again; null where time changes nothing. */
    readonly seconds: number | null,
  ) {
    super(sentence);
  }
}

/** Notes how much of a file its client has taken, as it hands it on. */
export type Meter = (file: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** What a file of rows takes from what its caller may have of an hour. */
export class FileCharge {
  constructor(
    private readonly hour: HourlyAllowance,
    private readonly caller: string,
  ) {}

  /**
   * Takes what it costs to find and count rows, for good.
   *
   * @param conditions what narrows them
   * @throws FileAllowanceUsed where less is left
   */
  takeFinding(conditions: unknown): Promise<void> {
    return this.take(
      Math.ceil(computeCostOfFinding({ conditions: countArguments(conditions), isCounted: true })),
    );
  }

  /**
   * Takes what so many rows cost before any of them leaves, so that files that are taken side by
   * side are never more than the hour allows, and gives back what was not sent in the end.
   *
   * @param send hands on the file, through the meter
   * @throws FileAllowanceUsed where less is left, and nothing is sent
   */
  async sendRows(rows: number, send: (meter: Meter) => Promise<void>): Promise<void> {
    const cost = Math.ceil(computeCostOfRows(rows));
    await this.take(cost);
    const lines = new LineCounter();
    try {
      await send(async function* (file) {
        for await (const chunk of file) {
          yield chunk;
          lines.add(chunk);
        }
      });
    } finally {
      await this.hour.giveBack(
        this.caller,
        cost - Math.ceil(computeCostOfRows(Math.min(lines.count, rows))),
      );
    }
  }

  private async take(points: number): Promise<void> {
    if (points > this.hour.points)
      throw new FileAllowanceUsed(describeFileTooExpensive(this.hour.points), null);
    const taken = await this.hour.take(this.caller, points);
    if (taken.isTaken) return;
    throw new FileAllowanceUsed(
      describeFileAllowanceUsed({
        left: taken.left,
        hour: this.hour.points,
        seconds: taken.seconds,
      }),
      taken.seconds,
    );
  }
}
