/** How long after one round the next begins, in milliseconds, where nobody asked for one before. */
const BETWEEN_ROUNDS_MS = 15_000;

/** Sends what is due again and again, one round at a time, until it is told to stop. */
export class MailRounds {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private hasStopped = false;

  /**
   * @param round sends what is due
   * @param onFault told of a round that failed, as where the database does not answer; the next
   * comes all the same
   */
  constructor(
    private readonly round: () => Promise<unknown>,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** Begins a round as soon as the one that goes on has ended. */
  readonly begin = (): void => {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.running = this.running.then(() => (this.hasStopped ? undefined : this.run()));
  };

  /** Returns once the round that goes on has ended; no other begins. */
  async stop(): Promise<void> {
    this.hasStopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    await this.round().catch(this.onFault);
    if (!this.hasStopped) this.timer ??= setTimeout(this.begin, BETWEEN_ROUNDS_MS).unref();
  }
}
