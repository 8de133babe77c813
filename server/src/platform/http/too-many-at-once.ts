/** Seconds after which a caller with too many requests may ask again. */
const SOON_SECONDS = 1;

/**
 * The refusal of a request because its caller has too many in progress. `status` is an HTTP status.
 */
export class TooManyAtOnce extends Error {
  override readonly name = 'TooManyAtOnce';
  readonly statusCode = 429;
  readonly retryAfter = SOON_SECONDS;

  /** @param limits how many of a caller’s requests run at a time, and how many may wait */
  constructor({
    ofOneCaller,
    waitingOfOneCaller,
  }: {
    readonly ofOneCaller: number;
    readonly waitingOfOneCaller: number;
  }) {
    super(
      `You are sending many requests at once: ${ofOneCaller} of your requests are being answered and ${waitingOfOneCaller} are waiting. Send fewer at a time, and the next when one is answered.`,
    );
  }
}
