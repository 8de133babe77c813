import progress from 'cli-progress';

/** Progress of a long step, for a bar: `done` of `total`, in any unit. */
export type Advance = (done: number, total: number) => void;

/** Shows the progress of a start: one line for each step, with its outcome and duration. */
export class Steps {
  constructor(private readonly output: NodeJS.WriteStream) {}

  say(line: string): void {
    this.output.write(`${line}\n`);
  }

  /**
   * Does `work` and prints its result. `advance` draws a bar on a terminal and nothing elsewhere.
   */
  async take<Result>(
    name: string,
    work: (advance: Advance) => Promise<Result>,
    describe: (result: Result) => string,
  ): Promise<Result> {
    const began = performance.now();
    const bar = this.output.isTTY
      ? new progress.SingleBar({
          stream: this.output,
          format: `${name}: {bar} {percentage}%`,
          clearOnComplete: true,
          hideCursor: null,
        })
      : null;
    try {
      const result = await work((done, total) => advanceBar(bar, done, total));
      bar?.stop();
      this.say(`${name}: ${describe(result)} (${formatSeconds(performance.now() - began)})`);
      return result;
    } finally {
      bar?.stop();
    }
  }
}

function advanceBar(bar: progress.SingleBar | null, done: number, total: number): void {
  if (!bar) return;
  if (!bar.isActive) bar.start(total, done);
  bar.setTotal(total);
  bar.update(done);
}

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
