import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { RefusalDoor } from '#domain/audit/refusal-source.js';
import type { Database, WorkKind } from '#platform/database.js';
import type { Answering } from '#platform/standbys/standbys.js';

export type Outcome = 'answered' | 'mistaken' | 'refused' | 'failed';

/**
 * The source of an answer: the cache, a simultaneous request of another caller, or a new
 * computation.
 */
export type AnswerSource = 'kept' | 'shared' | 'computed';

/** The upper bounds of the duration histogram, in seconds. */
const EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/**
 * The upper bounds for work in the database, in seconds: from a short query to a return of a
 * million rows.
 */
const EDGES_OF_WORK = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 20, 120, 900];

/**
 * Counters of the process’s work, in Prometheus format. Labels come only from lists in this
 * program, so that callers cannot create further ones, and no label names a person.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly operations = new Counter({
    name: 'stronghold_operations_total',
    help: 'API operations by the field that they ask for and how they ended',
    labelNames: ['operation', 'outcome'] as const,
    registers: [this.registry],
  });
  private readonly seconds = new Histogram({
    name: 'stronghold_operation_seconds',
    help: 'Seconds from reading an operation to its answer',
    labelNames: ['operation'] as const,
    buckets: EDGES,
    registers: [this.registry],
  });
  private readonly errors = new Counter({
    name: 'stronghold_errors_total',
    help: 'Errors in API answers by code',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });
  private readonly cost = new Counter({
    name: 'stronghold_cost_total',
    help: 'Cost of API operations, as the allowance counts it, including those that were too expensive',
    registers: [this.registry],
  });
  private readonly answers = new Counter({
    name: 'stronghold_answers_total',
    help: 'Answers with figures that were cached, shared with somebody who had just asked, or computed',
    labelNames: ['source'] as const,
    registers: [this.registry],
  });
  private readonly lost = new Counter({
    name: 'stronghold_questions_lost_total',
    help: 'Questions for figures that were answered but could not be recorded',
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'stronghold_refusals_total',
    help: 'Refusals by the way in which access was refused, whether or not they have their own entry in the log',
    labelNames: ['door'] as const,
    registers: [this.registry],
  });
  private readonly logged = new Counter({
    name: 'stronghold_log_entries_total',
    help: 'Entries in the log by action: PUBLISH counts returns that were published or taken back',
    labelNames: ['action'] as const,
    registers: [this.registry],
  });
  private readonly work = new Histogram({
    name: 'stronghold_database_seconds',
    help: 'Seconds of transactions from asking for a connection to the commit, by purpose',
    labelNames: ['kind'] as const,
    buckets: EDGES_OF_WORK,
    registers: [this.registry],
  });
  private readonly broken = new Counter({
    name: 'stronghold_database_failures_total',
    help: 'Transactions that failed, by purpose',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });
  private readonly routed = new Counter({
    name: 'stronghold_standby_reads_total',
    help: 'Reads of figures that a standby may answer, by outcome: standby, or why the primary answered instead',
    labelNames: ['answering'] as const,
    registers: [this.registry],
  });

  readonly contentType = this.registry.contentType;

  /** @param seconds the duration of the operation */
  countOperation(operation: string, outcome: Outcome, seconds: number): void {
    this.operations.inc({ operation, outcome });
    this.seconds.observe({ operation }, seconds);
  }

  countError(code: string): void {
    this.errors.inc({ code });
  }

  countCost(cost: number): void {
    this.cost.inc(cost);
  }

  countAnswer(source: AnswerSource): void {
    this.answers.inc({ source });
  }

  countLostQuestions(count: number): void {
    this.lost.inc(count);
  }

  countRefusal(door: RefusalDoor): void {
    this.refusals.inc({ door });
  }

  /** Watches the work and the connections of a database from now on. */
  watch(database: Database): void {
    const { pool } = database;
    database.observe({
      onDone: (kind: WorkKind, seconds: number) => this.work.observe({ kind }, seconds),
      onFailed: (kind: WorkKind) => this.broken.inc({ kind }),
      onRouted: (answering: Answering) => this.routed.inc({ answering }),
      onLogged: (entries) => entries.forEach(({ action }) => this.logged.inc({ action })),
    });
    this.measure(
      'stronghold_connections',
      'Connections to the database that are open',
      () => pool.totalCount,
    );
    this.measure(
      'stronghold_connections_idle',
      'Open connections to the database that are not in use',
      () => pool.idleCount,
    );
    this.measure(
      'stronghold_connections_awaited',
      'Transactions waiting for a connection',
      () => pool.waitingCount,
    );
    this.measureStandbys(
      { name: 'stronghold_standby_up', help: 'Whether a standby can be asked: 1, or 0' },
      database,
      ({ isUp }) => Number(isUp),
    );
    this.measureStandbys(
      {
        name: 'stronghold_standby_lag_seconds',
        help: 'How far behind a standby is at most; +Inf if that is unknown',
      },
      database,
      ({ lagSeconds }) => lagSeconds,
    );
    this.measure('stronghold_memory_bytes', 'Memory of the process', () =>
      process.memoryUsage.rss(),
    );
  }

  /** All metrics as text. */
  print(): Promise<string> {
    return this.registry.metrics();
  }

  /** Adds a number that is read each time the metrics are requested. */
  private measure(name: string, help: string, read: () => number): void {
    this.registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(read());
        },
      }),
    );
  }

  /** Adds a number for each standby, read each time the metrics are requested. */
  private measureStandbys(
    { name, help }: Readonly<Record<'name' | 'help', string>>,
    database: Database,
    read: (standby: Database['knownStandbys'][number]) => number,
  ): void {
    this.registry.registerMetric(
      new Gauge({
        name,
        help,
        labelNames: ['standby'],
        registers: [],
        collect() {
          // Remove earlier values, because a standby may have become the primary.
          this.reset();
          for (const standby of database.knownStandbys)
            this.set({ standby: standby.name }, read(standby));
        },
      }),
    );
  }
}
