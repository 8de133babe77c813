/** The pause between rounds in milliseconds, unless a round is requested earlier. */
const BETWEEN_ROUNDS_MS = 15_000;

/** Sends due emails in rounds, one at a time, until it is stopped. */
export class MailRounds {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private hasStopped = false;

  /**
   * @param round sends all due emails
   * @param onFault called when a round fails, for example because the database does not answer. The
   * next round runs all the same
   */
  constructor(
    private readonly round: () => Promise<unknown>,
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** Starts a round as soon as the current one has ended. */
  readonly begin = (): void => {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.running = this.running.then(() => (this.hasStopped ? undefined : this.run()));
  };

  /** Does not start another round, and resolves once the current round has ended. */
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
