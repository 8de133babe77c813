import { Counter, Histogram, Registry } from 'prom-client';

import type { RefusalDoor } from '#domain/audit/refusal-source.js';

/** How an operation ended. */
export type Outcome = 'answered' | 'mistaken' | 'refused' | 'failed';

/** The upper bounds of the duration histogram, in seconds. */
const EDGES = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** Counters of the process’s work, in Prometheus format. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly operations = new Counter({
    name: 'stronghold_operations_total',
    help: 'Operations of the API by the field that they ask for and how they ended',
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
  private readonly lost = new Counter({
    name: 'stronghold_questions_lost_total',
    help: 'Questions for figures that were answered and could not be kept',
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'stronghold_refusals_total',
    help: 'Refusals by the door at which somebody was refused, whether or not they have an entry of their own in the log',
    labelNames: ['door'] as const,
    registers: [this.registry],
  });

  readonly contentType = this.registry.contentType;

  /** @param seconds its duration */
  countOperation(operation: string, outcome: Outcome, seconds: number): void {
    this.operations.inc({ operation, outcome });
    this.seconds.observe({ operation }, seconds);
  }

  countLostQuestions(count: number): void {
    this.lost.inc(count);
  }

  countRefusal(door: RefusalDoor): void {
    this.refusals.inc({ door });
  }

  /** All of it, as text. */
  print(): Promise<string> {
    return this.registry.metrics();
  }
}
