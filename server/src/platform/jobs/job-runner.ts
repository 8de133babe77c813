import { setTimeout as pause } from 'node:timers/promises';

import type pg from 'pg';
import PgBoss from 'pg-boss';

import {
  type Job,
  type JobHandlers,
  type JobKind,
  jobKinds,
  type JobQueue,
} from '#platform/job.js';
import { JOBS_SCHEMA } from '#platform/prepare-jobs.js';
import { NOTICE_LOST_CLIENT, NOTICE_LOST_READER, openPool } from '@stronghold/prisma/connect';
import { toAppUrl, WRITER_ROLE } from '@stronghold/prisma/roles';
import { SilenceWatch } from '@stronghold/prisma/silence-watch';

export interface JobRunnerParts {
  /** The address for migrating; jobs are taken under the role of the writer. */
  readonly ownerUrl: string;
  /** Called with the errors from jobs, and from fetching jobs. */
  readonly onFault: (fault: unknown, kind: JobKind | null) => void;
  readonly pace?: Partial<JobPace>;
}

/** The times between requests for jobs and between attempts, in seconds. */
export interface JobPace {
  /** How long to wait before the next request if there is no job. */
  readonly idle: number;
  /** How often to check what has fallen due, in any process. */
  readonly look: number;
  /** How often to look for jobs whose process died. */
  readonly maintenance: number;
  /** How long to wait after a failure before the next attempt at a job. */
  readonly retry: number;
}

const usualPace: JobPace = { idle: 3, look: 60, maintenance: 60, retry: 15 };

/** The time between daily jobs, in seconds. */
const DAY = 86_400;

/**
 * The timeout of a statement about jobs. The statement is small, but may wait for rows that another
 * process has locked.
 */
const STATEMENT_TIMEOUT_MS = 60_000;

/**
 * Fetches and runs jobs from the database, in any number of processes: each job is run by one of
 * them. A job whose process died is run again once its time limit has passed.
 */
export class JobRunner implements JobQueue {
  private readonly pool: pg.Pool;
  private readonly silence: SilenceWatch;
  private readonly boss: PgBoss;
  private readonly pace: JobPace;
  private readonly ending = new AbortController();
  private loops: readonly Promise<void>[] = [];

  constructor(private readonly parts: JobRunnerParts) {
    this.pace = { ...usualPace, ...parts.pace };
    const connectionString = toAppUrl(parts.ownerUrl);
    this.silence = new SilenceWatch(connectionString);
    this.pool = openPool(
      {
        connectionString,
        options: `${NOTICE_LOST_CLIENT} ${NOTICE_LOST_READER} -c role=${WRITER_ROLE} -c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
        max: 2,
      },
      this.silence,
    );
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => this.pool.query(text, values) },
      schema: JOBS_SCHEMA,
      migrate: false,
      schedule: false,
      maintenanceIntervalSeconds: this.pace.maintenance,
      // A daily job is not repeated while its last run is stored.
      archiveCompletedAfterSeconds: DAY,
    });
    this.boss.on('error', (fault) => parts.onFault(fault, null));
  }

  readonly send: JobQueue['send'] = async ({ client }, { kind, data, afterSeconds }) => {
    const db = { executeSql: (text: string, values: unknown[]) => client.query(text, values) };
    const options = {
      ...jobKinds[kind],
      retryDelay: this.pace.retry,
      ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
    };
    await this.boss.send(kind, { ...data }, { ...options, db });
  };

  /** Starts taking jobs. */
  async start(handlers: JobHandlers): Promise<void> {
    await this.boss.start();
    const work = (kind: JobKind) =>
      this.repeat(this.pace.idle, kind, () => this.workOne(kind, handlers[kind]));
    this.loops = [
      work('look'),
      work('run'),
      work('alert'),
      work('retain'),
      this.repeat(this.pace.look, 'look', () => this.sendRegular('look', this.pace.look)),
      this.repeat(this.pace.look, 'retain', () => this.sendRegular('retain', DAY)),
    ];
  }

  /** Stops taking jobs, and resolves when the running ones are done. */
  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.loops);
    await this.boss.stop({ graceful: false });
    await this.pool.end();
    this.silence.close();
  }

  /** Repeats a function, at once while it finds work, otherwise after a delay. */
  private async repeat(
    seconds: number,
    kind: JobKind,
    once: () => Promise<boolean>,
  ): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      const wasBusy = await once().catch((fault: unknown) => {
        this.parts.onFault(fault, kind);
        return false;
      });
      // An error means only that the wait was ended early.
      if (!wasBusy)
        await pause(seconds * 1000, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /**
   * Sends one job for each interval of this many seconds since 1970, for all processes together.
   */
  private async sendRegular(kind: 'look' | 'retain', seconds: number): Promise<boolean> {
    await this.boss.send(
      kind,
      {},
      { ...jobKinds[kind], singletonKey: kind, singletonSeconds: seconds },
    );
    return false;
  }

  private async workOne(
    kind: JobKind,
    handle: (data: Job['data']) => Promise<void>,
  ): Promise<boolean> {
    const [job] = await this.boss.fetch<Job['data']>(kind);
    if (!job) return false;
    try {
      await handle(job.data);
    } catch (fault) {
      this.parts.onFault(fault, kind);
      await this.boss.fail(kind, job.id, { message: 'It failed: see the server’s output.' });
      return true;
    }
    await this.boss.complete(kind, job.id);
    return true;
  }
}
