/** The kind of a failure, in words, and its time by `performance.now()`. */
interface Failure {
  readonly kind: string;
  readonly at: number;
}

/** The number of answered requests, and how long they took. */
export interface Times {
  readonly count: number;
  /** Answered requests per second. */
  readonly rate: number;
  /** The median and the 99th percentile, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

export class Tally {
  private times: number[] = [];
  private failures: Failure[] = [];
  private refusedSlowly = 0;
  private began = performance.now();

  /** Starts counting again from 0. */
  restart(): void {
    this.times = [];
    this.failures = [];
    this.refusedSlowly = 0;
    this.began = performance.now();
  }

  add(ms: number): void {
    this.times.push(ms);
  }

  /** @param ms how long the request took to fail */
  fail(kind: string, ms: number): void {
    this.failures.push({ kind, at: performance.now() });
    if (ms > SLOW_MS) this.refusedSlowly += 1;
  }

  read(): Times {
    const sorted = this.times.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
    const seconds = (performance.now() - this.began) / 1000;
    return { count: sorted.length, rate: sorted.length / seconds, p50: at(0.5), p99: at(0.99) };
  }

  /**
   * A line for each kind of failure, with the number of failures and the seconds from the first to
   * the last.
   */
  describeFailures(): readonly string[] {
    const kinds = [...new Set(this.failures.map(({ kind }) => kind))];
    const lines = kinds.map((kind) => {
      const times = this.failures.filter((each) => each.kind === kind).map(({ at }) => at);
      const lasted = (Math.max(...times) - Math.min(...times)) / 1000;
      return `${times.length} x ${kind} (over ${lasted.toFixed(1)} s)`;
    });
    return this.refusedSlowly === 0
      ? lines
      : [...lines, `${this.refusedSlowly} of these took more than ${SLOW_MS / 1000} s`];
  }
}

/** A failure that takes longer than this, in milliseconds, is also counted as slow. */
const SLOW_MS = 2_000;
