import type { Transaction } from './database.js';

/** The kinds of background jobs. A process runs the jobs of one kind one after the other. */
export const jobKinds = {
  /** Checks what has fallen due. */
  look: { expireInSeconds: 300, retryLimit: 0 },
  /** Runs a schedule once. */
  run: { expireInSeconds: 300, retryLimit: 5 },
  /** Checks whether the condition of an alert holds. */
  alert: { expireInSeconds: 300, retryLimit: 5 },
  /** Removes records past their retention period: every day, if a period is set. */
  retain: { expireInSeconds: 3600, retryLimit: 2 },
} as const;
export type JobKind = keyof typeof jobKinds;

export interface Job {
  readonly kind: JobKind;
  /** The parameters of the job: ids only, without data about records or people. */
  readonly data: Readonly<Record<string, string>>;
  /** Delay in seconds; none by default. */
  readonly afterSeconds?: number;
}

/**
 * Queues jobs in the transaction that makes them necessary: jobs exist only once it is committed.
 */
export interface JobQueue {
  readonly send: (transaction: Transaction, job: Job) => Promise<void>;
}

/**
 * Runs the jobs of each kind. A job that runs twice, for example because a process died, must have
 * the same result.
 */
export type JobHandlers = Readonly<Record<JobKind, (data: Job['data']) => Promise<void>>>;
