import type { Transaction } from './database.js';

/** What is worked at by itself, each kind one after the other in a process. */
export const jobKinds = {
  /** Looks what has fallen due. */
  look: { expireInSeconds: 300, retryLimit: 0 },
  /** Answers a schedule, once. */
  run: { expireInSeconds: 300, retryLimit: 5 },
  /** Looks whether what an alert watches for has happened. */
  alert: { expireInSeconds: 300, retryLimit: 5 },
} as const;
export type JobKind = keyof typeof jobKinds;

/** Something to be done by itself. */
export interface Job {
  readonly kind: JobKind;
  /** What it is done with: ids, and nothing of any record or person. */
  readonly data: Readonly<Record<string, string>>;
  /** Not before so many seconds from now; at once unless given. */
  readonly afterSeconds?: number;
}

/**
 * Takes jobs in the transaction that makes them necessary: a job is there if that is committed, and
 * only then.
 */
export interface JobQueue {
  readonly send: (transaction: Transaction, job: Job) => Promise<void>;
}

/**
 * What does the jobs of each kind. One that is done twice, or that a process died in, must come to
 * the same.
 */
export type JobHandlers = Readonly<Record<JobKind, (data: Job['data']) => Promise<void>>>;
