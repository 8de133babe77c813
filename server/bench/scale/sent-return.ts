interface SentRecord {
  readonly reference: string;
  readonly quantity: number;
}

export interface SentReturn {
  readonly agencyId: number;
  readonly fileName: string;
  readonly records: readonly SentRecord[];
  /** What the answer said. `UNKNOWN` means that nobody knows whether the return was published. */
  readonly told: 'PUBLISHED' | 'NOTHING_WRITTEN' | 'UNKNOWN';
  /** When the return was sent and when its answer arrived, as times of `performance.now()`. */
  readonly sentAt: number;
  readonly answeredAt: number;
}
