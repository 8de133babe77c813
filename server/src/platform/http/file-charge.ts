import {
  computeCostOfFinding,
  computeCostOfRows,
  countArguments,
} from '#domain/cost/cost-of-records.js';
import {
  describeFileAllowanceUsed,
  describeFileTooExpensive,
} from '#domain/cost/describe-excess.js';
import type { HourlyAllowance } from '#platform/fair-share/hourly-allowances.js';
import type { Slots } from '#platform/fair-share/slots.js';
import { LineCounter } from '#platform/line-counter.js';

/** The limits shared by files that are read from the database as clients download them. */
export interface FilesFromDatabase {
  /** The slots, one for each database connection reserved for files. */
  readonly slots: Slots;
  /** The hourly allowance of a caller for files, including files of figures. */
  readonly hour: HourlyAllowance;
}

/**
 * The refusal of a file because its caller’s hourly allowance is used up, or would never be enough.
 */
export class FileAllowanceUsed extends Error {
  override readonly name = 'FileAllowanceUsed';

  constructor(
    sentence: string,
    /** Seconds after which to ask again; null if waiting does not help. */
    readonly seconds: number | null,
  ) {
    super(sentence);
  }
}

/** Measures how much of a file its client has read, as a stream. */
export type Meter = (file: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

/** Charges a caller’s hourly allowance for a file of rows. */
export class FileCharge {
  constructor(
    private readonly hour: HourlyAllowance,
    private readonly caller: string,
  ) {}

  /**
   * Charges for finding and counting rows, without refund.
   *
   * @param conditions the filters
   * @throws FileAllowanceUsed if too few points are left
   */
  takeFinding(conditions: unknown): Promise<void> {
    return this.take(
      Math.ceil(computeCostOfFinding({ conditions: countArguments(conditions), isCounted: true })),
    );
  }

  /**
   * Charges for all rows before any of them is sent, so that simultaneous downloads never exceed
   * the allowance, and refunds rows that were not sent.
   *
   * @param send sends the file, through the meter
   * @throws FileAllowanceUsed if too few points are left, before anything is sent
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
