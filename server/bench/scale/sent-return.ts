/** A record as it was sent. */
interface SentRecord {
  readonly reference: string;
  readonly quantity: number;
}

/** What is known of one return that was sent. */
export interface SentReturn {
  readonly agencyId: number;
  readonly fileName: string;
  readonly records: readonly SentRecord[];
  /** What the sender was told: published, not published, or nothing that they can rely on. */
  readonly told: 'PUBLISHED' | 'NOTHING_WRITTEN' | 'UNKNOWN';
  /** When it was sent and when the answer had come, by the clock of this process. */
  readonly sentAt: number;
  readonly answeredAt: number;
}
